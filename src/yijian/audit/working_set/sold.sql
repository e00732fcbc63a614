-- Lines sold over the counter of a pharmacy. A settlement stamped at midnight gives only its day.
WITH settled AS (
    SELECT line.fixmedins_code, line.setl_id, line.bkkp_sn, line.mdtrt_id, line.psn_no, line.admdvs, line.insu_admdvs,
           line.hilist_code, line.cnt, line.pric, line.fee_amount, line.fund_amount,
           coalesce(line.setl_time, line.fee_ocur_time) AS told_at, settlement.fee_amount AS setl_fee
    FROM   line
    LEFT   JOIN settlement ON settlement.fixmedins_code = line.fixmedins_code AND settlement.setl_id = line.setl_id
    WHERE  line.fault IS NULL AND line.care_setting = '购药' AND line.fee_amount > 0
      AND  (line.fixmedins_type = '2' OR starts_with(line.fixmedins_code, 'P'))
),
timed AS (
    SELECT settled.*, CAST(settled.told_at AS DATE) AS sold_on,
           CASE WHEN settled.told_at <> CAST(settled.told_at AS DATE) THEN settled.told_at END AS sold_at
    FROM   settled
)
SELECT timed.fixmedins_code, timed.sold_on, timed.setl_id, timed.bkkp_sn, timed.mdtrt_id, timed.psn_no, timed.admdvs,
       timed.insu_admdvs, timed.sold_at, CAST(hour(timed.sold_at) AS INTEGER) AS sold_hour, calendar.kind AS day_kind,
       timed.hilist_code, timed.cnt, timed.pric, timed.setl_fee, timed.fee_amount, timed.fund_amount
FROM   timed
LEFT   JOIN calendar ON calendar.day = timed.sold_on
