-- One row per institution: the latest version of the designation, else what its settlements say.
WITH designated AS (
    SELECT b.fixmedins_code, b.fixmedins_name, b.fixmedins_type,
           nullif(trim(b.hosp_lv), '') AS hosp_lv,
           coalesce(nullif(trim(b.fix_blng_admdvs), ''), substring(b.fixmedins_code, 2, 6)) AS admdvs,
           row_number() OVER (PARTITION BY b.fixmedins_code
               ORDER BY b.begntime DESC NULLS LAST, b.src_batch DESC, b.src_file DESC, b.src_row DESC) AS place
    FROM   lake.fixmedins_b AS b
)
SELECT designated.fixmedins_code, designated.fixmedins_name,
       coalesce(nullif(trim(designated.fixmedins_type), ''),
                CASE WHEN starts_with(designated.fixmedins_code, 'P') THEN '2' ELSE '1' END) AS fixmedins_type,
       designated.hosp_lv, designated.admdvs, substring(designated.admdvs, 1, 4) AS area
FROM   designated
WHERE  designated.place = 1
