-- What the fund paid of each line: the settlement's fund payment shared out to the cent by largest
-- remainder over the in-scope amounts. Narrow on purpose: this is the one sort over all lines.
WITH taken AS (
    SELECT refund.fixmedins_code, refund.setl_id, refund.bkkp_sn, sum(refund.inscp_amt) AS inscp_amt
    FROM   refund
    GROUP  BY refund.fixmedins_code, refund.setl_id, refund.bkkp_sn
),
own AS (
    SELECT refund.fixmedins_code, refund.own_setl_id, refund.own_bkkp_sn FROM refund
),
billed AS (
    SELECT f.src_batch, f.src_file, f.src_row, f.bkkp_sn, settlement.setl_no,
           CAST((f.inscp_amt + coalesce(taken.inscp_amt, 0)) * 100 AS BIGINT) AS weight,
           CAST(settlement.fund_amount * 100 AS BIGINT) AS fund
    FROM   lake.fee_list_d AS f
    JOIN   settlement ON settlement.fixmedins_code = f.fixmedins_code AND settlement.setl_id = f.setl_id
    LEFT   JOIN taken ON taken.fixmedins_code = f.fixmedins_code AND taken.setl_id = f.setl_id
                     AND taken.bkkp_sn = f.bkkp_sn
    LEFT   JOIN own ON own.fixmedins_code = f.fixmedins_code AND own.own_setl_id = f.setl_id
                   AND own.own_bkkp_sn = f.bkkp_sn
    WHERE  own.own_bkkp_sn IS NULL AND NOT settlement.gone AND settlement.fund_amount IS NOT NULL
      AND  f.inscp_amt IS NOT NULL
),
inscope AS (
    SELECT billed.setl_no, CAST(sum(billed.weight) AS BIGINT) AS whole
    FROM   billed
    GROUP  BY billed.setl_no
    HAVING sum(billed.weight) > 0 AND max(billed.weight) < 3000000000 AND max(billed.fund) < 3000000000
),
floored AS (
    SELECT billed.src_batch, billed.src_file, billed.src_row, billed.setl_no, billed.bkkp_sn, billed.fund,
           billed.weight * billed.fund // inscope.whole AS base,
           billed.weight * billed.fund % inscope.whole AS remainder
    FROM   billed
    JOIN   inscope ON inscope.setl_no = billed.setl_no
),
left_over AS (
    SELECT floored.setl_no, max(floored.fund) - CAST(sum(floored.base) AS BIGINT) AS cents
    FROM   floored
    GROUP  BY floored.setl_no
),
placed AS (
    SELECT floored.src_batch, floored.src_file, floored.src_row, floored.setl_no, floored.base,
           row_number() OVER (PARTITION BY floored.setl_no ORDER BY floored.remainder DESC, floored.bkkp_sn) AS place
    FROM   floored
)
SELECT placed.src_batch, placed.src_file, placed.src_row,
       CAST(CAST(placed.base + CASE WHEN placed.place <= left_over.cents THEN 1 ELSE 0 END AS DECIMAL(18,0))
            * CAST(0.01 AS DECIMAL(3,2)) AS DECIMAL(16,2)) AS fund_amount
FROM   placed
JOIN   left_over ON left_over.setl_no = placed.setl_no
