/* ---
code: GZ10000202003000
version: 1
name: 抗菌药物分级使用管理
tier: 管理
outcome: 可疑
moments: [事前, 事后]
grain: line
partition_by: none
anchor: [fixmedins_code, setl_id, bkkp_sn]
scope: line.hilist_code IN (SELECT hilist_code FROM knowledge.antibiotic_grade)
  AND line.care_setting <> '购药'
needs: [line.bilg_dr_duty, line.fund_amount, knowledge.antibiotic_grade, listed(doctor_duty_grade)]
knowledge: [antibiotic_grade, doctor_duty_grade]
law: [monitor.detect.antibiotic_emergency_days]
basis: 抗菌药物临床应用管理办法第二十四条、第二十七条、第二十八条；条例第38条第2项
what: 医师开出的抗菌药物级别高于其处方权，或在门诊使用特殊使用级抗菌药物。
why: 限制使用级须中级以上职务、特殊使用级须高级职务的医师开具，特殊使用级不得在门诊使用。
how: 按省级分级目录的级别，与开单医师职务可开的最高级别比较；急诊和住院同一药品只用一日的，视为紧急越级，不判。
amount: 该行由基金支付的部分。
wrong_when: 医师职务刚刚晋升而登记未更新；会诊后由下级医师代录医嘱；处方权由本机构另行授予；门诊输液中心延续住院治疗；分级目录按剂型分级而编码未细分。
example: 住院医师为肺炎患者连用五日特殊使用级碳青霉烯类。
evidence: {fault: 问题, item_name: 药品, grade: 药品级别, allowed_grade: 医师可开级别, bilg_dr_code: 开单医师, days: 使用天数}
--- */
WITH used AS (
    SELECT line.fixmedins_code, line.mdtrt_id, line.setl_id, line.bkkp_sn, line.hilist_code,
           line.bilg_dr_code, line.fee_ocur_date, line.fee_amount, line.fund_amount,
           drug.item_name, drug.grade, allowed.grade AS allowed_grade,
           CASE WHEN drug.grade_rank > allowed.grade_rank THEN '越级开具' END AS over_grade,
           CASE WHEN line.care_setting = '门诊' AND drug.grade = '特殊使用级'
                     AND NOT starts_with(line.med_type, '13')
                THEN '门诊使用特殊使用级' END AS outpatient,
           CASE WHEN line.care_setting = '住院' OR starts_with(line.med_type, '13')
                THEN greatest(coalesce(line.prd_days, 1), 1) END AS urgent_days
    FROM   line
    JOIN   knowledge.antibiotic_grade AS drug
      ON   drug.hilist_code = line.hilist_code
     AND   line.fee_ocur_date BETWEEN drug.begndate AND drug.enddate
    JOIN   knowledge.doctor_duty_grade AS allowed
      ON   allowed.bilg_dr_duty = line.bilg_dr_duty
     AND   line.fee_ocur_date BETWEEN allowed.begndate AND allowed.enddate
    WHERE  line.fund_amount > 0
),
course AS (
    SELECT used.fixmedins_code, used.mdtrt_id, used.hilist_code,
           count(DISTINCT used.fee_ocur_date) AS days
    FROM   used
    WHERE  used.over_grade IS NOT NULL
    GROUP  BY used.fixmedins_code, used.mdtrt_id, used.hilist_code
)
SELECT used.fixmedins_code, used.setl_id, used.bkkp_sn, '违规' AS role,
       used.fee_amount, used.fund_amount,
       coalesce(used.outpatient, used.over_grade) AS fault, used.item_name, used.grade,
       used.allowed_grade, used.bilg_dr_code, course.days
FROM   used
JOIN   law."monitor.detect.antibiotic_emergency_days" AS urgent
  ON   used.fee_ocur_date BETWEEN urgent.begndate AND urgent.enddate
LEFT   JOIN course
  ON   course.fixmedins_code = used.fixmedins_code
 AND   course.mdtrt_id = used.mdtrt_id
 AND   course.hilist_code = used.hilist_code
WHERE  used.outpatient IS NOT NULL
   OR  (used.over_grade IS NOT NULL
        AND (used.urgent_days IS NULL
             OR greatest(used.urgent_days, course.days) > urgent.value))
