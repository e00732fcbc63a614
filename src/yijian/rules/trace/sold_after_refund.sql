/* ---
code: YJ10000501104000
version: 1
name: 退费后再售而无退货记录
tier: 追溯
outcome: 可疑
moments: [事后]
grain: trace
partition_by: trace
anchor: [drug_trac_codg]
scope: trace.direction = '销售'
needs: [trace.ocur_time]
knowledge: []
law: []
basis: 实施细则第9条；条例第39条第2项、第40条第1款第3项
what: 一盒药的前一次销售已经退费，没有退货记录，同一追溯码又卖出一次。
why: 只退费不退货的，药可能并未退回；同一个码再次结算，提示先刷后退、反复借码或账实不符。
how: 同一追溯码按发生时间排列，一次销售的前一条仍是销售而不是退货，且前一次结算已经冲正或退费，即列出；同一次结算重复上传的、两次之中任一次为拆零的不判。
amount: 不认定基金损失（前一次已退费）；再次销售的金额由“追溯码重复销售”计。
wrong_when: 退货记录漏传或晚传，药确已退回上架；退费发生在再次销售之后；扫错相邻药盒。
example: 上午结算退费，没有退货记录，下午同一个码在同一药店再次结算。
evidence: {hilist_code: 药品, earlier_institution: 前次销售机构, earlier_at: 前次销售时间}
--- */
WITH told AS (
    SELECT seen.drug_trac_codg, seen.event_no, seen.direction, seen.fixmedins_code,
           min(seen.ocur_time) AS told_at,
           coalesce(max(seen.setl_id), seen.event_no) AS billed_as,
           max(CASE WHEN seen.split_pack THEN 1 ELSE 0 END) AS split,
           max(CASE WHEN seen.refunded THEN 1 ELSE 0 END) AS refunded
    FROM   trace AS seen
    GROUP  BY seen.drug_trac_codg, seen.event_no, seen.direction, seen.fixmedins_code
),
followed AS (
    SELECT told.drug_trac_codg, told.event_no, told.fixmedins_code, told.billed_as, told.split,
           lag(told.direction) OVER (
               PARTITION BY told.drug_trac_codg ORDER BY told.told_at, told.event_no
           ) AS earlier_direction,
           lag(told.fixmedins_code) OVER (
               PARTITION BY told.drug_trac_codg ORDER BY told.told_at, told.event_no
           ) AS earlier_institution,
           lag(told.told_at) OVER (
               PARTITION BY told.drug_trac_codg ORDER BY told.told_at, told.event_no
           ) AS earlier_at,
           lag(told.billed_as) OVER (
               PARTITION BY told.drug_trac_codg ORDER BY told.told_at, told.event_no
           ) AS earlier_billed_as,
           lag(told.split) OVER (
               PARTITION BY told.drug_trac_codg ORDER BY told.told_at, told.event_no
           ) AS earlier_split,
           lag(told.refunded) OVER (
               PARTITION BY told.drug_trac_codg ORDER BY told.told_at, told.event_no
           ) AS earlier_refunded
    FROM   told
    WHERE  told.told_at IS NOT NULL
)
SELECT trace.drug_trac_codg, trace.fixmedins_code, trace.setl_id, trace.bkkp_sn,
       '违规' AS role, money(0) AS fee_amount, money(0) AS fund_amount,
       max(trace.hilist_code) AS hilist_code,
       max(followed.earlier_institution) AS earlier_institution,
       max(followed.earlier_at) AS earlier_at
FROM   trace
JOIN   followed
  ON   followed.drug_trac_codg = trace.drug_trac_codg
 AND   followed.event_no = trace.event_no
WHERE  followed.earlier_direction = '销售'
  AND  followed.earlier_refunded = 1
  AND  followed.split = 0
  AND  followed.earlier_split = 0
  AND  (followed.fixmedins_code <> followed.earlier_institution
        OR followed.billed_as <> followed.earlier_billed_as)
GROUP  BY trace.drug_trac_codg, trace.fixmedins_code, trace.setl_id, trace.bkkp_sn
