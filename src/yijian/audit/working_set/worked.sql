-- Outpatients that a doctor wrote for, per day.
WITH person_of AS (
    SELECT staff.dr_code, max(staff.psn_no) AS psn_no FROM staff GROUP BY staff.dr_code
)
SELECT line.bilg_dr_code, line.fee_ocur_date AS worked_on, min(line.fixmedins_code) AS first_institution,
       max(line.fixmedins_code) AS last_institution, max(line.admdvs) AS admdvs, max(person_of.psn_no) AS doctor_psn_no,
       count(DISTINCT line.psn_no) AS outpatients, sum(line.fee_amount) AS fee_amount,
       sum(coalesce(line.fund_amount, 0)) AS fund_amount
FROM   line
LEFT   JOIN person_of ON person_of.dr_code = line.bilg_dr_code
WHERE  line.fault IS NULL AND NOT line.placeholder_doctor AND line.bilg_dr_code IS NOT NULL AND line.care_setting = '门诊'
  AND  line.fee_amount > 0
GROUP  BY line.bilg_dr_code, line.fee_ocur_date
