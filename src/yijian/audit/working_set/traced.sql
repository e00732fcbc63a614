-- Sales and returns of traced packs, with the fee line they were billed on where it can be told.
WITH packed AS (
    SELECT p.fixmedins_code, coalesce(p.setl_id, '') AS setl_id, coalesce(p.rtal_docno, '') AS rtal_docno,
           p.med_list_codg, max(p.trdn_flag) AS trdn_flag
    FROM   lake.selinfo_3505 AS p
    GROUP  BY p.fixmedins_code, coalesce(p.setl_id, ''), coalesce(p.rtal_docno, ''), p.med_list_codg
),
event AS (
    SELECT s.fixmedins_code, s.setl_id, s.psn_no, s.med_list_codg, s.drug_trac_codg, s.sel_retn_time AS ocur_time,
           '销售' AS direction, coalesce(s.trdn_flag = '1', FALSE) AS split_pack, s.rtal_docno, s.bkkp_sn
    FROM   lake.selinfo_3505 AS s
    WHERE  nullif(trim(s.drug_trac_codg), '') IS NOT NULL
    UNION
    SELECT r.fixmedins_code, r.setl_id, r.psn_no, r.med_list_codg, r.drug_trac_codg, r.sel_retn_time,
           '退货', coalesce(r.trdn_flag = '1', FALSE), CAST(NULL AS VARCHAR), CAST(NULL AS VARCHAR)
    FROM   lake.selinfo_3506 AS r
    WHERE  nullif(trim(r.drug_trac_codg), '') IS NOT NULL
    UNION
    SELECT d.fixmedins_code, d.setl_id, d.psn_no, d.med_list_codg, d.drug_trac_codg, d.ocur_time,
           CASE WHEN d.infno = '3506' THEN '退货' ELSE '销售' END, coalesce(packed.trdn_flag = '1', FALSE),
           d.rtal_docno, CAST(NULL AS VARCHAR)
    FROM   lake.drugtracinfo AS d
    LEFT   JOIN packed ON packed.fixmedins_code = d.fixmedins_code AND packed.med_list_codg = d.med_list_codg
                      AND packed.setl_id = coalesce(d.setl_id, '') AND packed.rtal_docno = coalesce(d.rtal_docno, '')
    WHERE  d.infno IN ('3505', '3506')
),
billed AS (
    SELECT line.fixmedins_code, line.setl_id, line.hilist_code, min(line.bkkp_sn) AS bkkp_sn
    FROM   line
    WHERE  line.fault IS NULL
    GROUP  BY line.fixmedins_code, line.setl_id, line.hilist_code
)
SELECT trim(event.drug_trac_codg) AS drug_trac_codg, CAST(event.ocur_time AS DATE) AS ocur_date, event.ocur_time,
       event.fixmedins_code || '|' || coalesce(event.setl_id, '') || '|' || coalesce(event.rtal_docno, '') || '|' || event.direction
         || CASE WHEN coalesce(event.setl_id, event.rtal_docno, '') = ''
                 THEN '|' || coalesce(CAST(event.ocur_time AS VARCHAR), '') ELSE '' END AS event_no,
       event.direction, event.split_pack, event.fixmedins_code, event.setl_id, line.bkkp_sn,
       event.med_list_codg AS hilist_code, event.psn_no, line.mdtrt_id,
       coalesce(line.admdvs, institution.admdvs, substring(event.fixmedins_code, 2, 6)) AS admdvs,
       line.insu_admdvs, line.fee_amount, line.fund_amount
FROM   event
LEFT   JOIN billed ON billed.fixmedins_code = event.fixmedins_code AND billed.setl_id = event.setl_id
                  AND billed.hilist_code = event.med_list_codg
LEFT   JOIN line ON line.fixmedins_code = event.fixmedins_code AND line.setl_id = event.setl_id
                AND line.bkkp_sn = coalesce(nullif(trim(event.bkkp_sn), ''), billed.bkkp_sn)
LEFT   JOIN institution ON institution.fixmedins_code = event.fixmedins_code
