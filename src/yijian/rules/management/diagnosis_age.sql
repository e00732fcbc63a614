/* ---
code: GZ10000204007000
version: 1
name: 诊断与患者年龄不符
tier: 管理
outcome: 可疑
moments: [事前, 事中, 事后]
grain: visit
partition_by: person
anchor: [fixmedins_code, mdtrt_id]
scope: visit.care_setting IN ('住院', '门诊')
needs: [visit.brdy, visit.main_diag_code, visit.fund_amount, knowledge.diagnosis_age]
knowledge: [diagnosis_age]
law: [monitor.detect.newborn_on_mother_days]
basis: ICD-10 分类；条例第16条、第38条第7项、第40条第1款第1项
what: 就诊的诊断不会见于该年龄的人。
why: 年龄与诊断不符，多为选错编码、冒名就医或虚构病情。
how: 主诊断和诊断列表逐项与知识列出的年龄范围（周岁，两端都含）比较，年龄按就诊开始日计算。新生儿疾病可在满月后仍有诊断，知识已从宽到一岁；标为新生儿的就诊，以及分娩后允许天数以内母亲名下的新生儿疾病不判。
amount: 主诊断不符的，为该次就诊各行由基金支付的部分；只有其他诊断不符的，只列示，不计金额。
wrong_when: 出生日期登记有误；围生期疾病的后遗情况仍用原编码；新生儿随母就医而母亲分娩不在数据之内；早发或迟发的罕见病例。
example: 七十三岁的人门诊主诊断为新生儿黄疸。
evidence: {diagnoses: 不符的诊断, main_diag_code: 主诊断, age: 年龄}
--- */
WITH diagnosed AS (
    SELECT visit.fixmedins_code, visit.mdtrt_id, visit.psn_no, visit.begn_date, visit.gend,
           visit.main_diag_code, age_on(visit.brdy, visit.begn_date) AS age,
           visit.main_diag_code AS diag_code
    FROM   visit
    WHERE  NOT coalesce(visit.nwb_flag, FALSE)
    UNION ALL
    SELECT visit.fixmedins_code, visit.mdtrt_id, visit.psn_no, visit.begn_date, visit.gend,
           visit.main_diag_code, age_on(visit.brdy, visit.begn_date), told.diag_code
    FROM   visit
    JOIN   diagnosis AS told
      ON   told.fixmedins_code = visit.fixmedins_code
     AND   told.mdtrt_id = visit.mdtrt_id
    WHERE  NOT coalesce(visit.nwb_flag, FALSE)
),
outside AS (
    SELECT diagnosed.fixmedins_code, diagnosed.mdtrt_id, diagnosed.psn_no, diagnosed.begn_date,
           diagnosed.gend, diagnosed.main_diag_code, diagnosed.age, diagnosed.diag_code,
           k.newborn
    FROM   diagnosed
    JOIN   knowledge.diagnosis_age AS k
      ON   diag_category(k.diag_prefix) = diag_category(diagnosed.diag_code)
     AND   starts_with(diagnosed.diag_code, k.diag_prefix)
     AND   diagnosed.begn_date BETWEEN k.begndate AND k.enddate
    WHERE  diagnosed.age < k.min_age OR diagnosed.age > k.max_age
),
mother AS (
    SELECT DISTINCT outside.fixmedins_code, outside.mdtrt_id
    FROM   outside
    JOIN   law."monitor.detect.newborn_on_mother_days" AS allowed
      ON   outside.begn_date BETWEEN allowed.begndate AND allowed.enddate
    JOIN   visit AS birth
      ON   birth.psn_no = outside.psn_no
     AND   days_between(birth.begn_date, outside.begn_date) BETWEEN 0 AND allowed.value
    WHERE  outside.newborn
      AND  outside.gend = '2'
      AND  (starts_with(birth.main_diag_code, 'O') OR starts_with(birth.med_type, '52'))
),
suspect AS (
    SELECT outside.fixmedins_code, outside.mdtrt_id, outside.main_diag_code, outside.age,
           ordered_list(outside.diag_code) AS diagnoses,
           max(CASE WHEN outside.diag_code = outside.main_diag_code THEN 1 ELSE 0 END)
               AS main_wrong
    FROM   outside
    LEFT   JOIN mother
      ON   mother.fixmedins_code = outside.fixmedins_code
     AND   mother.mdtrt_id = outside.mdtrt_id
    WHERE  mother.mdtrt_id IS NULL OR NOT outside.newborn
    GROUP  BY outside.fixmedins_code, outside.mdtrt_id, outside.main_diag_code, outside.age
)
SELECT suspect.fixmedins_code, suspect.mdtrt_id, bill.setl_id, bill.bkkp_sn, '违规' AS role,
       coalesce(bill.fee_amount, money(0)) AS fee_amount,
       coalesce(bill.fund_amount, money(0)) AS fund_amount,
       suspect.diagnoses, suspect.main_diag_code, suspect.age
FROM   suspect
LEFT   JOIN line AS bill
  ON   bill.fixmedins_code = suspect.fixmedins_code
 AND   bill.mdtrt_id = suspect.mdtrt_id
 AND   suspect.main_wrong = 1
 AND   bill.fund_amount > 0
