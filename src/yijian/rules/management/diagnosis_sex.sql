/* ---
code: GZ10000204006000
version: 1
name: 诊断与患者性别不符
tier: 管理
outcome: 可疑
moments: [事前, 事中, 事后]
grain: visit
partition_by: none
anchor: [fixmedins_code, mdtrt_id]
scope: visit.care_setting IN ('住院', '门诊')
needs: [visit.gend, visit.main_diag_code, visit.fund_amount, knowledge.diagnosis_sex]
knowledge: [diagnosis_sex, sex_exempt_diagnosis]
law: []
basis: ICD-10 限于一种性别的类目；条例第16条、第38条第7项、第40条第1款第1项
what: 就诊的诊断只见于另一性别的人。
why: 性别与诊断不符，多为选错编码、冒名就医或虚构病情。
how: 主诊断和诊断列表逐项与知识列出的性别比较；标为新生儿的就诊、性发育异常的诊断不判。登记错误、选错编码与违规性质不同，故为可疑，先核对编码。
amount: 主诊断不符的，为该次就诊各行由基金支付的部分；只有其他诊断不符的，只列示，不计金额。
wrong_when: 参保登记的性别有误；下拉菜单选错相近编码；新生儿费用记在母亲名下而未标明；夫妻同诊不孕而用一方凭证；双性或变性者的诊断未列出。
example: 男性门诊主诊断为子宫平滑肌瘤。
evidence: {diagnoses: 不符的诊断, main_diag_code: 主诊断, gend: 参保人性别}
--- */
WITH diagnosed AS (
    SELECT visit.fixmedins_code, visit.mdtrt_id, visit.begn_date, visit.gend,
           visit.main_diag_code, visit.main_diag_code AS diag_code
    FROM   visit
    WHERE  NOT coalesce(visit.nwb_flag, FALSE)
    UNION ALL
    SELECT visit.fixmedins_code, visit.mdtrt_id, visit.begn_date, visit.gend,
           visit.main_diag_code, told.diag_code
    FROM   visit
    JOIN   diagnosis AS told
      ON   told.fixmedins_code = visit.fixmedins_code
     AND   told.mdtrt_id = visit.mdtrt_id
    WHERE  NOT coalesce(visit.nwb_flag, FALSE)
),
suspect AS (
    SELECT diagnosed.fixmedins_code, diagnosed.mdtrt_id, diagnosed.begn_date, diagnosed.gend,
           diagnosed.main_diag_code, ordered_list(diagnosed.diag_code) AS diagnoses,
           max(CASE WHEN diagnosed.diag_code = diagnosed.main_diag_code THEN 1 ELSE 0 END)
               AS main_wrong
    FROM   diagnosed
    JOIN   knowledge.diagnosis_sex AS k
      ON   diag_category(k.diag_prefix) = diag_category(diagnosed.diag_code)
     AND   starts_with(diagnosed.diag_code, k.diag_prefix)
     AND   diagnosed.begn_date BETWEEN k.begndate AND k.enddate
    WHERE  (diagnosed.gend = '1' AND k.sex = '女')
       OR  (diagnosed.gend = '2' AND k.sex = '男')
    GROUP  BY diagnosed.fixmedins_code, diagnosed.mdtrt_id, diagnosed.begn_date,
           diagnosed.gend, diagnosed.main_diag_code
),
told_of AS (
    SELECT suspect.fixmedins_code, suspect.mdtrt_id, suspect.begn_date,
           suspect.main_diag_code AS diag_code
    FROM   suspect
    UNION ALL
    SELECT suspect.fixmedins_code, suspect.mdtrt_id, suspect.begn_date, told.diag_code
    FROM   suspect
    JOIN   diagnosis AS told
      ON   told.fixmedins_code = suspect.fixmedins_code
     AND   told.mdtrt_id = suspect.mdtrt_id
),
exempted AS (
    SELECT DISTINCT told_of.fixmedins_code, told_of.mdtrt_id
    FROM   told_of
    JOIN   knowledge.sex_exempt_diagnosis AS ex
      ON   diag_category(ex.diag_prefix) = diag_category(told_of.diag_code)
     AND   starts_with(told_of.diag_code, ex.diag_prefix)
     AND   told_of.begn_date BETWEEN ex.begndate AND ex.enddate
)
SELECT suspect.fixmedins_code, suspect.mdtrt_id, bill.setl_id, bill.bkkp_sn, '违规' AS role,
       coalesce(bill.fee_amount, money(0)) AS fee_amount,
       coalesce(bill.fund_amount, money(0)) AS fund_amount,
       suspect.diagnoses, suspect.main_diag_code,
       CASE WHEN suspect.gend = '1' THEN '男' ELSE '女' END AS gend
FROM   suspect
LEFT   JOIN exempted
  ON   exempted.fixmedins_code = suspect.fixmedins_code
 AND   exempted.mdtrt_id = suspect.mdtrt_id
LEFT   JOIN line AS bill
  ON   bill.fixmedins_code = suspect.fixmedins_code
 AND   bill.mdtrt_id = suspect.mdtrt_id
 AND   suspect.main_wrong = 1
 AND   bill.fund_amount > 0
WHERE  exempted.mdtrt_id IS NULL
