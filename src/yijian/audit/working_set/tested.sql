-- Tests of glycated haemoglobin (price list 2001: 250302003), with the person's last one wherever it was done, and
-- whether a diagnosis of the visit is diabetes or a raised blood sugar (ICD-10 E10-E14, O24, R73).
WITH test AS (
    SELECT line.bilg_dr_code, month_of(line.fee_ocur_date) AS month_begn, line.fee_ocur_date AS tested_on, line.fixmedins_code,
           line.setl_id, line.bkkp_sn, line.mdtrt_id, line.psn_no, line.admdvs, line.insu_admdvs, line.main_diag_code,
           line.placeholder_doctor, line.fee_amount, line.fund_amount
    FROM   line
    WHERE  line.fault IS NULL AND line.fund_amount > 0
      AND  (starts_with(line.hilist_code, '00250302003') OR line.hilist_name LIKE '%糖化血红蛋白%')
),
tested_day AS (
    SELECT DISTINCT test.psn_no, test.tested_on FROM test
),
followed AS (
    SELECT tested_day.psn_no, tested_day.tested_on,
           lag(tested_day.tested_on) OVER (PARTITION BY tested_day.psn_no ORDER BY tested_day.tested_on) AS previous_on
    FROM   tested_day
),
told AS (
    SELECT diagnosis.fixmedins_code, diagnosis.mdtrt_id,
           max(CASE WHEN substring(diagnosis.diag_code, 1, 3) IN ('E10', 'E11', 'E12', 'E13', 'E14', 'O24', 'R73') THEN 1 ELSE 0 END) AS diabetic
    FROM   diagnosis
    GROUP  BY diagnosis.fixmedins_code, diagnosis.mdtrt_id
)
SELECT test.bilg_dr_code, test.month_begn, test.tested_on, test.fixmedins_code, test.setl_id, test.bkkp_sn, test.mdtrt_id,
       test.psn_no, test.admdvs, test.insu_admdvs, followed.previous_on,
       CASE WHEN test.main_diag_code IS NULL AND told.mdtrt_id IS NULL THEN NULL
            ELSE coalesce(told.diabetic = 1, FALSE)
              OR coalesce(substring(test.main_diag_code, 1, 3) IN ('E10', 'E11', 'E12', 'E13', 'E14', 'O24', 'R73'), FALSE) END AS diabetic,
       test.fee_amount, test.fund_amount
FROM   test
JOIN   followed ON followed.psn_no = test.psn_no AND followed.tested_on = test.tested_on
LEFT   JOIN told ON told.fixmedins_code = test.fixmedins_code AND told.mdtrt_id = test.mdtrt_id
WHERE  NOT test.placeholder_doctor AND test.bilg_dr_code IS NOT NULL
