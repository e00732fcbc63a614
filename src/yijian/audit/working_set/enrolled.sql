-- Enrolments in basic medical insurance that hold or held, by the certificate of the person.
WITH registered AS (
    SELECT b.psn_no, max(nullif(upper(trim(b.certno)), '')) AS certno FROM lake.psn_info_b AS b GROUP BY b.psn_no
)
SELECT e.psn_no, e.psn_insu_rlts_id, e.insutype,
       coalesce(nullif(upper(trim(e.certno)), ''), registered.certno) AS certno,
       nullif(trim(e.insu_admdvs), '') AS insu_admdvs, coalesce(nullif(trim(e.insu_admdvs), ''), '000000') AS admdvs,
       coalesce(e.crt_insu_date, e.psn_insu_date) AS begndate,
       CASE WHEN year(e.paus_insu_date) < 9999 THEN e.paus_insu_date END AS enddate
FROM   lake.psn_insu_d AS e
LEFT   JOIN registered ON registered.psn_no = e.psn_no
WHERE  e.insutype IN ('310', '380', '390', '391') AND e.psn_insu_stas IN ('1', '2', '4')
  AND  (e.psn_insu_stas = '1' OR e.paus_insu_date IS NOT NULL)
