-- Stays without an operation in which something was tested: what they cost and what the tests cost.
SELECT stay.fixmedins_code, stay.begn_date, stay.mdtrt_id, stay.psn_no, stay.admdvs,
       days_between(stay.begn_date, stay.end_date) AS days, bill.test_fee, bill.fee_amount, bill.fund_amount
FROM   stay
JOIN   stay_bill AS bill ON bill.fixmedins_code = stay.fixmedins_code AND bill.mdtrt_id = stay.mdtrt_id
WHERE  stay.fault IS NULL AND stay.oprn_cnt = 0 AND NOT bill.operated AND bill.test_fee > 0
  AND  coalesce(stay.dscg_way, '0') NOT IN ('2', '4', '5') AND coalesce(stay.med_type, '21') <> '28'
