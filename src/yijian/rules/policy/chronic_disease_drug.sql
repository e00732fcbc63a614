/* ---
code: GZ10000101011000
version: 1
name: 药品超限定病种目录范围使用
tier: 政策
outcome: 违规
moments: [事前, 事中, 事后]
grain: line
partition_by: none
anchor: [fixmedins_code, setl_id, bkkp_sn]
scope: starts_with(line.med_type, '14') AND line.item_kind = '药品'
needs: [line.dise_codg, line.fund_amount, knowledge.chronic_disease_drug,
        listed(chronic_disease_drug)]
knowledge: [chronic_disease_drug]
law: []
basis: 当地门诊慢特病病种用药范围；条例第38条第6项
what: 按门诊慢特病待遇支付的药品，不在该病种的用药范围之内。
why: 门诊慢特病待遇只支付治疗该病种的药品，范围之外的药品应按普通门诊或自费。
how: 医疗类别属门诊慢特病（以14开头）的药品行，按明细所写的病种编码，查费用发生日有效的用药范围；该病种有范围而没有这个药品的列出。病种没有用药范围的，按无法判断计。
amount: 该行由基金支付的部分。
wrong_when: 参保人有几个病种而药品记到了另一病种；用药范围刚刚调整；同一药品新增的规格编码还没有列入；合并症用药当地另有规定。
example: 以高血压门诊慢特病待遇结算降糖药。
evidence: {dise_codg: 病种编码, dise_name: 病种名称}
--- */
WITH bounded AS (
    SELECT line.fixmedins_code, line.setl_id, line.bkkp_sn, line.hilist_code,
           line.fee_ocur_date, line.fee_amount, line.fund_amount, line.dise_codg
    FROM   line
    WHERE  line.fund_amount > 0
),
day_of_disease AS (
    SELECT DISTINCT bounded.dise_codg, bounded.fee_ocur_date FROM bounded
),
listed AS (
    SELECT day_of_disease.dise_codg, day_of_disease.fee_ocur_date, max(known.dise_name) AS dise_name
    FROM   day_of_disease
    JOIN   knowledge.chronic_disease_drug AS known
      ON   known.dise_codg = day_of_disease.dise_codg
     AND   day_of_disease.fee_ocur_date BETWEEN known.begndate AND known.enddate
    GROUP  BY day_of_disease.dise_codg, day_of_disease.fee_ocur_date
)
SELECT bounded.fixmedins_code, bounded.setl_id, bounded.bkkp_sn,
       '违规' AS role, bounded.fee_amount, bounded.fund_amount,
       bounded.dise_codg, listed.dise_name
FROM   bounded
JOIN   listed
  ON   listed.dise_codg = bounded.dise_codg
 AND   listed.fee_ocur_date = bounded.fee_ocur_date
LEFT   JOIN knowledge.chronic_disease_drug AS k
  ON   k.dise_codg = bounded.dise_codg
 AND   k.hilist_code = bounded.hilist_code
 AND   bounded.fee_ocur_date BETWEEN k.begndate AND k.enddate
WHERE  k.hilist_code IS NULL
