-- Lines of outpatient prescriptions by doctor and minute.
SELECT line.bilg_dr_code, minute_of(line.fee_ocur_time) AS issued_minute, line.fee_ocur_date AS issued_date,
       line.fixmedins_code, line.setl_id, line.bkkp_sn, line.psn_no, line.mdtrt_id, line.care_setting, line.admdvs,
       line.insu_admdvs, line.fee_amount, line.fund_amount
FROM   line
WHERE  line.fault IS NULL AND NOT line.placeholder_doctor AND line.bilg_dr_code IS NOT NULL AND line.care_setting = '门诊'
  AND  line.item_kind IN ('药品', '饮片')
