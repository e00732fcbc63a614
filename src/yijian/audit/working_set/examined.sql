-- Stays without an operation in which something was tested: what they cost and what the tests cost.
WITH spent AS (
    SELECT line.fixmedins_code, line.mdtrt_id, sum(line.fee_amount) AS fee_amount,
           sum(CASE WHEN line.med_chrgitm_type IN ('03', '04') THEN line.fee_amount ELSE 0 END) AS test_fee,
           sum(coalesce(line.fund_amount, 0)) AS fund_amount,
           max(CASE WHEN line.med_chrgitm_type = '06' THEN 1 ELSE 0 END) AS operated
    FROM   line
    WHERE  line.fault IS NULL AND line.care_setting = '住院'
    GROUP  BY line.fixmedins_code, line.mdtrt_id
)
SELECT stay.fixmedins_code, stay.begn_date, stay.mdtrt_id, stay.psn_no, stay.admdvs,
       days_between(stay.begn_date, stay.end_date) AS days, CAST(spent.test_fee AS DECIMAL(16,2)) AS test_fee,
       CAST(spent.fee_amount AS DECIMAL(16,2)) AS fee_amount, CAST(spent.fund_amount AS DECIMAL(16,2)) AS fund_amount
FROM   stay
JOIN   spent ON spent.fixmedins_code = stay.fixmedins_code AND spent.mdtrt_id = stay.mdtrt_id
WHERE  stay.fault IS NULL AND stay.oprn_cnt = 0 AND spent.operated = 0 AND spent.test_fee > 0
  AND  coalesce(stay.dscg_way, '0') NOT IN ('2', '4', '5') AND coalesce(stay.med_type, '21') <> '28'
