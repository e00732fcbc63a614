/* ---
code: GZ10000101002000
version: 1
name: 药品限生育保险
tier: 政策
outcome: 违规
moments: [事前, 事中, 事后]
grain: line
partition_by: person
anchor: [fixmedins_code, setl_id, bkkp_sn]
scope: line.hilist_code IN (SELECT hilist_code FROM knowledge.drug_maternity)
needs: [line.insutype, line.med_type, line.main_diag_code, line.fund_amount,
        knowledge.drug_maternity]
knowledge: [drug_maternity, benefit_code, maternity_diagnosis]
law: []
basis: 国家医保药品目录备注；条例第38条第6项
what: 不是生育待遇的就诊，由基金支付了只限生育保险支付的药品。
why: 目录把该药品的支付限定在生育待遇；生育保险虽与职工医保合并征缴，支付范围仍按待遇划分。
how: 险种、医疗类别都不在表明生育待遇的编码中，明细没有生育费用标志，就诊没有生育类别，诊断里也没有妊娠、分娩、计划生育的，才列出；有一项相符就不判。
amount: 该行由基金支付的部分。
wrong_when: 生育待遇用了没有列入的地方编码；诊断只写了合并症而漏写妊娠；新生儿费用记在母亲名下；院内编码对照有误。
example: 男性参保人普通门诊结算限生育保险的栓剂。
evidence: {item_name: 药品, insutype: 险种, med_type: 医疗类别, main_diag_code: 主诊断}
--- */
WITH paid AS (
    SELECT line.fixmedins_code, line.setl_id, line.bkkp_sn, line.mdtrt_id, line.fee_amount,
           line.fund_amount, line.fee_ocur_date, line.insutype, line.med_type,
           line.main_diag_code, k.item_name
    FROM   line
    JOIN   knowledge.drug_maternity AS k
      ON   k.hilist_code = line.hilist_code
     AND   line.fee_ocur_date BETWEEN k.begndate AND k.enddate
    WHERE  line.fund_amount > 0
      AND  coalesce(line.matn_fee_flag, '0') = '0'
      AND  line.matn_type IS NULL
),
entitled AS (
    SELECT DISTINCT paid.fixmedins_code, paid.setl_id, paid.bkkp_sn
    FROM   paid
    JOIN   knowledge.benefit_code AS known
      ON   known.benefit = '生育'
     AND   CASE WHEN known.code_kind = '险种'
                THEN substring(paid.insutype, 1, length(known.code))
                ELSE substring(paid.med_type, 1, length(known.code)) END = known.code
     AND   paid.fee_ocur_date BETWEEN known.begndate AND known.enddate
),
diagnosed AS (
    SELECT paid.fixmedins_code, paid.mdtrt_id, paid.fee_ocur_date, paid.main_diag_code AS diag_code
    FROM   paid
    UNION
    SELECT paid.fixmedins_code, paid.mdtrt_id, paid.fee_ocur_date, other.diag_code
    FROM   paid
    JOIN   diagnosis AS other
      ON   other.fixmedins_code = paid.fixmedins_code
     AND   other.mdtrt_id = paid.mdtrt_id
),
pregnant AS (
    SELECT DISTINCT diagnosed.fixmedins_code, diagnosed.mdtrt_id, diagnosed.fee_ocur_date
    FROM   diagnosed
    JOIN   knowledge.maternity_diagnosis AS told
      ON   substring(diagnosed.diag_code, 1, length(told.diag_prefix)) = told.diag_prefix
     AND   diagnosed.fee_ocur_date BETWEEN told.begndate AND told.enddate
)
SELECT paid.fixmedins_code, paid.setl_id, paid.bkkp_sn,
       '违规' AS role, paid.fee_amount, paid.fund_amount,
       paid.item_name, paid.insutype, paid.med_type, paid.main_diag_code
FROM   paid
LEFT   JOIN entitled
  ON   entitled.fixmedins_code = paid.fixmedins_code
 AND   entitled.setl_id = paid.setl_id
 AND   entitled.bkkp_sn = paid.bkkp_sn
LEFT   JOIN pregnant
  ON   pregnant.fixmedins_code = paid.fixmedins_code
 AND   pregnant.mdtrt_id = paid.mdtrt_id
 AND   pregnant.fee_ocur_date = paid.fee_ocur_date
WHERE  entitled.bkkp_sn IS NULL
  AND  pregnant.mdtrt_id IS NULL
