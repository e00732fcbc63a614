/* ---
code: YJ10000202101000
version: 1
name: 超互联网医院药品支付范围
tier: 管理
outcome: 违规
moments: [事前, 事中, 事后]
grain: line
partition_by: none
anchor: [fixmedins_code, setl_id, bkkp_sn]
scope: line.hilist_code IN (SELECT hilist_code FROM knowledge.drug_internet_barred)
needs: [line.med_type, line.fund_amount, knowledge.internet_care_type]
knowledge: [drug_internet_barred, internet_care_type]
law: []
basis: 国家医保局公布的超互联网医院药品支付范围知识；互联网诊疗管理办法（麻醉药品、精神药品等不得在互联网开具）；条例第38条第6项
what: 互联网诊疗中由基金支付了不得在互联网医院支付的药品。
why: 麻醉药品、精神药品等用药风险高、管理特殊，不得在互联网开具，也不在支付范围之内。
how: 费用发生日药品列入知识，且该行的医疗类别是当地规定的互联网诊疗类别。哪些医疗类别是互联网诊疗，由各地以知识列明；没有列明的无法判断。
amount: 该行由基金支付的部分。
wrong_when: 医疗类别选错，实为线下复诊；线上复诊而处方在线下开具并取药；院内编码对照有误。
example: 以互联网复诊类别结算一盒第二类精神药品。
evidence: {item_name: 药品, med_type: 医疗类别}
--- */
SELECT line.fixmedins_code, line.setl_id, line.bkkp_sn,
       '违规' AS role, line.fee_amount, line.fund_amount,
       k.item_name, line.med_type
FROM   line
JOIN   knowledge.drug_internet_barred AS k
  ON   k.hilist_code = line.hilist_code
 AND   line.fee_ocur_date BETWEEN k.begndate AND k.enddate
JOIN   knowledge.internet_care_type AS online
  ON   online.med_type = line.med_type
 AND   line.fee_ocur_date BETWEEN online.begndate AND online.enddate
WHERE  line.fund_amount > 0
