/* ---
code: GZ10000102004000
version: 1
name: 医疗服务项目限生育保险
tier: 政策
outcome: 违规
moments: [事前, 事中, 事后]
grain: line
partition_by: person
anchor: [fixmedins_code, setl_id, bkkp_sn]
scope: line.hilist_code IN (SELECT hilist_code FROM knowledge.service_maternity)
needs: [line.insutype, line.med_type, line.main_diag_code, line.fund_amount,
        knowledge.service_maternity]
knowledge: [service_maternity, benefit_code, maternity_diagnosis]
law: []
basis: 医疗服务项目分类与代码的支付限定；条例第38条第6项
what: 只由生育保险支付的服务项目，在没有生育待遇的结算中由基金支付。
why: 限生育保险的项目只在享受生育待遇时支付，其他就医不纳入支付范围。
how: 生育保险已与职工医保合并实施，所以不只看险种：险种、医疗类别、就诊的生育类别、费用的生育标志，任何一项表明生育待遇，或本次就诊有妊娠、分娩、计划生育的诊断，即不判。
amount: 该行由基金支付的部分。
wrong_when: 生育就医而医疗类别误填为普通门诊或住院，又未填生育类别和妊娠诊断；当地的生育医疗类别编码尚未补充；院内编码对照有误。
example: 普通门诊结算产前检查的项目，没有生育待遇，也没有妊娠诊断。
evidence: {item_name: 项目, insutype: 险种, med_type: 医疗类别, main_diag_code: 主诊断}
--- */
WITH paid AS (
    SELECT line.fixmedins_code, line.setl_id, line.bkkp_sn, line.mdtrt_id, line.fee_amount,
           line.fund_amount, line.fee_ocur_date, line.insutype, line.med_type,
           line.main_diag_code, k.item_name
    FROM   line
    JOIN   knowledge.service_maternity AS k
      ON   k.hilist_code = line.hilist_code
     AND   line.fee_ocur_date BETWEEN k.begndate AND k.enddate
    LEFT   JOIN knowledge.benefit_code AS by_insurance
      ON   substring(line.insutype, 1, length(by_insurance.code)) = by_insurance.code
     AND   by_insurance.code_kind = '险种'
     AND   by_insurance.benefit = '生育'
     AND   line.fee_ocur_date BETWEEN by_insurance.begndate AND by_insurance.enddate
    LEFT   JOIN knowledge.benefit_code AS by_care
      ON   substring(line.med_type, 1, length(by_care.code)) = by_care.code
     AND   by_care.code_kind = '医疗类别'
     AND   by_care.benefit = '生育'
     AND   line.fee_ocur_date BETWEEN by_care.begndate AND by_care.enddate
    WHERE  line.fund_amount > 0
      AND  line.matn_type IS NULL
      AND  coalesce(line.matn_fee_flag, '0') <> '1'
      AND  by_insurance.code IS NULL
      AND  by_care.code IS NULL
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
LEFT   JOIN pregnant
  ON   pregnant.fixmedins_code = paid.fixmedins_code
 AND   pregnant.mdtrt_id = paid.mdtrt_id
 AND   pregnant.fee_ocur_date = paid.fee_ocur_date
WHERE  pregnant.mdtrt_id IS NULL
