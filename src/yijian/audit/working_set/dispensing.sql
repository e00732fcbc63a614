-- Drugs that the fund paid, per settlement and item (one row per fee line), with what was scanned.
WITH coded AS (
    SELECT s.fixmedins_code, s.setl_id, s.hilist_code, sum(s.codes) AS codes, sum(s.sold) AS sold, max(s.split) AS split
    FROM   part.scanned AS s
    GROUP  BY s.fixmedins_code, s.setl_id, s.hilist_code
),
scanning AS (
    SELECT sent.fixmedins_code, sent.month_begn, CAST(sum(sent.codes) AS INTEGER) AS month_codes
    FROM   part.sent AS sent
    GROUP  BY sent.fixmedins_code, sent.month_begn
)
SELECT d.fixmedins_code, d.setl_id, d.hilist_code, d.bkkp_sn, d.mdtrt_id, d.psn_no, d.fee_ocur_date, d.care_setting, d.admdvs,
       d.insu_admdvs, d.cnt, d.fee_amount, d.fund_amount,
       CAST(coalesce(coded.codes, 0) AS INTEGER) AS codes, CAST(coded.sold AS DECIMAL(16,4)) AS sold,
       coalesce(coded.split = 1, FALSE) AS split_pack, scanning.month_codes
FROM   part.dispensed AS d
LEFT   JOIN coded ON coded.fixmedins_code = d.fixmedins_code AND coded.setl_id = d.setl_id AND coded.hilist_code = d.hilist_code
LEFT   JOIN scanning ON scanning.fixmedins_code = d.fixmedins_code
                    AND scanning.month_begn = CAST(date_trunc('month', d.fee_ocur_date) AS DATE)
