-- Visits with what they cost after refunds. A stay that has not ended has no end_date.
WITH money AS (
    SELECT settlement.fixmedins_code, settlement.mdtrt_id, max(settlement.insu_admdvs) AS insu_admdvs,
           max(settlement.med_type) AS med_type, max(settlement.hosp_lv) AS hosp_lv, max(settlement.admdvs) AS admdvs,
           min(CASE WHEN settlement.gone THEN 1 ELSE 0 END) AS gone,
           sum(CASE WHEN settlement.gone THEN 0 ELSE settlement.fee_amount END) AS fee_amount,
           sum(CASE WHEN settlement.gone THEN 0 ELSE settlement.fund_amount END) AS fund_amount
    FROM   settlement
    GROUP  BY settlement.fixmedins_code, settlement.mdtrt_id
),
diagnosed AS (
    SELECT d.mdtrt_id, d.psn_no, upper(trim(d.diag_code)) AS diag_code,
           row_number() OVER (PARTITION BY d.mdtrt_id, d.psn_no
               ORDER BY d.inout_diag_type DESC NULLS LAST, d.diag_srt_no NULLS LAST, d.diag_code) AS place
    FROM   lake.setl_diag_list_d AS d
    WHERE  d.maindiag_flag = '1' AND coalesce(d.vali_flag, '1') <> '0'
),
ordered AS (
    SELECT o.fixmedins_code, o.mdtrt_id, CAST(count(*) AS INTEGER) AS n
    FROM   lake.drord_d AS o
    WHERE  coalesce(o.vali_flag, '1') <> '0'
    GROUP  BY o.fixmedins_code, o.mdtrt_id
),
ordering AS (
    SELECT DISTINCT ordered.fixmedins_code FROM ordered
),
operated AS (
    SELECT o.mdtrt_id, o.psn_no, CAST(count(*) AS INTEGER) AS n,
           CASE WHEN count(*) = count(o.oprn_oprt_date) THEN min(CAST(o.oprn_oprt_date AS DATE)) END AS first_on,
           CASE WHEN count(*) = count(o.oprn_oprt_date) THEN max(CAST(o.oprn_oprt_date AS DATE)) END AS last_on
    FROM   lake.setl_list_oprn_d AS o
    WHERE  coalesce(o.vali_flag, '1') <> '0' AND o.psn_no IS NOT NULL
    GROUP  BY o.mdtrt_id, o.psn_no
),
operating AS (
    SELECT DISTINCT m.fixmedins_code
    FROM   lake.mdtrt_d AS m
    JOIN   operated ON operated.mdtrt_id = m.mdtrt_id AND operated.psn_no = m.psn_no
),
seen AS (
    SELECT m.fixmedins_code, m.mdtrt_id, m.psn_no,
           coalesce(nullif(trim(m.med_type), ''), money.med_type) AS med_type,
           m.begntime AS begn_time,
           CASE WHEN year(m.endtime) < 9999 THEN m.endtime END AS end_time,
           coalesce(upper(nullif(trim(m.dscg_maindiag_code), '')), diagnosed.diag_code) AS main_diag_code,
           nullif(trim(m.dscg_way), '') AS dscg_way, nullif(trim(m.refl_old_mdtrt_id), '') AS refl_old_mdtrt_id,
           coalesce(nullif(trim(m.fix_blng_admdvs), ''), money.admdvs, institution.admdvs,
                    substring(m.fixmedins_code, 2, 6)) AS admdvs,
           coalesce(nullif(trim(m.insu_admdvs), ''), money.insu_admdvs) AS insu_admdvs,
           coalesce(nullif(trim(m.hosp_lv), ''), money.hosp_lv, institution.hosp_lv) AS hosp_lv,
           m.nwb_flag = '1' AS nwb_flag,
           nullif(trim(m.matn_type), '') AS matn_type,
           nullif(trim(m.chfpdr_code), '') AS chfpdr_code,
           nullif(trim(m.adm_dept_codg), '') AS adm_dept_codg,
           nullif(trim(m.dscg_dept_codg), '') AS dscg_dept_codg,
           nullif(trim(m.dise_no), '') AS dise_no,
           nullif(trim(m.oprn_oprt_code), '') AS oprn_oprt_code,
           CAST(m.geso_val AS INTEGER) AS geso_val,
           CAST(m.fetts AS INTEGER) AS fetts,
           nullif(trim(m.birctrl_type), '') AS birctrl_type,
           CAST(m.ipt_days AS INTEGER) AS ipt_days,
           nullif(trim(m.adm_bed), '') AS adm_bed,
           nullif(trim(m.tel), '') AS tel,
           nullif(trim(m.emp_no), '') AS emp_no,
           nullif(trim(m.emp_name), '') AS emp_name,
           nullif(trim(m.mdtrt_cert_type), '') AS mdtrt_cert_type,
           nullif(trim(m.insutype), '') AS insutype,
           nullif(trim(m.psn_type), '') AS psn_type,
           m.crte_time,
           nullif(nullif(trim(m.rloc_type), ''), '0') AS rloc_type,
           nullif(trim(m.ipt_otp_no), '') AS ipt_otp_no,
           nullif(trim(m.inhosp_stas), '') AS inhosp_stas,
           m.die_date AS claimed_die_date,
           CASE WHEN ordering.fixmedins_code IS NOT NULL THEN coalesce(ordered.n, 0) END AS drord_cnt,
           coalesce(operated.n, 0) AS oprn_cnt,
           operated.first_on AS first_oprn_date, operated.last_on AS last_oprn_date,
           CASE WHEN operating.fixmedins_code IS NOT NULL THEN TRUE END AS oprn_listed,
           institution.fixmedins_type, person.gend, person.brdy, person.die_date,
           CAST(money.fee_amount AS DECIMAL(16,2)) AS fee_amount,
           CAST(money.fund_amount AS DECIMAL(16,2)) AS fund_amount
    FROM   lake.mdtrt_d AS m
    LEFT   JOIN money ON money.fixmedins_code = m.fixmedins_code AND money.mdtrt_id = m.mdtrt_id
    LEFT   JOIN diagnosed ON diagnosed.mdtrt_id = m.mdtrt_id AND diagnosed.psn_no = m.psn_no AND diagnosed.place = 1
    LEFT   JOIN ordered ON ordered.fixmedins_code = m.fixmedins_code AND ordered.mdtrt_id = m.mdtrt_id
    LEFT   JOIN ordering ON ordering.fixmedins_code = m.fixmedins_code
    LEFT   JOIN operated ON operated.mdtrt_id = m.mdtrt_id AND operated.psn_no = m.psn_no
    LEFT   JOIN operating ON operating.fixmedins_code = m.fixmedins_code
    LEFT   JOIN institution ON institution.fixmedins_code = m.fixmedins_code
    LEFT   JOIN person ON person.psn_no = m.psn_no
    WHERE  coalesce(money.gone, 0) = 0
)
SELECT seen.*, CAST(seen.begn_time AS DATE) AS begn_date, CAST(seen.end_time AS DATE) AS end_date,
       substring(seen.admdvs, 1, 4) AS area,
       CASE WHEN seen.insu_admdvs IS NULL THEN NULL
            WHEN substring(seen.insu_admdvs, 1, 4) = substring(seen.admdvs, 1, 4) THEN '本地'
            WHEN substring(seen.insu_admdvs, 1, 2) = substring(seen.admdvs, 1, 2) THEN '省内异地'
            ELSE '跨省异地' END AS insured_place,
       CASE WHEN starts_with(seen.fixmedins_code, 'P') OR starts_with(seen.med_type, '41') THEN '购药'
            WHEN starts_with(seen.med_type, '2') OR starts_with(seen.med_type, '52') THEN '住院'
            WHEN seen.med_type IS NULL THEN '其他'
            ELSE '门诊' END AS care_setting
FROM   seen
