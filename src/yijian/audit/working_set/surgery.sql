-- Operations gathered by surgeon.
SELECT performed.* FROM part.performed AS performed
