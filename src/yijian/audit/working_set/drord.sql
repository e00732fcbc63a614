-- Orders of visits, as the institution uploaded them.
SELECT o.fixmedins_code, o.mdtrt_id, o.psn_no, o.drord_no, o.drord_detl_id,
       split_part(trim(o.med_list_codg), '-', 1) AS hilist_code, nullif(trim(o.drord_type), '') AS drord_type,
       CAST(o.drord_begntime AS DATE) AS drord_date, o.drord_begntime, o.drord_endtime,
       nullif(trim(o.drord_dr_code), '') AS drord_dr_code, nullif(trim(o.drord_dept_codg), '') AS drord_dept_codg,
       CAST(o.drord_used_cnt AS DECIMAL(16,4)) AS drord_used_cnt, CAST(o.used_days AS DECIMAL(16,4)) AS used_days,
       CAST(o.dismed_amt AS DECIMAL(16,4)) AS dismed_amt, nullif(trim(o.frqu_dscr), '') AS frqu_dscr
FROM   lake.drord_d AS o
WHERE  coalesce(o.vali_flag, '1') <> '0'
