-- What the sale records of a settlement say of an item: how much was sold, how many codes were scanned.
WITH sale AS (
    SELECT s.fixmedins_code, s.setl_id, split_part(trim(s.med_list_codg), '-', 1) AS hilist_code, s.rtal_docno,
           nullif(trim(s.drug_trac_codg), '') AS code, s.sel_retn_cnt AS sold, s.trdn_flag
    FROM   lake.selinfo_3505 AS s
    WHERE  nullif(trim(s.setl_id), '') IS NOT NULL
),
receipt AS (
    SELECT sale.fixmedins_code, sale.rtal_docno, sale.hilist_code, max(sale.setl_id) AS setl_id
    FROM   sale
    WHERE  sale.rtal_docno IS NOT NULL
    GROUP  BY sale.fixmedins_code, sale.rtal_docno, sale.hilist_code
),
code AS (
    SELECT sale.fixmedins_code, sale.setl_id, sale.hilist_code, sale.code FROM sale
    UNION
    SELECT d.fixmedins_code, coalesce(nullif(trim(d.setl_id), ''), receipt.setl_id), split_part(trim(d.med_list_codg), '-', 1),
           nullif(trim(d.drug_trac_codg), '')
    FROM   lake.drugtracinfo AS d
    LEFT   JOIN receipt ON receipt.fixmedins_code = d.fixmedins_code AND receipt.rtal_docno = d.rtal_docno
                       AND receipt.hilist_code = split_part(trim(d.med_list_codg), '-', 1)
    WHERE  d.infno = '3505'
),
quantity_of AS (
    SELECT sale.fixmedins_code, sale.setl_id, sale.hilist_code, sum(sale.sold) AS sold,
           max(CASE WHEN sale.trdn_flag = '1' THEN 1 ELSE 0 END) AS split
    FROM   sale
    GROUP  BY sale.fixmedins_code, sale.setl_id, sale.hilist_code
),
counted AS (
    SELECT code.fixmedins_code, code.setl_id, code.hilist_code, count(code.code) AS codes
    FROM   code
    WHERE  code.setl_id IS NOT NULL
    GROUP  BY code.fixmedins_code, code.setl_id, code.hilist_code
)
SELECT counted.fixmedins_code, counted.setl_id, counted.hilist_code, counted.codes, quantity_of.sold, quantity_of.split
FROM   counted
LEFT   JOIN quantity_of ON quantity_of.fixmedins_code = counted.fixmedins_code AND quantity_of.setl_id = counted.setl_id
                       AND quantity_of.hilist_code = counted.hilist_code
