-- Sales and returns of traced packs, with the fee line they were billed on where it can be told.
WITH packed AS (
    SELECT p.fixmedins_code, coalesce(p.setl_id, '') AS setl_id, coalesce(p.rtal_docno, '') AS rtal_docno,
           p.med_list_codg, max(p.trdn_flag) AS trdn_flag,
           CASE WHEN count(DISTINCT p.manu_lotnum) = 1 THEN max(p.manu_lotnum) END AS lot_no,
           CASE WHEN count(DISTINCT p.expy_end) = 1 THEN max(p.expy_end) END AS expires_on
    FROM   lake.selinfo_3505 AS p
    GROUP  BY p.fixmedins_code, coalesce(p.setl_id, ''), coalesce(p.rtal_docno, ''), p.med_list_codg
),
event AS (
    SELECT s.fixmedins_code, s.setl_id, s.psn_no, s.med_list_codg, s.drug_trac_codg, s.sel_retn_time AS ocur_time,
           '销售' AS direction, coalesce(s.trdn_flag = '1', FALSE) AS split_pack, s.rtal_docno, s.bkkp_sn,
           s.fixmedins_bchno AS batch_no, s.manu_lotnum AS lot_no, s.expy_end AS expires_on
    FROM   lake.selinfo_3505 AS s
    WHERE  nullif(trim(s.drug_trac_codg), '') IS NOT NULL
    UNION
    SELECT r.fixmedins_code, r.setl_id, r.psn_no, r.med_list_codg, r.drug_trac_codg, r.sel_retn_time,
           '退货', coalesce(r.trdn_flag = '1', FALSE), CAST(NULL AS VARCHAR), CAST(NULL AS VARCHAR),
           r.fixmedins_bchno, r.manu_lotnum, r.expy_end
    FROM   lake.selinfo_3506 AS r
    WHERE  nullif(trim(r.drug_trac_codg), '') IS NOT NULL
    UNION
    SELECT d.fixmedins_code, d.setl_id, d.psn_no, d.med_list_codg, d.drug_trac_codg, d.ocur_time,
           CASE WHEN d.infno = '3506' THEN '退货' ELSE '销售' END, coalesce(packed.trdn_flag = '1', FALSE),
           d.rtal_docno, CAST(NULL AS VARCHAR), d.fixmedins_bchno, packed.lot_no, packed.expires_on
    FROM   lake.drugtracinfo AS d
    LEFT   JOIN packed ON packed.fixmedins_code = d.fixmedins_code AND packed.med_list_codg = d.med_list_codg
                      AND packed.setl_id = coalesce(d.setl_id, '') AND packed.rtal_docno = coalesce(d.rtal_docno, '')
    WHERE  d.infno IN ('3505', '3506')
),
settled AS (
    SELECT DISTINCT event.fixmedins_code, event.setl_id FROM event WHERE event.setl_id IS NOT NULL
),
own AS (
    SELECT line.fixmedins_code, line.setl_id, line.bkkp_sn, line.hilist_code, line.mdtrt_id, line.psn_no, line.admdvs,
           line.insu_admdvs, line.fee_amount, line.fund_amount, line.fault
    FROM   line
    JOIN   settled ON settled.fixmedins_code = line.fixmedins_code AND settled.setl_id = line.setl_id
),
billed AS (
    SELECT own.fixmedins_code, own.setl_id, own.hilist_code, min(own.bkkp_sn) AS bkkp_sn
    FROM   own
    WHERE  own.fault IS NULL
    GROUP  BY own.fixmedins_code, own.setl_id, own.hilist_code
),
given_back AS (
    SELECT refund.fixmedins_code, refund.setl_id FROM refund
    UNION
    SELECT settlement.fixmedins_code, settlement.setl_id FROM settlement WHERE settlement.gone
),
linked AS (
    SELECT event.*, own.bkkp_sn AS line_sn, own.mdtrt_id, own.hilist_code AS billed_code, own.psn_no AS line_psn_no,
           own.admdvs, own.insu_admdvs, own.fee_amount, own.fund_amount,
           own.bkkp_sn IS NULL AND given_back.setl_id IS NOT NULL AS refunded
    FROM   event
    LEFT   JOIN billed ON billed.fixmedins_code = event.fixmedins_code AND billed.setl_id = event.setl_id
                      AND billed.hilist_code = event.med_list_codg
    LEFT   JOIN own ON own.fixmedins_code = event.fixmedins_code AND own.setl_id = event.setl_id
                    AND own.bkkp_sn = coalesce(nullif(trim(event.bkkp_sn), ''), billed.bkkp_sn)
    LEFT   JOIN given_back ON given_back.fixmedins_code = event.fixmedins_code AND given_back.setl_id = event.setl_id
),
coded AS (
    SELECT linked.fixmedins_code, linked.setl_id, linked.line_sn,
           CAST(count(DISTINCT trim(linked.drug_trac_codg)) AS INTEGER) AS n
    FROM   linked
    WHERE  linked.direction = '销售' AND linked.line_sn IS NOT NULL
    GROUP  BY linked.fixmedins_code, linked.setl_id, linked.line_sn
)
SELECT trim(linked.drug_trac_codg) AS drug_trac_codg, CAST(linked.ocur_time AS DATE) AS ocur_date, linked.ocur_time,
       linked.fixmedins_code || '|' || coalesce(linked.setl_id, '') || '|' || coalesce(linked.rtal_docno, '') || '|' || linked.direction
         || CASE WHEN coalesce(linked.setl_id, linked.rtal_docno, '') = ''
                 THEN '|' || coalesce(CAST(linked.ocur_time AS VARCHAR), '') ELSE '' END AS event_no,
       linked.direction, linked.split_pack, linked.fixmedins_code, linked.setl_id, linked.line_sn AS bkkp_sn,
       linked.med_list_codg AS hilist_code, coalesce(linked.psn_no, linked.line_psn_no) AS psn_no, linked.mdtrt_id,
       coalesce(linked.admdvs, institution.admdvs, substring(linked.fixmedins_code, 2, 6)) AS admdvs,
       linked.insu_admdvs, linked.fee_amount, linked.fund_amount, linked.billed_code, linked.refunded,
       coded.n AS line_codes, nullif(trim(linked.batch_no), '') AS batch_no, nullif(trim(linked.lot_no), '') AS lot_no,
       linked.expires_on
FROM   linked
LEFT   JOIN coded ON coded.fixmedins_code = linked.fixmedins_code AND coded.setl_id = linked.setl_id
                 AND coded.line_sn = linked.line_sn
LEFT   JOIN institution ON institution.fixmedins_code = linked.fixmedins_code
