/* ---
code: GZ10000201005000
version: 1
name: 手术操作编码与性别不符
tier: 管理
outcome: 可疑
moments: [事前, 事中, 事后]
grain: visit
partition_by: none
anchor: [fixmedins_code, mdtrt_id]
scope: visit.oprn_cnt > 0
needs: [visit.gend, visit.begn_date, knowledge.operation_sex]
knowledge: [operation_sex, operation_sex_exempt, sex_exempt_diagnosis]
law: []
basis: ICD-9-CM-3 手术操作分类；条例第16条、第38条第4项、第40条第1款第1项
what: 就诊的手术操作只能施于另一性别的人。
why: 性别与手术不符，多为选错编码、串换手术或冒名就医。
how: 按 ICD-9-CM-3 章节和知识列出的性别，与参保人性别比较；标为新生儿的就诊、性别重建手术和性发育异常的诊断不判。登记错误、选错编码与违规性质不同，故为可疑，先核对编码。
amount: 该次就诊的手术操作全部不符的，为手术费各行由基金支付的部分；只有部分不符的，只列示，不计金额。
wrong_when: 参保登记的性别有误；下拉菜单选错编码；新生儿费用记在母亲名下而未标明；双性或变性者的诊断未列出。
example: 男性住院填报子宫全切除术。
evidence: {operations: 不符的手术操作, gend: 参保人性别}
--- */
WITH operated AS (
    SELECT visit.fixmedins_code, visit.mdtrt_id, visit.gend, surgery.oprn_oprt_code,
           max(CASE WHEN exempt.oprn_prefix IS NULL AND
                         ((visit.gend = '1' AND k.sex = '女') OR (visit.gend = '2' AND k.sex = '男'))
                    THEN 1 ELSE 0 END) AS wrong
    FROM   visit
    JOIN   operation AS surgery
      ON   surgery.fixmedins_code = visit.fixmedins_code
     AND   surgery.mdtrt_id = visit.mdtrt_id
    LEFT   JOIN knowledge.operation_sex AS k
      ON   oprn_category(k.oprn_prefix) = oprn_category(surgery.oprn_oprt_code)
     AND   starts_with(surgery.oprn_oprt_code, k.oprn_prefix)
     AND   visit.begn_date BETWEEN k.begndate AND k.enddate
    LEFT   JOIN knowledge.operation_sex_exempt AS exempt
      ON   oprn_category(exempt.oprn_prefix) = oprn_category(surgery.oprn_oprt_code)
     AND   starts_with(surgery.oprn_oprt_code, exempt.oprn_prefix)
     AND   visit.begn_date BETWEEN exempt.begndate AND exempt.enddate
    WHERE  NOT coalesce(visit.nwb_flag, FALSE)
    GROUP  BY visit.fixmedins_code, visit.mdtrt_id, visit.gend, surgery.oprn_oprt_code
),
suspect AS (
    SELECT operated.fixmedins_code, operated.mdtrt_id, operated.gend,
           ordered_list(CASE WHEN operated.wrong = 1 THEN operated.oprn_oprt_code END)
               AS operations,
           min(operated.wrong) AS all_wrong
    FROM   operated
    GROUP  BY operated.fixmedins_code, operated.mdtrt_id, operated.gend
    HAVING max(operated.wrong) = 1
),
diagnosed AS (
    SELECT suspect.fixmedins_code, suspect.mdtrt_id, told.diag_code
    FROM   suspect
    JOIN   diagnosis AS told
      ON   told.fixmedins_code = suspect.fixmedins_code
     AND   told.mdtrt_id = suspect.mdtrt_id
    UNION
    SELECT suspect.fixmedins_code, suspect.mdtrt_id, visited.main_diag_code
    FROM   suspect
    JOIN   visit AS visited
      ON   visited.fixmedins_code = suspect.fixmedins_code
     AND   visited.mdtrt_id = suspect.mdtrt_id
),
exempted AS (
    SELECT DISTINCT diagnosed.fixmedins_code, diagnosed.mdtrt_id
    FROM   diagnosed
    JOIN   visit AS visited
      ON   visited.fixmedins_code = diagnosed.fixmedins_code
     AND   visited.mdtrt_id = diagnosed.mdtrt_id
    JOIN   knowledge.sex_exempt_diagnosis AS ex
      ON   diag_category(ex.diag_prefix) = diag_category(diagnosed.diag_code)
     AND   starts_with(diagnosed.diag_code, ex.diag_prefix)
     AND   visited.begn_date BETWEEN ex.begndate AND ex.enddate
)
SELECT suspect.fixmedins_code, suspect.mdtrt_id, bill.setl_id, bill.bkkp_sn, '违规' AS role,
       coalesce(bill.fee_amount, money(0)) AS fee_amount,
       coalesce(bill.fund_amount, money(0)) AS fund_amount,
       suspect.operations,
       CASE WHEN suspect.gend = '1' THEN '男' ELSE '女' END AS gend
FROM   suspect
LEFT   JOIN exempted
  ON   exempted.fixmedins_code = suspect.fixmedins_code
 AND   exempted.mdtrt_id = suspect.mdtrt_id
LEFT   JOIN line AS bill
  ON   bill.fixmedins_code = suspect.fixmedins_code
 AND   bill.mdtrt_id = suspect.mdtrt_id
 AND   bill.med_chrgitm_type = '06'
 AND   suspect.all_wrong = 1
WHERE  exempted.mdtrt_id IS NULL
