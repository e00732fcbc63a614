-- Every sale and return of a traced pack once, whoever reported it; what the code itself says, and
-- since when the institution's stock book knows the batch (null where the book began later).
WITH once AS (
    SELECT t.drug_trac_codg, t.ocur_date, t.ocur_time, t.event_no, t.direction, t.split_pack, t.fixmedins_code, t.setl_id,
           t.bkkp_sn, t.hilist_code, t.psn_no, t.mdtrt_id, t.admdvs, t.insu_admdvs, t.fee_amount, t.fund_amount,
           t.billed_code, t.refunded, t.line_codes, max(t.batch_no) AS batch_no, max(t.lot_no) AS lot_no,
           max(t.expires_on) AS told_expiry
    FROM   part.traced AS t
    GROUP  BY t.drug_trac_codg, t.ocur_date, t.ocur_time, t.event_no, t.direction, t.split_pack, t.fixmedins_code, t.setl_id,
           t.bkkp_sn, t.hilist_code, t.psn_no, t.mdtrt_id, t.admdvs, t.insu_admdvs, t.fee_amount, t.fund_amount,
           t.billed_code, t.refunded, t.line_codes
),
read_off AS (
    SELECT once.*,
           CASE WHEN replace(once.drug_trac_codg, substring(once.drug_trac_codg, 1, 1), '') = '' THEN '占位码'
                WHEN regexp_matches(once.drug_trac_codg, '^[0-9A-Za-z]{20}$') THEN '二十位码'
                WHEN regexp_matches(once.drug_trac_codg, '^([(]01[)]|01)[0-9]{14}[(]?[0-9]{2}[)]?[!-~]+$') THEN '国际标准码'
                WHEN regexp_matches(once.drug_trac_codg, '^[0-9]{8,14}$') THEN '商品条码'
                ELSE '其他' END AS code_form
    FROM   once
),
taken_in AS (
    SELECT p.fixmedins_code, p.med_list_codg, nullif(trim(p.fixmedins_bchno), '') AS batch_no,
           nullif(trim(p.manu_lotnum), '') AS lot_no, CAST(p.purc_retn_stoin_time AS DATE) AS on_day, p.expy_end
    FROM   lake.purcinfo_3503 AS p
    UNION ALL
    SELECT i.fixmedins_code, i.med_list_codg, nullif(trim(i.fixmedins_bchno), ''), nullif(trim(i.manu_lotnum), ''), i.invdate, i.expy_end
    FROM   lake.invinfo_3501 AS i
    WHERE  i.inv_cnt > 0
    UNION ALL
    SELECT c.fixmedins_code, c.med_list_codg, nullif(trim(c.fixmedins_bchno), ''), CAST(NULL AS VARCHAR),
           CAST(c.inv_chg_time AS DATE), CAST(NULL AS DATE)
    FROM   lake.invinfo_3502 AS c
    WHERE  c.cnt > 0
),
book AS (
    SELECT taken_in.fixmedins_code, min(taken_in.on_day) AS book_begn FROM taken_in GROUP BY taken_in.fixmedins_code
),
by_batch AS (
    SELECT taken_in.fixmedins_code, taken_in.med_list_codg, taken_in.batch_no, min(taken_in.on_day) AS first_on,
           max(taken_in.expy_end) AS expires_on
    FROM   taken_in
    WHERE  taken_in.batch_no IS NOT NULL
    GROUP  BY taken_in.fixmedins_code, taken_in.med_list_codg, taken_in.batch_no
),
by_lot AS (
    SELECT taken_in.fixmedins_code, taken_in.med_list_codg, taken_in.lot_no, min(taken_in.on_day) AS first_on,
           max(taken_in.expy_end) AS expires_on
    FROM   taken_in
    WHERE  taken_in.lot_no IS NOT NULL
    GROUP  BY taken_in.fixmedins_code, taken_in.med_list_codg, taken_in.lot_no
)
SELECT read_off.*,
       CASE WHEN read_off.code_form = '二十位码' THEN substring(read_off.drug_trac_codg, 1, 7)
            WHEN read_off.code_form = '国际标准码' THEN substring(replace(replace(read_off.drug_trac_codg, '(', ''), ')', ''), 3, 14)
            END AS product_code,
       coalesce(read_off.told_expiry, by_batch.expires_on, by_lot.expires_on) AS expires_on, book.book_begn,
       CASE WHEN book.book_begn <= read_off.ocur_date THEN least(by_batch.first_on, by_lot.first_on) END AS stocked_on
FROM   read_off
LEFT   JOIN book ON book.fixmedins_code = read_off.fixmedins_code
LEFT   JOIN by_batch ON by_batch.fixmedins_code = read_off.fixmedins_code
                    AND by_batch.med_list_codg = read_off.hilist_code AND by_batch.batch_no = read_off.batch_no
LEFT   JOIN by_lot ON by_lot.fixmedins_code = read_off.fixmedins_code
                  AND by_lot.med_list_codg = read_off.hilist_code AND by_lot.lot_no = read_off.lot_no
