-- Refund lines that point at a line we hold, each with the line it is taken off.
WITH pointing AS (
    SELECT f.fixmedins_code, f.setl_id AS own_setl_id, f.bkkp_sn AS own_bkkp_sn,
           coalesce(nullif(trim(s.init_setl_id), ''), f.setl_id) AS setl_id,
           trim(f.init_feedetl_sn) AS bkkp_sn, f.cnt, f.det_item_fee_sumamt AS fee_amount, f.inscp_amt
    FROM   lake.fee_list_d AS f
    LEFT   JOIN lake.setl_d AS s ON s.fixmedins_code = f.fixmedins_code AND s.setl_id = f.setl_id
    WHERE  nullif(trim(f.init_feedetl_sn), '') IS NOT NULL AND f.det_item_fee_sumamt < 0
)
SELECT pointing.*
FROM   pointing
JOIN   lake.fee_list_d AS o ON o.fixmedins_code = pointing.fixmedins_code
   AND o.setl_id = pointing.setl_id AND o.bkkp_sn = pointing.bkkp_sn
   AND o.det_item_fee_sumamt >= 0
