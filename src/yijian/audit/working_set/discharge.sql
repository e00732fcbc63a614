-- One row per stay that ended, by institution and month, with the group of peers of the institution.
WITH whole AS (
    SELECT d.fixmedins_code, d.month_begn, max(d.admdvs) AS admdvs, max(d.hosp_lv) AS hosp_lv,
           max(d.fixmedins_type) AS fixmedins_type
    FROM   part.discharged AS d
    GROUP  BY d.fixmedins_code, d.month_begn
),
placed AS (
    SELECT whole.fixmedins_code, whole.month_begn, whole.admdvs,
           coalesce(institution.fixmedins_type, whole.fixmedins_type) AS fixmedins_type,
           coalesce(whole.hosp_lv, institution.hosp_lv) AS hosp_lv
    FROM   whole
    LEFT   JOIN institution ON institution.fixmedins_code = whole.fixmedins_code
)
SELECT ended.fixmedins_code, ended.month_begn, ended.mdtrt_id,
       add_days(CAST(date_trunc('month', add_days(ended.month_begn, 31)) AS DATE), -1) AS month_end,
       placed.admdvs, substring(placed.admdvs, 1, 4) AS area, placed.fixmedins_type, placed.hosp_lv,
       substring(placed.admdvs, 1, 4) || '|' || placed.fixmedins_type || '|'
         || CAST(level_rank(placed.hosp_lv) AS VARCHAR) AS peer_group,
       ended.begn_date, CAST(ended.days AS INTEGER) AS days, ended.over_year_end,
       CAST(ended.settlements AS INTEGER) AS settlements, CAST(ended.purchases AS INTEGER) AS purchases,
       ended.light_test_fee, ended.fee_amount
FROM   part.discharged AS ended
JOIN   placed ON placed.fixmedins_code = ended.fixmedins_code AND placed.month_begn = ended.month_begn
