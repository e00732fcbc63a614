/* ---
code: GZ10000102003000
version: 1
name: 医疗服务项目限工伤保险
tier: 政策
outcome: 违规
moments: [事前, 事中, 事后]
grain: line
partition_by: none
anchor: [fixmedins_code, setl_id, bkkp_sn]
scope: line.hilist_code IN (SELECT hilist_code FROM knowledge.service_work_injury)
needs: [line.insutype, line.med_type, line.fund_amount, knowledge.service_work_injury]
knowledge: [service_work_injury, benefit_code]
law: []
basis: 医疗服务项目分类与代码的支付限定；社会保险法第30条第1款第1项；条例第38条第6项
what: 只由工伤保险支付的服务项目用基本医疗保险基金结算。
why: 应当从工伤保险基金中支付的医疗费用不纳入基本医疗保险基金支付范围。
how: 项目在费用发生日列入限工伤保险的名单，而结算的险种和医疗类别都不表明是工伤待遇。表明工伤待遇的编码由各地补充。
amount: 该行由基金支付的部分。
wrong_when: 当地表明工伤待遇的险种或医疗类别编码尚未补充；工伤认定之前由医保先行支付，以后再追回；院内编码对照有误。
example: 职工住院的工伤康复项目按职工医保结算。
evidence: {item_name: 项目, insutype: 险种, med_type: 医疗类别}
--- */
SELECT line.fixmedins_code, line.setl_id, line.bkkp_sn,
       '违规' AS role, line.fee_amount, line.fund_amount,
       k.item_name, line.insutype, line.med_type
FROM   line
JOIN   knowledge.service_work_injury AS k
  ON   k.hilist_code = line.hilist_code
 AND   line.fee_ocur_date BETWEEN k.begndate AND k.enddate
LEFT   JOIN knowledge.benefit_code AS by_insurance
  ON   substring(line.insutype, 1, length(by_insurance.code)) = by_insurance.code
 AND   by_insurance.code_kind = '险种'
 AND   by_insurance.benefit = '工伤'
 AND   line.fee_ocur_date BETWEEN by_insurance.begndate AND by_insurance.enddate
LEFT   JOIN knowledge.benefit_code AS by_care
  ON   substring(line.med_type, 1, length(by_care.code)) = by_care.code
 AND   by_care.code_kind = '医疗类别'
 AND   by_care.benefit = '工伤'
 AND   line.fee_ocur_date BETWEEN by_care.begndate AND by_care.enddate
WHERE  line.fund_amount > 0
  AND  by_insurance.code IS NULL
  AND  by_care.code IS NULL
