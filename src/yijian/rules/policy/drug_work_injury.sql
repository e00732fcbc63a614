/* ---
code: GZ10000101001000
version: 1
name: 药品限工伤保险
tier: 政策
outcome: 违规
moments: [事前, 事中, 事后]
grain: line
partition_by: none
anchor: [fixmedins_code, setl_id, bkkp_sn]
scope: line.hilist_code IN (SELECT hilist_code FROM knowledge.drug_work_injury)
needs: [line.insutype, line.med_type, line.fund_amount, knowledge.drug_work_injury]
knowledge: [drug_work_injury, benefit_code]
law: []
basis: 国家医保药品目录备注；社会保险法第30条第1款第1项；条例第38条第6项
what: 基本医疗或生育保险的基金支付了只限工伤保险支付的药品。
why: 目录把该药品的支付限定在工伤保险，应由工伤保险基金支付的费用不得由医保基金支付。
how: 费用发生日该药品限工伤保险，结算的险种属基本医疗（编码以3开头）或生育（510），并且险种和医疗类别都不在表明工伤待遇的编码中。
amount: 该行由基金支付的部分。
wrong_when: 当地的工伤待遇用了没有列入的险种或医疗类别编码；工伤认定之前先行结算、之后会追回；院内编码对照到同名的另一药品。
example: 职工医保门诊结算限工伤保险的疤痕软膏。
evidence: {item_name: 药品, insutype: 险种, med_type: 医疗类别}
--- */
WITH paid AS (
    SELECT line.fixmedins_code, line.setl_id, line.bkkp_sn, line.fee_amount, line.fund_amount,
           line.fee_ocur_date, line.insutype, line.med_type, k.item_name
    FROM   line
    JOIN   knowledge.drug_work_injury AS k
      ON   k.hilist_code = line.hilist_code
     AND   line.fee_ocur_date BETWEEN k.begndate AND k.enddate
    WHERE  line.fund_amount > 0
      AND  (starts_with(line.insutype, '3') OR line.insutype = '510')
),
injured AS (
    SELECT DISTINCT paid.insutype, paid.med_type, paid.fee_ocur_date
    FROM   paid
    JOIN   knowledge.benefit_code AS known
      ON   known.benefit = '工伤'
     AND   CASE WHEN known.code_kind = '险种'
                THEN substring(paid.insutype, 1, length(known.code))
                ELSE substring(paid.med_type, 1, length(known.code)) END = known.code
     AND   paid.fee_ocur_date BETWEEN known.begndate AND known.enddate
)
SELECT paid.fixmedins_code, paid.setl_id, paid.bkkp_sn,
       '违规' AS role, paid.fee_amount, paid.fund_amount,
       paid.item_name, paid.insutype, paid.med_type
FROM   paid
LEFT   JOIN injured
  ON   injured.insutype = paid.insutype
 AND   injured.med_type = paid.med_type
 AND   injured.fee_ocur_date = paid.fee_ocur_date
WHERE  injured.insutype IS NULL
