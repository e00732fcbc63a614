-- What the lines of a stay came to, what its tests cost, and whether anything was charged for an operation.
SELECT line.fixmedins_code, line.mdtrt_id, CAST(sum(line.fee_amount) AS DECIMAL(16,2)) AS fee_amount,
       CAST(sum(CASE WHEN line.med_chrgitm_type IN ('03', '04') THEN line.fee_amount ELSE 0 END) AS DECIMAL(16,2)) AS test_fee,
       CAST(sum(coalesce(line.fund_amount, 0)) AS DECIMAL(16,2)) AS fund_amount,
       max(CASE WHEN line.med_chrgitm_type = '06' THEN 1 ELSE 0 END) = 1 AS operated
FROM   line
WHERE  line.fault IS NULL AND line.care_setting = '住院'
GROUP  BY line.fixmedins_code, line.mdtrt_id
