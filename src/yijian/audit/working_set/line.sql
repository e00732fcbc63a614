-- Current fee lines: refunds taken off their originals, the settlement's fund payment shared out to the
-- cent by largest remainder over the lines' in-scope amounts.
WITH refund_line AS (
    SELECT f.fixmedins_code, f.setl_id AS own_setl_id, f.bkkp_sn AS own_bkkp_sn,
           coalesce(nullif(trim(s.init_setl_id), ''), f.setl_id) AS setl_id,
           trim(f.init_feedetl_sn) AS bkkp_sn, f.cnt, f.det_item_fee_sumamt AS fee, f.inscp_amt AS inscp
    FROM   lake.fee_list_d AS f
    LEFT   JOIN lake.setl_d AS s ON s.fixmedins_code = f.fixmedins_code AND s.setl_id = f.setl_id
    WHERE  nullif(trim(f.init_feedetl_sn), '') IS NOT NULL AND f.det_item_fee_sumamt < 0
),
matched AS (
    SELECT refund_line.*
    FROM   refund_line
    JOIN   lake.fee_list_d AS o ON o.fixmedins_code = refund_line.fixmedins_code
       AND o.setl_id = refund_line.setl_id AND o.bkkp_sn = refund_line.bkkp_sn
       AND o.det_item_fee_sumamt >= 0
),
refund AS (
    SELECT matched.fixmedins_code, matched.setl_id, matched.bkkp_sn,
           sum(matched.cnt) AS cnt, sum(matched.fee) AS fee, sum(matched.inscp) AS inscp
    FROM   matched
    GROUP  BY matched.fixmedins_code, matched.setl_id, matched.bkkp_sn
),
netted AS (
    SELECT f.fixmedins_code, f.setl_id, f.bkkp_sn, f.mdtrt_id, f.psn_no, nullif(trim(f.rx_drord_no), '') AS rx_drord_no,
           f.fee_ocur_time, f.insu_admdvs, nullif(trim(f.med_type), '') AS med_type,
           coalesce(nullif(trim(f.hilist_code), ''), nullif(trim(f.med_list_codg), '')) AS full_code,
           f.hilist_name, nullif(trim(f.list_type), '') AS list_type, nullif(trim(f.med_chrgitm_type), '') AS med_chrgitm_type,
           CAST(f.cnt + coalesce(refund.cnt, 0) AS DECIMAL(16,4)) AS cnt, f.pric,
           CAST(f.det_item_fee_sumamt + coalesce(refund.fee, 0) AS DECIMAL(16,2)) AS fee_amount,
           CAST(f.inscp_amt + coalesce(refund.inscp, 0) AS DECIMAL(16,2)) AS inscp_amt,
           nullif(trim(f.bilg_dr_code), '') AS bilg_dr_code, nullif(trim(f.bilg_dr_name), '') AS bilg_dr_name,
           nullif(trim(f.bilg_dept_codg), '') AS bilg_dept_codg, nullif(trim(f.medins_list_codg), '') AS medins_list_codg,
           CASE WHEN f.inscp_amt IS NOT NULL
                 AND coalesce(f.fulamt_ownpay_amt, f.overlmt_selfpay, f.preselfpay_amt) IS NOT NULL
                THEN CAST(coalesce(f.fulamt_ownpay_amt, 0) + coalesce(f.overlmt_selfpay, 0)
                     + coalesce(f.preselfpay_amt, 0) + f.inscp_amt - f.det_item_fee_sumamt AS DECIMAL(16,2)) END AS parts_gap,
           CAST(CAST(CAST(f.cnt AS DECIMAL(19,4)) * CAST(f.pric AS DECIMAL(19,6)) AS DECIMAL(16,2))
                - f.det_item_fee_sumamt AS DECIMAL(16,2)) AS price_gap,
           f.det_item_fee_sumamt < 0 OR f.cnt < 0 AS orphan_refund
    FROM   lake.fee_list_d AS f
    LEFT   JOIN refund ON refund.fixmedins_code = f.fixmedins_code AND refund.setl_id = f.setl_id
                      AND refund.bkkp_sn = f.bkkp_sn
    LEFT   JOIN matched ON matched.fixmedins_code = f.fixmedins_code AND matched.own_setl_id = f.setl_id
                       AND matched.own_bkkp_sn = f.bkkp_sn
    WHERE  matched.own_bkkp_sn IS NULL
      AND  (refund.bkkp_sn IS NULL OR f.det_item_fee_sumamt + refund.fee <> 0 OR f.cnt + refund.cnt <> 0)
),
joined AS (
    SELECT netted.*, settlement.setl_date, settlement.insutype, settlement.fund_amount AS setl_fund,
           settlement.setl_id IS NOT NULL AS settled, settlement.gend AS claimed_gend,
           coalesce(settlement.hosp_lv, visit.hosp_lv, institution.hosp_lv) AS hosp_lv,
           institution.fixmedins_type,
           coalesce(settlement.admdvs, visit.admdvs, institution.admdvs, substring(netted.fixmedins_code, 2, 6)) AS admdvs,
           coalesce(netted.insu_admdvs, settlement.insu_admdvs, visit.insu_admdvs) AS insured_at,
           coalesce(netted.med_type, visit.med_type, settlement.med_type) AS care_type,
           person.gend, person.brdy, person.die_date,
           coalesce(visit.begn_date, settlement.begndate) AS begn_date,
           CASE WHEN visit.mdtrt_id IS NOT NULL THEN visit.end_date ELSE settlement.enddate END AS end_date,
           visit.main_diag_code, coalesce(settlement.fault, visit.fault) AS parent_fault
    FROM   netted
    LEFT   JOIN settlement ON settlement.fixmedins_code = netted.fixmedins_code AND settlement.setl_id = netted.setl_id
    LEFT   JOIN visit ON visit.fixmedins_code = netted.fixmedins_code AND visit.mdtrt_id = netted.mdtrt_id
    LEFT   JOIN institution ON institution.fixmedins_code = netted.fixmedins_code
    LEFT   JOIN person ON person.psn_no = netted.psn_no
    WHERE  NOT coalesce(settlement.gone, FALSE)
),
inscope AS (
    SELECT joined.fixmedins_code, joined.setl_id, CAST(sum(joined.inscp_amt * 100) AS BIGINT) AS whole
    FROM   joined
    GROUP  BY joined.fixmedins_code, joined.setl_id
),
floored AS (
    SELECT joined.*,
           CASE WHEN inscope.whole > 0
                THEN CAST(joined.inscp_amt * 100 AS BIGINT) * CAST(joined.setl_fund * 100 AS BIGINT) // inscope.whole END AS base,
           CASE WHEN inscope.whole > 0
                THEN CAST(joined.inscp_amt * 100 AS BIGINT) * CAST(joined.setl_fund * 100 AS BIGINT) % inscope.whole END AS remainder
    FROM   joined
    JOIN   inscope ON inscope.fixmedins_code = joined.fixmedins_code AND inscope.setl_id = joined.setl_id
),
shared_out AS (
    SELECT floored.*,
           CAST(floored.setl_fund * 100 AS BIGINT)
             - sum(floored.base) OVER (PARTITION BY floored.fixmedins_code, floored.setl_id) AS leftover,
           row_number() OVER (PARTITION BY floored.fixmedins_code, floored.setl_id
               ORDER BY floored.remainder DESC NULLS LAST, floored.bkkp_sn) AS place
    FROM   floored
)
SELECT shared_out.fixmedins_code, shared_out.setl_id, shared_out.bkkp_sn, shared_out.mdtrt_id, shared_out.psn_no,
       shared_out.rx_drord_no, shared_out.fee_ocur_time, CAST(shared_out.fee_ocur_time AS DATE) AS fee_ocur_date,
       shared_out.setl_date, shared_out.admdvs, substring(shared_out.admdvs, 1, 4) AS area,
       shared_out.insured_at AS insu_admdvs, shared_out.insutype, shared_out.care_type AS med_type,
       CASE WHEN starts_with(shared_out.fixmedins_code, 'P') OR starts_with(shared_out.care_type, '41') THEN '购药'
            WHEN starts_with(shared_out.care_type, '2') OR starts_with(shared_out.care_type, '52') THEN '住院'
            WHEN shared_out.care_type IS NULL THEN '其他'
            ELSE '门诊' END AS care_setting,
       split_part(shared_out.full_code, '-', 1) AS hilist_code,
       shared_out.hilist_name, shared_out.list_type,
       CASE WHEN shared_out.list_type IN ('102', '106') OR (shared_out.list_type IS NULL AND starts_with(shared_out.full_code, 'T')) THEN '饮片'
            WHEN shared_out.list_type IN ('101', '103', '104') OR (shared_out.list_type IS NULL
                 AND (starts_with(shared_out.full_code, 'X') OR starts_with(shared_out.full_code, 'Z'))) THEN '药品'
            WHEN starts_with(shared_out.list_type, '2') OR (shared_out.list_type IS NULL AND starts_with(shared_out.full_code, '00')) THEN '服务项目'
            WHEN starts_with(shared_out.list_type, '3') OR (shared_out.list_type IS NULL AND starts_with(shared_out.full_code, 'C')) THEN '耗材'
            ELSE '其他' END AS item_kind,
       shared_out.med_chrgitm_type, shared_out.cnt, shared_out.pric, shared_out.fee_amount, shared_out.inscp_amt,
       CASE WHEN shared_out.base IS NOT NULL AND shared_out.leftover IS NOT NULL
            THEN CAST(CAST(shared_out.base + CASE WHEN shared_out.place <= shared_out.leftover THEN 1 ELSE 0 END AS DECIMAL(18,0))
                      * CAST(0.01 AS DECIMAL(3,2)) AS DECIMAL(16,2)) END AS fund_amount,
       shared_out.bilg_dr_code, shared_out.bilg_dr_name, shared_out.bilg_dept_codg, shared_out.medins_list_codg,
       shared_out.hosp_lv, shared_out.fixmedins_type, shared_out.gend, shared_out.brdy, shared_out.die_date,
       shared_out.begn_date, shared_out.end_date, shared_out.main_diag_code,
       shared_out.parts_gap, shared_out.price_gap, shared_out.claimed_gend, shared_out.settled, shared_out.orphan_refund,
       coalesce(shared_out.bilg_dr_name IN ('未知', '未知医生', '无', '不详', '测试', '测试医生', '管理员', '系统', '默认医生'), FALSE)
         OR coalesce(replace(replace(replace(shared_out.bilg_dr_code, '0', ''), '9', ''), '-', '') = '', FALSE) AS placeholder_doctor,
       shared_out.parent_fault
FROM   shared_out
