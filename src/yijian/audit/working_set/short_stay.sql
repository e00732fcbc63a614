-- Such stays gathered by institution and day of admission.
SELECT examined.* FROM part.examined AS examined
