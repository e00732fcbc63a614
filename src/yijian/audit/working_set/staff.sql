-- Doctors, latest version per doctor and institution.
WITH registered AS (
    SELECT d.dr_code, coalesce(d.medins_code, d.main_pracins_no) AS fixmedins_code, d.dr_name,
           d.dr_prac_type, d.prac_stas, nullif(trim(d.psn_no), '') AS psn_no,
           nullif(trim(d.dr_pro_tech_duty), '') AS dr_pro_tech_duty, nullif(trim(d.dr_prac_scp_code), '') AS dr_prac_scp_code,
           row_number() OVER (PARTITION BY d.dr_code, coalesce(d.medins_code, d.main_pracins_no)
               ORDER BY d.src_batch DESC, d.src_file DESC, d.src_row DESC) AS place
    FROM   lake.dr_info_b AS d
)
SELECT registered.dr_code, registered.fixmedins_code, registered.dr_name, registered.dr_prac_type, registered.prac_stas,
       registered.psn_no, registered.dr_pro_tech_duty, registered.dr_prac_scp_code
FROM   registered
WHERE  registered.place = 1
