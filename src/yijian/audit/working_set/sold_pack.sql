-- Packs billed with a twenty-digit code: seven digits name the product, the next nine number the pack.
SELECT t.fixmedins_code, substring(t.drug_trac_codg, 1, 7) AS product_code, t.ocur_date, t.drug_trac_codg,
       CAST(substring(t.drug_trac_codg, 8, 9) AS BIGINT) AS serial_no, t.setl_id, t.bkkp_sn, min(t.ocur_time) AS ocur_time,
       max(t.mdtrt_id) AS mdtrt_id, max(t.psn_no) AS psn_no, max(t.hilist_code) AS hilist_code, max(t.admdvs) AS admdvs,
       max(t.insu_admdvs) AS insu_admdvs, max(t.fee_amount) AS fee_amount, max(t.fund_amount) AS fund_amount,
       max(t.line_codes) AS line_codes, max(CASE WHEN t.split_pack THEN 1 ELSE 0 END) = 1 AS split_pack
FROM   part.traced AS t
WHERE  t.direction = '销售' AND t.bkkp_sn IS NOT NULL AND regexp_matches(t.drug_trac_codg, '^[0-9]{20}$')
GROUP  BY t.fixmedins_code, t.ocur_date, t.drug_trac_codg, t.setl_id, t.bkkp_sn
