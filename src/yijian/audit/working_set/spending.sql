-- What institutions claimed per month and kind of fee.
SELECT line.fixmedins_code, CAST(date_trunc('month', line.fee_ocur_date) AS DATE) AS month_begn,
       max(line.admdvs) AS admdvs, max(line.hosp_lv) AS hosp_lv, max(line.fixmedins_type) AS fixmedins_type,
       sum(line.fee_amount) AS fee_amount, sum(coalesce(line.fund_amount, 0)) AS fund_amount,
       sum(CASE WHEN line.item_kind IN ('药品', '饮片') THEN line.fee_amount ELSE 0 END) AS drug_fee,
       sum(CASE WHEN line.med_chrgitm_type IN ('03', '04') THEN line.fee_amount ELSE 0 END) AS test_fee,
       sum(CASE WHEN line.item_kind = '耗材' THEN line.fee_amount ELSE 0 END) AS consumable_fee,
       sum(CASE WHEN line.med_chrgitm_type = '05' THEN line.fee_amount ELSE 0 END) AS treatment_fee,
       sum(CASE WHEN classed.item_class = 'CT检查' THEN line.fee_amount ELSE 0 END) AS ct_fee,
       sum(CASE WHEN classed.item_class = '磁共振检查' THEN line.fee_amount ELSE 0 END) AS mri_fee,
       count(line.med_chrgitm_type) AS typed
FROM   line
LEFT   JOIN knowledge.service_class AS classed
  ON   classed.code_prefix = substring(line.hilist_code, 1, 6)
 AND   line.fee_ocur_date BETWEEN classed.begndate AND classed.enddate
WHERE  line.fault IS NULL
GROUP  BY line.fixmedins_code, CAST(date_trunc('month', line.fee_ocur_date) AS DATE)
