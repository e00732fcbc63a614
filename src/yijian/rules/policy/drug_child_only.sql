/* ---
code: GZ10000101007000
version: 1
name: 药品限儿童使用
tier: 政策
outcome: 违规
moments: [事前, 事中, 事后]
grain: line
partition_by: none
anchor: [fixmedins_code, setl_id, bkkp_sn]
scope: line.hilist_code IN (SELECT hilist_code FROM knowledge.drug_child_only)
needs: [line.brdy, line.fund_amount, knowledge.drug_child_only]
knowledge: [drug_child_only]
law: [monitor.detect.child_max_age]
basis: 国家医保药品目录备注；条例第38条第6项
what: 基金为年龄不在限定范围内的参保人支付了限儿童使用的药品。
why: 目录把该药品的支付限定在儿童或一定年龄段，超出的不在支付范围。
how: 费用发生日的周岁小于最小年龄或大于最大年龄；知识未写最大年龄的，用儿童年龄上限参数。两端都含。
amount: 该行由基金支付的部分。
wrong_when: 出生日期登记有误；目录只写儿童而当地把青少年也算在内；说明书允许的年龄宽于支付限定，用药合理而支付不合规。
example: 二十岁参保人结算限儿童的灌肠剂。
evidence: {item_name: 药品, brdy: 出生日期, min_age: 最小年龄}
--- */
SELECT line.fixmedins_code, line.setl_id, line.bkkp_sn,
       '违规' AS role, line.fee_amount, line.fund_amount,
       age_on(line.brdy, line.fee_ocur_date) AS measured,
       coalesce(k.max_age, child.value) AS limit_value,
       k.item_name, line.brdy, k.min_age
FROM   line
JOIN   knowledge.drug_child_only AS k
  ON   k.hilist_code = line.hilist_code
 AND   line.fee_ocur_date BETWEEN k.begndate AND k.enddate
JOIN   law."monitor.detect.child_max_age" AS child
  ON   line.fee_ocur_date BETWEEN child.begndate AND child.enddate
WHERE  (age_on(line.brdy, line.fee_ocur_date) > coalesce(k.max_age, child.value)
        OR age_on(line.brdy, line.fee_ocur_date) < k.min_age)
  AND  line.fund_amount > 0
