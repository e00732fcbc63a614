/* ---
code: GZ10000301009000
version: 1
name: 老年人用药安全
tier: 医疗
outcome: 可疑
moments: [事前, 事中, 事后]
grain: line
partition_by: none
anchor: [fixmedins_code, setl_id, bkkp_sn]
scope: line.hilist_code IN (SELECT hilist_code FROM knowledge.drug_elderly)
needs: [line.brdy, line.fund_amount, knowledge.drug_elderly]
knowledge: [drug_elderly, drug_off_label]
law: [monitor.detect.elderly_min_age]
basis: 药品说明书（禁忌、老年用药）；条例第38条第2项
what: 基金为老年人支付了说明书写明老年人禁用的药品。
why: 说明书写明老年人禁用，继续使用有安全风险。
how: 费用发生日的周岁达到该药品的禁用年龄即列出；知识未写年龄的，用老年人用药起始年龄参数。只看程度为禁用的，慎用只作提醒，不判；列入有循证依据的老年超说明书用药的不判。
amount: 该行由基金支付的部分。
wrong_when: 出生日期登记有误；没有可替代的药品而已告知并记录；本院备案的超说明书用药尚未导入；同名不同剂型的说明书不同。医疗类规则先听取机构说明，故为可疑。
example: 七十岁参保人结算说明书写明老年人禁用的药品。
evidence: {item_name: 药品, brdy: 出生日期}
--- */
SELECT line.fixmedins_code, line.setl_id, line.bkkp_sn,
       '违规' AS role, line.fee_amount, line.fund_amount,
       age_on(line.brdy, line.fee_ocur_date) AS measured,
       coalesce(k.min_age, elderly.value) AS limit_value,
       k.item_name, line.brdy
FROM   line
JOIN   knowledge.drug_elderly AS k
  ON   k.hilist_code = line.hilist_code
 AND   line.fee_ocur_date BETWEEN k.begndate AND k.enddate
JOIN   law."monitor.detect.elderly_min_age" AS elderly
  ON   line.fee_ocur_date BETWEEN elderly.begndate AND elderly.enddate
LEFT   JOIN knowledge.drug_off_label AS accepted
  ON   accepted.hilist_code = line.hilist_code
 AND   line.fee_ocur_date BETWEEN accepted.begndate AND accepted.enddate
 AND   accepted.label_limit = '老年'
WHERE  k.degree = '禁用'
  AND  age_on(line.brdy, line.fee_ocur_date) >= coalesce(k.min_age, elderly.value)
  AND  accepted.hilist_code IS NULL
  AND  line.fund_amount > 0
