-- Operations whose surgeon and beginning are known: one row per patient and beginning.
SELECT operation.oper_dr_code AS bilg_dr_code, operation.fixmedins_code, operation.mdtrt_id, operation.oprn_begntime AS begn_time,
       max(operation.oprn_endtime) AS end_time, CAST(operation.oprn_begntime AS DATE) AS begn_date,
       max(operation.psn_no) AS psn_no, ordered_list(operation.oprn_oprt_code) AS oprn_codes,
       max(coalesce(institution.admdvs, substring(operation.fixmedins_code, 2, 6))) AS admdvs
FROM   operation
LEFT   JOIN institution ON institution.fixmedins_code = operation.fixmedins_code
WHERE  operation.oper_dr_code IS NOT NULL AND operation.oprn_begntime IS NOT NULL AND operation.fixmedins_code IS NOT NULL
GROUP  BY operation.oper_dr_code, operation.fixmedins_code, operation.mdtrt_id, operation.oprn_begntime
