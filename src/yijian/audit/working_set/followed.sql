-- Stays that ended alive, per institution, month and days until the same person was admitted there
-- again unplanned (days_after is null where that did not happen), and how far the charges reach.
WITH ended AS (
    SELECT stay.fixmedins_code, stay.mdtrt_id, stay.end_date, stay.dscg_way, stay.admdvs, stay.hosp_lv, stay.fixmedins_type,
           stay.main_diag_code,
           lead(stay.mdtrt_id) OVER (PARTITION BY stay.psn_no, stay.fixmedins_code ORDER BY stay.begn_time, stay.mdtrt_id) AS next_id,
           lead(stay.main_diag_code) OVER (PARTITION BY stay.psn_no, stay.fixmedins_code ORDER BY stay.begn_time, stay.mdtrt_id) AS next_diag_code,
           lead(stay.begn_date) OVER (PARTITION BY stay.psn_no, stay.fixmedins_code ORDER BY stay.begn_time, stay.mdtrt_id) AS next_date,
           lead(stay.refl_old_mdtrt_id) OVER (PARTITION BY stay.psn_no, stay.fixmedins_code ORDER BY stay.begn_time, stay.mdtrt_id) AS next_referral
    FROM   stay
    WHERE  stay.fault IS NULL AND stay.begn_time IS NOT NULL
),
returned AS (
    SELECT ended.fixmedins_code, ended.mdtrt_id, ended.next_id, ended.next_date, ended.main_diag_code, ended.next_diag_code,
           days_between(ended.end_date, ended.next_date) AS days_after
    FROM   ended
    WHERE  ended.next_id IS NOT NULL AND ended.end_date <= ended.next_date AND ended.next_referral IS NULL
      AND  coalesce(ended.dscg_way, '') <> '2'
),
diagnosed AS (
    SELECT returned.fixmedins_code, returned.mdtrt_id, returned.next_date, d.diag_code
    FROM   returned
    JOIN   diagnosis AS d ON d.fixmedins_code = returned.fixmedins_code AND d.mdtrt_id = returned.mdtrt_id
    UNION
    SELECT returned.fixmedins_code, returned.mdtrt_id, returned.next_date, d.diag_code
    FROM   returned
    JOIN   diagnosis AS d ON d.fixmedins_code = returned.fixmedins_code AND d.mdtrt_id = returned.next_id
    UNION
    SELECT returned.fixmedins_code, returned.mdtrt_id, returned.next_date, returned.main_diag_code FROM returned
    UNION
    SELECT returned.fixmedins_code, returned.mdtrt_id, returned.next_date, returned.next_diag_code FROM returned
),
planned AS (
    SELECT DISTINCT diagnosed.fixmedins_code, diagnosed.mdtrt_id
    FROM   diagnosed
    JOIN   knowledge.split_admission_exempt AS k
      ON   k.diag_prefix = substring(diagnosed.diag_code, 1, length(k.diag_prefix))
     AND   diagnosed.next_date BETWEEN k.begndate AND k.enddate
)
SELECT ended.fixmedins_code, CAST(date_trunc('month', ended.end_date) AS DATE) AS month_begn,
       CASE WHEN planned.mdtrt_id IS NULL THEN returned.days_after END AS days_after,
       max(ended.admdvs) AS admdvs, max(ended.hosp_lv) AS hosp_lv, max(ended.fixmedins_type) AS fixmedins_type,
       count(*) AS n, CAST(NULL AS DATE) AS reached
FROM   ended
LEFT   JOIN returned ON returned.fixmedins_code = ended.fixmedins_code AND returned.mdtrt_id = ended.mdtrt_id
LEFT   JOIN planned ON planned.fixmedins_code = ended.fixmedins_code AND planned.mdtrt_id = ended.mdtrt_id
WHERE  ended.end_date IS NOT NULL AND coalesce(ended.dscg_way, '') <> '5'
GROUP  BY ended.fixmedins_code, CAST(date_trunc('month', ended.end_date) AS DATE),
       CASE WHEN planned.mdtrt_id IS NULL THEN returned.days_after END
UNION ALL
SELECT line.fixmedins_code, CAST(NULL AS DATE), CAST(NULL AS INTEGER), CAST(NULL AS VARCHAR), CAST(NULL AS VARCHAR),
       CAST(NULL AS VARCHAR), 0, max(line.fee_ocur_date)
FROM   line
GROUP  BY line.fixmedins_code
