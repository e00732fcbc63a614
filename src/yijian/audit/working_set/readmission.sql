-- How many of a month's discharges came back within so many days, one row per number of days, so
-- that the number asked stays a parameter; null where the institution's charges do not reach so far.
WITH reach AS (
    SELECT f.fixmedins_code, max(f.reached) AS reached
    FROM   part.followed AS f
    GROUP  BY f.fixmedins_code
),
ended AS (
    SELECT f.fixmedins_code, f.month_begn, max(f.admdvs) AS admdvs, max(f.hosp_lv) AS hosp_lv,
           max(f.fixmedins_type) AS fixmedins_type, CAST(sum(f.n) AS INTEGER) AS discharges
    FROM   part.followed AS f
    WHERE  f.month_begn IS NOT NULL
    GROUP  BY f.fixmedins_code, f.month_begn
),
asked AS (
    SELECT unnest(generate_series(1, 90)) AS within_days
),
returned AS (
    SELECT f.fixmedins_code, f.month_begn, asked.within_days, sum(f.n) AS n
    FROM   part.followed AS f
    JOIN   asked ON f.days_after <= asked.within_days
    WHERE  f.month_begn IS NOT NULL
    GROUP  BY f.fixmedins_code, f.month_begn, asked.within_days
),
dated AS (
    SELECT ended.fixmedins_code, ended.month_begn, ended.admdvs, ended.discharges,
           add_days(CAST(date_trunc('month', add_days(ended.month_begn, 31)) AS DATE), -1) AS month_end,
           coalesce(institution.fixmedins_type, ended.fixmedins_type) AS fixmedins_type,
           coalesce(ended.hosp_lv, institution.hosp_lv) AS hosp_lv, reach.reached
    FROM   ended
    LEFT   JOIN institution ON institution.fixmedins_code = ended.fixmedins_code
    LEFT   JOIN reach ON reach.fixmedins_code = ended.fixmedins_code
)
SELECT dated.fixmedins_code, dated.month_begn, CAST(asked.within_days AS INTEGER) AS within_days, dated.month_end,
       dated.admdvs, substring(dated.admdvs, 1, 4) AS area, dated.fixmedins_type, dated.hosp_lv,
       substring(dated.admdvs, 1, 4) || '|' || dated.fixmedins_type || '|'
         || CAST(level_rank(dated.hosp_lv) AS VARCHAR) AS peer_group,
       dated.discharges,
       CASE WHEN dated.reached >= add_days(dated.month_end, asked.within_days)
            THEN CAST(coalesce(returned.n, 0) AS INTEGER) END AS readmissions
FROM   dated
CROSS  JOIN asked
LEFT   JOIN returned ON returned.fixmedins_code = dated.fixmedins_code AND returned.month_begn = dated.month_begn
                    AND returned.within_days = asked.within_days
