-- One row per institution and month, with the group of peers it is compared with.
WITH both_kinds AS (
    SELECT spending.fixmedins_code, spending.month_begn, spending.admdvs, spending.hosp_lv, spending.fixmedins_type,
           spending.fee_amount, spending.fund_amount, spending.drug_fee, spending.test_fee, spending.consumable_fee,
           spending.treatment_fee, spending.ct_fee, spending.mri_fee, spending.typed,
           0 AS discharges, 0 AS discharges_stated, 0 AS infections
    FROM   part.spending AS spending
    UNION ALL
    SELECT staying.fixmedins_code, staying.month_begn, staying.admdvs, staying.hosp_lv, staying.fixmedins_type,
           0, 0, 0, 0, 0, 0, 0, 0, 0, staying.discharges, staying.discharges_stated, staying.infections
    FROM   part.staying AS staying
),
whole AS (
    SELECT both_kinds.fixmedins_code, both_kinds.month_begn, max(both_kinds.admdvs) AS admdvs,
           max(both_kinds.hosp_lv) AS hosp_lv, max(both_kinds.fixmedins_type) AS fixmedins_type,
           CAST(sum(both_kinds.fee_amount) AS DECIMAL(16,2)) AS fee_amount,
           CAST(sum(both_kinds.fund_amount) AS DECIMAL(16,2)) AS fund_amount,
           CAST(sum(both_kinds.drug_fee) AS DECIMAL(16,2)) AS drug_fee,
           CASE WHEN sum(both_kinds.typed) > 0 THEN CAST(sum(both_kinds.test_fee) AS DECIMAL(16,2)) END AS test_fee,
           CAST(sum(both_kinds.consumable_fee) AS DECIMAL(16,2)) AS consumable_fee,
           CASE WHEN sum(both_kinds.typed) > 0 THEN CAST(sum(both_kinds.treatment_fee) AS DECIMAL(16,2)) END AS treatment_fee,
           CAST(sum(both_kinds.ct_fee) AS DECIMAL(16,2)) AS ct_fee,
           CAST(sum(both_kinds.mri_fee) AS DECIMAL(16,2)) AS mri_fee,
           CAST(sum(both_kinds.discharges) AS INTEGER) AS discharges,
           CAST(sum(both_kinds.discharges_stated) AS INTEGER) AS discharges_stated,
           CASE WHEN sum(both_kinds.discharges_stated) > 0 THEN CAST(sum(both_kinds.infections) AS INTEGER) END AS infections
    FROM   both_kinds
    GROUP  BY both_kinds.fixmedins_code, both_kinds.month_begn
)
SELECT whole.fixmedins_code, whole.month_begn,
       add_days(CAST(date_trunc('month', add_days(whole.month_begn, 31)) AS DATE), -1) AS month_end,
       whole.admdvs, substring(whole.admdvs, 1, 4) AS area,
       coalesce(institution.fixmedins_type, whole.fixmedins_type) AS fixmedins_type,
       coalesce(whole.hosp_lv, institution.hosp_lv) AS hosp_lv,
       substring(whole.admdvs, 1, 4) || '|' || coalesce(institution.fixmedins_type, whole.fixmedins_type) || '|'
         || CAST(level_rank(coalesce(whole.hosp_lv, institution.hosp_lv)) AS VARCHAR) AS peer_group,
       whole.fee_amount, whole.fund_amount, whole.drug_fee, whole.test_fee, whole.consumable_fee, whole.treatment_fee,
       whole.ct_fee, whole.mri_fee, whole.discharges, whole.discharges_stated, whole.infections
FROM   whole
LEFT   JOIN institution ON institution.fixmedins_code = whole.fixmedins_code
