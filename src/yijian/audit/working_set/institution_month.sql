-- One row per institution and month, with the group of peers it is compared with.
WITH whole AS (
    SELECT spending.fixmedins_code, spending.month_begn, max(spending.admdvs) AS admdvs,
           max(spending.hosp_lv) AS hosp_lv, max(spending.fixmedins_type) AS fixmedins_type,
           CAST(sum(spending.fee_amount) AS DECIMAL(16,2)) AS fee_amount,
           CAST(sum(spending.fund_amount) AS DECIMAL(16,2)) AS fund_amount,
           CAST(sum(spending.drug_fee) AS DECIMAL(16,2)) AS drug_fee,
           CAST(sum(spending.test_fee) AS DECIMAL(16,2)) AS test_fee,
           CAST(sum(spending.consumable_fee) AS DECIMAL(16,2)) AS consumable_fee,
           CAST(sum(spending.treatment_fee) AS DECIMAL(16,2)) AS treatment_fee
    FROM   part.spending AS spending
    GROUP  BY spending.fixmedins_code, spending.month_begn
)
SELECT whole.fixmedins_code, whole.month_begn,
       add_days(CAST(date_trunc('month', add_days(whole.month_begn, 31)) AS DATE), -1) AS month_end,
       whole.admdvs, substring(whole.admdvs, 1, 4) AS area,
       coalesce(institution.fixmedins_type, whole.fixmedins_type) AS fixmedins_type,
       coalesce(whole.hosp_lv, institution.hosp_lv) AS hosp_lv,
       substring(whole.admdvs, 1, 4) || '|' || coalesce(institution.fixmedins_type, whole.fixmedins_type) || '|'
         || CAST(level_rank(coalesce(whole.hosp_lv, institution.hosp_lv)) AS VARCHAR) AS peer_group,
       whole.fee_amount, whole.fund_amount, whole.drug_fee, whole.test_fee, whole.consumable_fee, whole.treatment_fee
FROM   whole
LEFT   JOIN institution ON institution.fixmedins_code = whole.fixmedins_code
