-- Fee lines of drugs that must bear a trace code and that the fund paid, or may have paid.
SELECT line.fixmedins_code, line.setl_id, line.bkkp_sn, line.mdtrt_id, line.psn_no, line.fee_ocur_date, line.hilist_code,
       line.care_setting, line.admdvs, line.insu_admdvs, line.cnt, line.fee_amount, line.fund_amount
FROM   line
WHERE  line.fault IS NULL AND line.item_kind = '药品' AND coalesce(line.list_type, '101') <> '103'
  AND  line.setl_id IS NOT NULL AND coalesce(line.fund_amount, 1) > 0
