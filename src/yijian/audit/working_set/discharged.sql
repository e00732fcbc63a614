-- Stays that ended: how often they were settled, how many drugs were bought elsewhere meanwhile, and what
-- part of a stay without an operation went into tests.
WITH settled AS (
    SELECT settlement.fixmedins_code, settlement.mdtrt_id, count(*) AS settlements
    FROM   settlement
    WHERE  settlement.fault IS NULL AND NOT settlement.gone AND NOT settlement.twin AND settlement.care_setting = '住院'
    GROUP  BY settlement.fixmedins_code, settlement.mdtrt_id
),
bought AS (
    SELECT stay.fixmedins_code, stay.mdtrt_id, count(*) AS purchases
    FROM   stay
    JOIN   line ON line.psn_no = stay.psn_no AND line.fee_ocur_date > stay.begn_date AND line.fee_ocur_date < stay.end_date
    WHERE  line.fault IS NULL AND line.care_setting IN ('购药', '门诊') AND line.item_kind IN ('药品', '饮片')
      AND  line.fixmedins_code <> stay.fixmedins_code AND line.fee_amount > 0
    GROUP  BY stay.fixmedins_code, stay.mdtrt_id
),
exempted AS (
    SELECT DISTINCT stay.fixmedins_code, stay.mdtrt_id
    FROM   stay
    JOIN   knowledge.short_stay_exempt AS k
      ON   upper(k.diag_prefix) = substring(stay.main_diag_code, 1, length(k.diag_prefix))
     AND   stay.begn_date BETWEEN k.begndate AND k.enddate
)
SELECT stay.fixmedins_code, CAST(date_trunc('month', stay.end_date) AS DATE) AS month_begn, stay.mdtrt_id,
       stay.admdvs, stay.hosp_lv, stay.fixmedins_type, stay.begn_date, days_between(stay.begn_date, stay.end_date) AS days,
       year(stay.begn_date) <> year(stay.end_date) AS over_year_end,
       coalesce(settled.settlements, 0) AS settlements, coalesce(bought.purchases, 0) AS purchases,
       CASE WHEN stay.oprn_cnt = 0 AND NOT bill.operated AND exempted.mdtrt_id IS NULL
             AND coalesce(stay.dscg_way, '1') NOT IN ('2', '4', '5') AND NOT starts_with(stay.med_type, '24')
             AND NOT starts_with(stay.med_type, '28') AND NOT starts_with(stay.med_type, '52')
            THEN bill.test_fee END AS light_test_fee,
       bill.fee_amount
FROM   stay
LEFT   JOIN stay_bill AS bill ON bill.fixmedins_code = stay.fixmedins_code AND bill.mdtrt_id = stay.mdtrt_id
LEFT   JOIN settled ON settled.fixmedins_code = stay.fixmedins_code AND settled.mdtrt_id = stay.mdtrt_id
LEFT   JOIN bought ON bought.fixmedins_code = stay.fixmedins_code AND bought.mdtrt_id = stay.mdtrt_id
LEFT   JOIN exempted ON exempted.fixmedins_code = stay.fixmedins_code AND exempted.mdtrt_id = stay.mdtrt_id
WHERE  stay.fault IS NULL AND stay.begn_date IS NOT NULL AND stay.end_date IS NOT NULL
