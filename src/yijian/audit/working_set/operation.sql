-- Operations of visits.
SELECT coalesce(o.fixmedins_code, m.fixmedins_code) AS fixmedins_code, o.mdtrt_id,
       coalesce(o.psn_no, m.psn_no) AS psn_no, trim(o.oprn_oprt_code) AS oprn_oprt_code,
       CAST(o.oprn_oprt_date AS DATE) AS oprn_date,
       o.main_oprn_flag = '1' AS main_oprn_flag, o.oprn_oprt_begntime AS oprn_begntime,
       o.oprn_oprt_endtime AS oprn_endtime, nullif(trim(o.oper_dr_code), '') AS oper_dr_code
FROM   lake.setl_list_oprn_d AS o
LEFT   JOIN lake.mdtrt_d AS m ON m.mdtrt_id = o.mdtrt_id AND m.psn_no = coalesce(o.psn_no, m.psn_no)
WHERE  coalesce(o.vali_flag, '1') <> '0'
