-- Stays in hospital of doctors themselves.
SELECT DISTINCT staff.dr_code AS bilg_dr_code, stay.fixmedins_code, stay.mdtrt_id, stay.begn_date, stay.end_date
FROM   stay
JOIN   staff ON staff.psn_no = stay.psn_no
WHERE  stay.fault IS NULL AND stay.end_date > stay.begn_date
