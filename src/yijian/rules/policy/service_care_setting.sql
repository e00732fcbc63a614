/* ---
code: GZ10000102009000
version: 1
name: 医疗服务项目限就医方式
tier: 政策
outcome: 违规
moments: [事前, 事中, 事后]
grain: line
partition_by: none
anchor: [fixmedins_code, setl_id, bkkp_sn]
scope: line.hilist_code IN (SELECT hilist_code FROM knowledge.service_care_setting)
needs: [line.med_type, line.fund_amount, knowledge.service_care_setting]
knowledge: [service_care_setting, service_care_setting_exempt]
law: []
basis: 医疗服务项目分类与代码的支付限定；条例第38条第6项
what: 项目限住院或限门诊支付，而在另一种就医方式下由基金支付。
why: 项目只在限定的就医方式下支付，其他就医方式不在支付范围之内。
how: 由医疗类别得出就医方式，与费用发生日有效的限定比较；急诊、急诊转住院、日间手术等不判。
amount: 该行由基金支付的部分。
wrong_when: 急诊留观、日间治疗按普通门诊或住院上传；入院当日的门诊费用并入住院结算；当地另有门诊可支付的规定；院内编码对照有误。
example: 普通门诊结算限住院支付的床位费。
evidence: {item_name: 项目, limit_setting: 限定的就医方式, med_type: 医疗类别}
--- */
SELECT line.fixmedins_code, line.setl_id, line.bkkp_sn,
       '违规' AS role, line.fee_amount, line.fund_amount,
       k.item_name, k.care_setting AS limit_setting, line.med_type
FROM   line
JOIN   knowledge.service_care_setting AS k
  ON   k.hilist_code = line.hilist_code
 AND   line.fee_ocur_date BETWEEN k.begndate AND k.enddate
LEFT   JOIN knowledge.service_care_setting_exempt AS exempt
  ON   substring(line.med_type, 1, length(exempt.med_type)) = exempt.med_type
 AND   line.fee_ocur_date BETWEEN exempt.begndate AND exempt.enddate
WHERE  line.care_setting <> k.care_setting
  AND  line.fund_amount > 0
  AND  exempt.med_type IS NULL
