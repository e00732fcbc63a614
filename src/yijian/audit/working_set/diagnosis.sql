-- Diagnoses of visits. Some sources write 1 in every main flag and leave the order empty.
SELECT m.fixmedins_code, d.mdtrt_id, coalesce(d.psn_no, m.psn_no) AS psn_no, upper(trim(d.diag_code)) AS diag_code,
       coalesce(d.maindiag_flag = '1', FALSE) AS main_flag, d.inout_diag_type,
       nullif(trim(d.diag_type), '') AS diag_type, nullif(trim(d.adm_cond), '') AS adm_cond
FROM   lake.setl_diag_list_d AS d
JOIN   lake.mdtrt_d AS m ON m.mdtrt_id = d.mdtrt_id AND m.psn_no = coalesce(d.psn_no, m.psn_no)
WHERE  coalesce(d.vali_flag, '1') <> '0'
