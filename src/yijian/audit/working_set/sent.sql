-- How many traced packs institutions reported as sold, per month of the sale.
WITH sent AS (
    SELECT s.fixmedins_code, CAST(date_trunc('month', CAST(s.sel_retn_time AS DATE)) AS DATE) AS month_begn
    FROM   lake.selinfo_3505 AS s
    WHERE  nullif(trim(s.drug_trac_codg), '') IS NOT NULL
    UNION ALL
    SELECT d.fixmedins_code, CAST(date_trunc('month', CAST(d.ocur_time AS DATE)) AS DATE)
    FROM   lake.drugtracinfo AS d
    WHERE  d.infno = '3505' AND nullif(trim(d.drug_trac_codg), '') IS NOT NULL
)
SELECT sent.fixmedins_code, sent.month_begn, count(*) AS codes
FROM   sent
GROUP  BY sent.fixmedins_code, sent.month_begn
