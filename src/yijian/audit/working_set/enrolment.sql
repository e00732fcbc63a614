-- Enrolments gathered by certificate, whatever number the person has in each place.
SELECT enrolled.* FROM part.enrolled AS enrolled
