-- Every sale and return of a traced pack once, whoever reported it.
SELECT DISTINCT traced.* FROM part.traced AS traced
