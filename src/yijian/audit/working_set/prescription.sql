-- Lines of outpatient prescriptions, gathered by doctor.
SELECT prescribed.* FROM part.prescribed AS prescribed
