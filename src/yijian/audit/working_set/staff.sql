-- Doctors, latest version per doctor and institution.
WITH registered AS (
    SELECT d.dr_code, coalesce(d.medins_code, d.main_pracins_no) AS fixmedins_code, d.dr_name,
           d.dr_prac_type, d.prac_stas,
           row_number() OVER (PARTITION BY d.dr_code, coalesce(d.medins_code, d.main_pracins_no)
               ORDER BY d.src_batch DESC, d.src_file DESC, d.src_row DESC) AS place
    FROM   lake.dr_info_b AS d
)
SELECT registered.dr_code, registered.fixmedins_code, registered.dr_name, registered.dr_prac_type, registered.prac_stas
FROM   registered
WHERE  registered.place = 1
