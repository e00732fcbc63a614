-- Doctors who are registered anywhere, with one of their institutions.
SELECT staff.dr_code, min(staff.fixmedins_code) AS registered_at
FROM   staff
WHERE  staff.fixmedins_code IS NOT NULL
GROUP  BY staff.dr_code
