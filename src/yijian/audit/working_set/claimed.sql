-- What institutions claimed of the items they keep stock of, per day.
SELECT line.fixmedins_code, line.hilist_code, line.fee_ocur_date AS claimed_on, max(line.admdvs) AS admdvs,
       max(line.item_kind) AS item_kind,
       sum(line.cnt) AS cnt, sum(line.fee_amount) AS fee_amount, sum(coalesce(line.fund_amount, 0)) AS fund_amount
FROM   line
JOIN   (SELECT DISTINCT i.fixmedins_code, i.med_list_codg FROM lake.invinfo_3501 AS i) AS kept
  ON   kept.fixmedins_code = line.fixmedins_code AND kept.med_list_codg = line.hilist_code
WHERE  line.fault IS NULL
GROUP  BY line.fixmedins_code, line.hilist_code, line.fee_ocur_date
