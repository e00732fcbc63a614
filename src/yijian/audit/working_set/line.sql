-- Current fee lines: refunds taken off their originals, with the fund's share of each.
WITH taken AS (
    SELECT refund.fixmedins_code, refund.setl_id, refund.bkkp_sn,
           sum(refund.cnt) AS cnt, sum(refund.fee_amount) AS fee, sum(refund.inscp_amt) AS inscp
    FROM   refund
    GROUP  BY refund.fixmedins_code, refund.setl_id, refund.bkkp_sn
),
own AS (
    SELECT refund.fixmedins_code, refund.own_setl_id, refund.own_bkkp_sn FROM refund
),
netted AS (
    SELECT f.src_batch, f.src_file, f.src_row, f.fixmedins_code, f.setl_id, f.bkkp_sn, f.mdtrt_id, f.psn_no, f.rx_drord_no,
           f.fee_ocur_time, f.insu_admdvs, f.med_type,
           coalesce(f.hilist_code, f.med_list_codg) AS full_code,
           f.hilist_name, f.list_type, f.med_chrgitm_type,
           CAST(f.cnt + coalesce(taken.cnt, 0) AS DECIMAL(16,4)) AS cnt, f.pric,
           CAST(f.det_item_fee_sumamt + coalesce(taken.fee, 0) AS DECIMAL(16,2)) AS fee_amount,
           CAST(f.inscp_amt + coalesce(taken.inscp, 0) AS DECIMAL(16,2)) AS inscp_amt,
           coalesce(f.overlmt_selfpay, 0) AS overlmt_selfpay,
           f.bilg_dr_code, f.bilg_dr_name,
           f.bilg_dept_codg, f.medins_list_codg,
           f.etip_flag = '1' AS etip_flag,
           f.dscg_tkdrug_flag = '1' AS dscg_tkdrug_flag,
           nullif(trim(f.hosp_appr_flag), '') AS hosp_appr_flag,
           nullif(trim(f.lmt_used_flag), '') AS lmt_used_flag,
           nullif(trim(f.tcmdrug_used_way), '') AS tcmdrug_used_way,
           CAST(f.prd_days AS DECIMAL(16,4)) AS prd_days,
           nullif(trim(f.sin_dos_dscr), '') AS sin_dos_dscr,
           nullif(trim(f.used_frqu_dscr), '') AS used_frqu_dscr,
           nullif(trim(f.medc_way_dscr), '') AS medc_way_dscr,
           nullif(trim(f.spec), '') AS spec,
           nullif(trim(f.dise_codg), '') AS dise_codg,
           nullif(trim(f.oprn_oprt_code), '') AS oprn_oprt_code,
           nullif(trim(f.acord_dept_codg), '') AS acord_dept_codg,
           nullif(trim(f.acord_dr_code), '') AS acord_dr_code,
           nullif(trim(f.matn_fee_flag), '') AS matn_fee_flag,
           nullif(trim(f.rx_circ_flag), '') AS rx_circ_flag,
           nullif(trim(f.comb_no), '') AS comb_no,
           nullif(trim(f.chrgitm_lv), '') AS chrgitm_lv,
           nullif(trim(f.medins_list_name), '') AS medins_list_name,
           f.crte_time,
           CASE WHEN f.inscp_amt IS NOT NULL
                 AND coalesce(f.fulamt_ownpay_amt, f.overlmt_selfpay, f.preselfpay_amt) IS NOT NULL
                THEN CAST(coalesce(f.fulamt_ownpay_amt, 0) + coalesce(f.overlmt_selfpay, 0)
                     + coalesce(f.preselfpay_amt, 0) + f.inscp_amt - f.det_item_fee_sumamt AS DECIMAL(16,2)) END AS parts_gap,
           CAST(f.cnt AS DECIMAL(19,4)) * CAST(f.pric AS DECIMAL(18,6)) - f.det_item_fee_sumamt AS price_gap,
           f.det_item_fee_sumamt < 0 OR f.cnt < 0 AS orphan_refund
    FROM   lake.fee_list_d AS f
    LEFT   JOIN taken ON taken.fixmedins_code = f.fixmedins_code AND taken.setl_id = f.setl_id
                     AND taken.bkkp_sn = f.bkkp_sn
    LEFT   JOIN own ON own.fixmedins_code = f.fixmedins_code AND own.own_setl_id = f.setl_id
                   AND own.own_bkkp_sn = f.bkkp_sn
    WHERE  own.own_bkkp_sn IS NULL
      AND  (taken.bkkp_sn IS NULL OR f.det_item_fee_sumamt + taken.fee <> 0 OR f.cnt + taken.cnt <> 0)
),
joined AS (
    SELECT netted.*, settlement.setl_date, settlement.setl_time, settlement.insutype, share.fund_amount,
           settlement.setl_id IS NOT NULL AS settled, settlement.gend AS claimed_gend,
           coalesce(settlement.hosp_lv, visit.hosp_lv, institution.hosp_lv) AS hosp_lv,
           institution.fixmedins_type,
           coalesce(settlement.admdvs, visit.admdvs, institution.admdvs, substring(netted.fixmedins_code, 2, 6)) AS admdvs,
           coalesce(netted.insu_admdvs, settlement.insu_admdvs, visit.insu_admdvs) AS insured_at,
           coalesce(netted.med_type, visit.med_type, settlement.med_type) AS care_type,
           person.gend, person.brdy, person.die_date,
           coalesce(visit.begn_date, settlement.begndate) AS begn_date,
           CASE WHEN visit.mdtrt_id IS NOT NULL THEN visit.end_date ELSE settlement.enddate END AS end_date,
           visit.main_diag_code, visit.nwb_flag, visit.matn_type, visit.chfpdr_code,
           staff.dr_pro_tech_duty AS bilg_dr_duty, department.bilg_dept_caty,
           CASE WHEN staff.dr_code IS NOT NULL THEN '本机构' WHEN doctor.dr_code IS NOT NULL THEN '其他机构' END AS bilg_dr_place,
           item.hilist_code, item.drug_class, item.generic_code, item.drug_route, item.item_kind_by_code,
           coalesce(settlement.fault, visit.fault) AS parent_fault
    FROM   netted
    LEFT   JOIN settlement ON settlement.fixmedins_code = netted.fixmedins_code AND settlement.setl_id = netted.setl_id
    LEFT   JOIN visit ON visit.fixmedins_code = netted.fixmedins_code AND visit.mdtrt_id = netted.mdtrt_id
    LEFT   JOIN institution ON institution.fixmedins_code = netted.fixmedins_code
    LEFT   JOIN person ON person.psn_no = netted.psn_no
    LEFT   JOIN staff ON staff.dr_code = netted.bilg_dr_code AND staff.fixmedins_code = netted.fixmedins_code
    LEFT   JOIN doctor ON doctor.dr_code = netted.bilg_dr_code
    LEFT   JOIN share ON share.src_row = netted.src_row AND share.src_file = netted.src_file
                     AND share.src_batch = netted.src_batch
    LEFT   JOIN item ON item.full_code = netted.full_code
    LEFT   JOIN department ON department.bilg_dept_codg = netted.bilg_dept_codg
    WHERE  NOT coalesce(settlement.gone, FALSE)
)
SELECT joined.fixmedins_code, joined.setl_id, joined.bkkp_sn, joined.mdtrt_id, joined.psn_no,
       joined.rx_drord_no, joined.fee_ocur_time, CAST(joined.fee_ocur_time AS DATE) AS fee_ocur_date,
       joined.setl_date, joined.admdvs, substring(joined.admdvs, 1, 4) AS area,
       joined.insured_at AS insu_admdvs, joined.insutype, joined.care_type AS med_type,
       CASE WHEN joined.insured_at IS NULL THEN NULL
            WHEN substring(joined.insured_at, 1, 4) = substring(joined.admdvs, 1, 4) THEN '本地'
            WHEN substring(joined.insured_at, 1, 2) = substring(joined.admdvs, 1, 2) THEN '省内异地'
            ELSE '跨省异地' END AS insured_place,
       CASE WHEN starts_with(joined.fixmedins_code, 'P') OR starts_with(joined.care_type, '41') THEN '购药'
            WHEN starts_with(joined.care_type, '2') OR starts_with(joined.care_type, '52') THEN '住院'
            WHEN joined.care_type IS NULL THEN '其他'
            ELSE '门诊' END AS care_setting,
       joined.hilist_code, joined.drug_class, joined.generic_code, joined.drug_route,
       joined.hilist_name, joined.list_type,
       CASE WHEN joined.list_type IS NULL THEN coalesce(joined.item_kind_by_code, '其他')
            WHEN joined.list_type IN ('102', '106') THEN '饮片'
            WHEN joined.list_type IN ('101', '103', '104') THEN '药品'
            WHEN starts_with(joined.list_type, '2') THEN '服务项目'
            WHEN starts_with(joined.list_type, '3') THEN '耗材'
            ELSE '其他' END AS item_kind,
       joined.med_chrgitm_type, joined.cnt, joined.pric, joined.fee_amount, joined.inscp_amt, joined.overlmt_selfpay,
       joined.fund_amount,
       joined.bilg_dr_code, joined.bilg_dr_name, joined.bilg_dept_codg, joined.medins_list_codg,
       joined.hosp_lv, joined.fixmedins_type, joined.gend, joined.brdy, joined.die_date,
       joined.begn_date, joined.end_date, joined.main_diag_code,
       joined.parts_gap, joined.price_gap, joined.claimed_gend, joined.settled, joined.orphan_refund,
       coalesce(joined.bilg_dr_name IN ('未知', '未知医生', '无', '不详', '测试', '测试医生', '管理员', '系统', '默认医生'), FALSE)
         OR coalesce(ltrim(joined.bilg_dr_code, '09-') = '', FALSE) AS placeholder_doctor,
       joined.parent_fault,
       joined.etip_flag, joined.dscg_tkdrug_flag, joined.hosp_appr_flag, joined.lmt_used_flag, joined.tcmdrug_used_way, joined.prd_days, joined.sin_dos_dscr, joined.used_frqu_dscr, joined.medc_way_dscr, joined.spec,
       joined.dise_codg, joined.oprn_oprt_code, joined.acord_dept_codg, joined.acord_dr_code, joined.bilg_dept_caty,
       CASE WHEN joined.acord_dept_codg IS NULL THEN joined.bilg_dept_caty
            WHEN upper(substring(joined.acord_dept_codg, 1, 1)) = 'A' AND substring(joined.acord_dept_codg, 2, 1) BETWEEN '0' AND '9'
             AND substring(joined.acord_dept_codg, 3, 1) BETWEEN '0' AND '9'
            THEN upper(substring(joined.acord_dept_codg, 1, 3)) END AS done_dept_caty,
       joined.matn_fee_flag, joined.rx_circ_flag, joined.comb_no, joined.chrgitm_lv, joined.medins_list_name, joined.crte_time,
       joined.setl_time, joined.nwb_flag, joined.matn_type, joined.chfpdr_code, joined.bilg_dr_duty, joined.bilg_dr_place
FROM   joined
