-- Per institution and month, one row per item: how many lines the fund paid, and how many without a
-- code scanned; reporters: institutions of the same area and type that sent codes in that month.
WITH coded AS (
    SELECT s.fixmedins_code, s.setl_id, s.hilist_code, sum(s.codes) AS codes, max(s.split) AS split
    FROM   part.scanned AS s
    GROUP  BY s.fixmedins_code, s.setl_id, s.hilist_code
),
judged AS (
    SELECT d.fixmedins_code, CAST(date_trunc('month', d.fee_ocur_date) AS DATE) AS month_begn, d.hilist_code, d.admdvs,
           d.fee_amount, coalesce(coded.codes, 0) = 0 AND coalesce(coded.split, 0) = 0 AS without_code
    FROM   part.dispensed AS d
    LEFT   JOIN coded ON coded.fixmedins_code = d.fixmedins_code AND coded.setl_id = d.setl_id
                     AND coded.hilist_code = d.hilist_code
    WHERE  d.fund_amount > 0
),
sent AS (
    SELECT DISTINCT s.fixmedins_code, s.month_begn FROM part.sent AS s
),
reporting AS (
    SELECT institution.area, institution.fixmedins_type, sent.month_begn, CAST(count(*) AS INTEGER) AS reporters
    FROM   sent
    JOIN   institution ON institution.fixmedins_code = sent.fixmedins_code
    GROUP  BY institution.area, institution.fixmedins_type, sent.month_begn
)
SELECT judged.fixmedins_code, judged.month_begn, judged.hilist_code,
       add_days(CAST(date_trunc('month', add_days(judged.month_begn, 31)) AS DATE), -1) AS month_end,
       max(judged.admdvs) AS admdvs, max(institution.area) AS area, max(institution.fixmedins_type) AS fixmedins_type,
       CAST(count(*) AS INTEGER) AS sales, CAST(sum(CASE WHEN judged.without_code THEN 1 ELSE 0 END) AS INTEGER) AS uncoded_sales,
       CAST(sum(judged.fee_amount) AS DECIMAL(16,2)) AS fee_amount,
       CAST(sum(CASE WHEN judged.without_code THEN judged.fee_amount ELSE 0 END) AS DECIMAL(16,2)) AS uncoded_fee,
       max(reporting.reporters) AS reporters
FROM   judged
LEFT   JOIN institution ON institution.fixmedins_code = judged.fixmedins_code
LEFT   JOIN reporting ON reporting.area = institution.area AND reporting.fixmedins_type = institution.fixmedins_type
                     AND reporting.month_begn = judged.month_begn
GROUP  BY judged.fixmedins_code, judged.month_begn, judged.hilist_code
