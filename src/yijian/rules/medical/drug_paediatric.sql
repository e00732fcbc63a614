/* ---
code: GZ10000301002000
version: 1
name: 药品儿童专用
tier: 医疗
outcome: 可疑
moments: [事前, 事中, 事后]
grain: line
partition_by: none
anchor: [fixmedins_code, setl_id, bkkp_sn]
scope: line.hilist_code IN (SELECT hilist_code FROM knowledge.drug_paediatric)
needs: [line.brdy, line.fund_amount, knowledge.drug_paediatric]
knowledge: [drug_paediatric]
law: [monitor.detect.child_max_age]
basis: 国家医保局公布的药品儿童专用知识（药品说明书）；条例第38条第2项、第4项
what: 基金为超过儿童年龄上限的参保人支付了儿童专用药品。
why: 说明书表明该药品只供儿童使用，成人使用多为串换、冒名或代人开药。
how: 费用发生日的周岁大于该药品的年龄上限；知识未写年龄的，用儿童年龄上限参数。等于上限不判。
amount: 该行由基金支付的部分。
wrong_when: 出生日期登记有误；吞咽困难等情形需用儿童剂型；本人卡为子女开药应另按冒名处理。医疗类规则先听取机构说明，故为可疑。
example: 三十岁参保人结算小儿退热口服液。
evidence: {item_name: 药品, brdy: 出生日期}
--- */
SELECT line.fixmedins_code, line.setl_id, line.bkkp_sn,
       '违规' AS role, line.fee_amount, line.fund_amount,
       age_on(line.brdy, line.fee_ocur_date) AS measured,
       coalesce(k.max_age, child.value) AS limit_value,
       k.item_name, line.brdy
FROM   line
JOIN   knowledge.drug_paediatric AS k
  ON   k.hilist_code = line.hilist_code
 AND   line.fee_ocur_date BETWEEN k.begndate AND k.enddate
JOIN   law."monitor.detect.child_max_age" AS child
  ON   line.fee_ocur_date BETWEEN child.begndate AND child.enddate
WHERE  age_on(line.brdy, line.fee_ocur_date) > coalesce(k.max_age, child.value)
  AND  line.fund_amount > 0
