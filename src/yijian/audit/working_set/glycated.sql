-- Tests of glycated haemoglobin, gathered by doctor and month.
SELECT tested.* FROM part.tested AS tested
