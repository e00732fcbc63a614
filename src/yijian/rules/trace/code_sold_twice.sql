/* ---
code: YJ10000501101000
version: 1
name: 追溯码重复销售
tier: 追溯
outcome: 可疑
moments: [事中, 事后]
grain: trace
partition_by: trace
anchor: [drug_trac_codg]
scope: trace.direction = '销售'
needs: [trace.ocur_time]
knowledge: []
law: []
basis: 条例第38条第4项、第5项，第40条第1款第3项；实施细则第9条
what: 同一盒药的追溯码卖出两次，其间没有退货。
why: 一盒药只能卖一次，再次出现提示回流药、串换或空刷。
how: 同一追溯码按发生时间排列，一次销售的前一条仍是销售，即为重复；同一次结算重复上传的算一次；两次之中任一次为拆零的不判。
amount: 重复那次销售的金额；前一次销售列为涉及，不计金额。
wrong_when: 退货未上传；拆零销售未标明；扫错相邻药盒；整箱码当作盒码上传；同一次自费销售换单据号上传。
example: 同一追溯码先在甲药店、后在乙药店各结算一次。
evidence: {hilist_code: 药品, institutions: 销售机构}
--- */
WITH told AS (
    SELECT seen.drug_trac_codg, seen.event_no, seen.direction, seen.fixmedins_code,
           min(seen.ocur_time) AS told_at,
           coalesce(max(seen.setl_id), seen.event_no) AS billed_as,
           max(CASE WHEN seen.split_pack THEN 1 ELSE 0 END) AS split
    FROM   trace AS seen
    GROUP  BY seen.drug_trac_codg, seen.event_no, seen.direction, seen.fixmedins_code
),
followed AS (
    SELECT told.drug_trac_codg, told.event_no, told.fixmedins_code, told.billed_as, told.split,
           lag(told.event_no) OVER (
               PARTITION BY told.drug_trac_codg ORDER BY told.told_at, told.event_no
           ) AS previous_no,
           lag(told.direction) OVER (
               PARTITION BY told.drug_trac_codg ORDER BY told.told_at, told.event_no
           ) AS previous_direction,
           lag(told.fixmedins_code) OVER (
               PARTITION BY told.drug_trac_codg ORDER BY told.told_at, told.event_no
           ) AS previous_institution,
           lag(told.billed_as) OVER (
               PARTITION BY told.drug_trac_codg ORDER BY told.told_at, told.event_no
           ) AS previous_billed_as,
           lag(told.split) OVER (
               PARTITION BY told.drug_trac_codg ORDER BY told.told_at, told.event_no
           ) AS previous_split
    FROM   told
    WHERE  told.told_at IS NOT NULL
),
hit AS (
    SELECT trace.drug_trac_codg, trace.event_no, followed.previous_no, trace.fixmedins_code,
           max(trace.setl_id) AS setl_id, max(trace.bkkp_sn) AS bkkp_sn,
           max(trace.hilist_code) AS hilist_code,
           coalesce(max(trace.fee_amount), money(0)) AS fee_amount,
           coalesce(max(trace.fund_amount), money(0)) AS fund_amount
    FROM   trace
    JOIN   followed
      ON   followed.drug_trac_codg = trace.drug_trac_codg
     AND   followed.event_no = trace.event_no
    WHERE  followed.previous_direction = '销售'
      AND  followed.split = 0
      AND  followed.previous_split = 0
      AND  (followed.fixmedins_code <> followed.previous_institution
            OR followed.billed_as <> followed.previous_billed_as)
    GROUP  BY trace.drug_trac_codg, trace.event_no, followed.previous_no, trace.fixmedins_code
),
involved AS (
    SELECT hit.drug_trac_codg, hit.event_no, hit.fixmedins_code, hit.setl_id, hit.bkkp_sn,
           '违规' AS role, hit.fee_amount, hit.fund_amount
    FROM   hit
    UNION ALL
    SELECT earlier.drug_trac_codg, earlier.event_no, earlier.fixmedins_code,
           max(earlier.setl_id), max(earlier.bkkp_sn), '涉及', money(0), money(0)
    FROM   hit
    JOIN   trace AS earlier
      ON   earlier.drug_trac_codg = hit.drug_trac_codg
     AND   earlier.event_no = hit.previous_no
    LEFT   JOIN hit AS counted
      ON   counted.drug_trac_codg = hit.drug_trac_codg
     AND   counted.event_no = hit.previous_no
    WHERE  counted.event_no IS NULL
    GROUP  BY earlier.drug_trac_codg, earlier.event_no, earlier.fixmedins_code
),
finding AS (
    SELECT involved.drug_trac_codg, count(*) AS sold_times,
           ordered_list(involved.fixmedins_code) AS institutions
    FROM   involved
    GROUP  BY involved.drug_trac_codg
),
product AS (
    SELECT hit.drug_trac_codg, max(hit.hilist_code) AS hilist_code
    FROM   hit
    GROUP  BY hit.drug_trac_codg
)
SELECT involved.drug_trac_codg, involved.fixmedins_code, involved.setl_id, involved.bkkp_sn,
       involved.role, involved.fee_amount, involved.fund_amount,
       finding.sold_times AS measured, 1 AS limit_value,
       product.hilist_code, finding.institutions
FROM   involved
JOIN   finding
  ON   finding.drug_trac_codg = involved.drug_trac_codg
JOIN   product
  ON   product.drug_trac_codg = involved.drug_trac_codg
