/* ---
code: GZ10000102007000
version: 1
name: 医疗服务项目限适应症
tier: 政策
outcome: 可疑
moments: [事前, 事中, 事后]
grain: line
partition_by: person
anchor: [fixmedins_code, setl_id, bkkp_sn]
scope: line.hilist_code IN (SELECT hilist_code FROM knowledge.service_indication)
needs: [line.main_diag_code, line.fund_amount, knowledge.service_indication]
knowledge: [service_indication]
law: []
basis: 医疗服务项目分类与代码的支付限定；条例第38条第6项
what: 本次就诊没有一个诊断符合该项目限定的适应症，而基金支付了该项目。
why: 项目只在限定的适应症内支付，适应症之外不在支付范围之内。
how: 取本次就诊的主诊断和全部其他诊断，入院、出院的都算；没有一个以费用发生日有效的限定诊断开头，即列出。
amount: 该行由基金支付的部分。
wrong_when: 病历有相符的诊断而结算清单漏填；诊断编码填写笼统；限定的是病情或分期，诊断编码说明不了；一次就诊中另有急症。要看病历，故为可疑。
example: 没有脑梗死诊断的住院结算限急性脑梗死的溶栓治疗。
evidence: {item_name: 项目, main_diag_code: 主诊断, diag_prefixes: 限定的诊断}
--- */
WITH charged AS (
    SELECT DISTINCT line.fixmedins_code, line.mdtrt_id, line.hilist_code, line.fee_ocur_date,
           line.main_diag_code
    FROM   line
    WHERE  line.fund_amount > 0
),
diagnosed AS (
    SELECT charged.fixmedins_code, charged.mdtrt_id, charged.hilist_code, charged.fee_ocur_date,
           charged.main_diag_code AS diag_code
    FROM   charged
    UNION
    SELECT charged.fixmedins_code, charged.mdtrt_id, charged.hilist_code, charged.fee_ocur_date,
           found.diag_code
    FROM   charged
    JOIN   diagnosis AS found
      ON   found.fixmedins_code = charged.fixmedins_code
     AND   found.mdtrt_id = charged.mdtrt_id
),
matched AS (
    SELECT DISTINCT diagnosed.fixmedins_code, diagnosed.mdtrt_id, diagnosed.hilist_code,
           diagnosed.fee_ocur_date
    FROM   diagnosed
    JOIN   knowledge.service_indication AS k
      ON   k.hilist_code = diagnosed.hilist_code
     AND   substring(diagnosed.diag_code, 1, length(k.diag_prefix)) = k.diag_prefix
     AND   diagnosed.fee_ocur_date BETWEEN k.begndate AND k.enddate
),
outside AS (
    SELECT charged.fixmedins_code, charged.mdtrt_id, charged.hilist_code, charged.fee_ocur_date,
           max(k.item_name) AS item_name, ordered_list(k.diag_prefix) AS diag_prefixes
    FROM   charged
    JOIN   knowledge.service_indication AS k
      ON   k.hilist_code = charged.hilist_code
     AND   charged.fee_ocur_date BETWEEN k.begndate AND k.enddate
    LEFT   JOIN matched
      ON   matched.fixmedins_code = charged.fixmedins_code
     AND   matched.mdtrt_id = charged.mdtrt_id
     AND   matched.hilist_code = charged.hilist_code
     AND   matched.fee_ocur_date = charged.fee_ocur_date
    WHERE  matched.mdtrt_id IS NULL
    GROUP  BY charged.fixmedins_code, charged.mdtrt_id, charged.hilist_code, charged.fee_ocur_date
)
SELECT line.fixmedins_code, line.setl_id, line.bkkp_sn,
       '违规' AS role, line.fee_amount, line.fund_amount,
       outside.item_name, line.main_diag_code, outside.diag_prefixes
FROM   line
JOIN   outside
  ON   outside.fixmedins_code = line.fixmedins_code
 AND   outside.mdtrt_id = line.mdtrt_id
 AND   outside.hilist_code = line.hilist_code
 AND   outside.fee_ocur_date = line.fee_ocur_date
WHERE  line.fund_amount > 0
