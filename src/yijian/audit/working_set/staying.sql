-- Stays that ended, per institution and month; of how many the condition at admission of a
-- diagnosis is told, and in how many an infection arose in hospital.
WITH told AS (
    SELECT d.fixmedins_code, d.mdtrt_id, d.diag_code, d.adm_cond
    FROM   diagnosis AS d
    WHERE  d.adm_cond IS NOT NULL
),
stated AS (
    SELECT DISTINCT told.fixmedins_code, told.mdtrt_id FROM told
),
infected AS (
    SELECT DISTINCT told.fixmedins_code, told.mdtrt_id
    FROM   told
    JOIN   stay ON stay.fixmedins_code = told.fixmedins_code AND stay.mdtrt_id = told.mdtrt_id
    JOIN   knowledge.hospital_infection_diagnosis AS k
      ON   k.diag_prefix = substring(told.diag_code, 1, length(k.diag_prefix))
     AND   stay.end_date BETWEEN k.begndate AND k.enddate
    WHERE  told.adm_cond IN ('4', '无')
)
SELECT stay.fixmedins_code, CAST(date_trunc('month', stay.end_date) AS DATE) AS month_begn,
       max(stay.admdvs) AS admdvs, max(stay.hosp_lv) AS hosp_lv, max(stay.fixmedins_type) AS fixmedins_type,
       count(*) AS discharges, count(stated.mdtrt_id) AS discharges_stated, count(infected.mdtrt_id) AS infections
FROM   stay
LEFT   JOIN stated ON stated.fixmedins_code = stay.fixmedins_code AND stated.mdtrt_id = stay.mdtrt_id
LEFT   JOIN infected ON infected.fixmedins_code = stay.fixmedins_code AND infected.mdtrt_id = stay.mdtrt_id
WHERE  stay.fault IS NULL AND stay.end_date IS NOT NULL
GROUP  BY stay.fixmedins_code, CAST(date_trunc('month', stay.end_date) AS DATE)
