/* ---
code: GZ10000302001000
version: 1
name: 无指征检验检查
tier: 医疗
outcome: 可疑
moments: [事前, 事中, 事后]
grain: line
partition_by: person
anchor: [fixmedins_code, setl_id, bkkp_sn]
scope: line.hilist_code IN (SELECT hilist_code FROM knowledge.test_indication)
needs: [line.main_diag_code, line.fund_amount, knowledge.test_indication]
knowledge: [test_indication, test_routine]
law: []
basis: 检验检查的临床意义与诊疗规范；条例第38条第2项（过度检查）
what: 就诊的诊断都与检验检查项目的适应诊断无关，基金仍支付了该项目。
why: 没有指征的检验检查增加费用而无助于诊断，套餐式检查尤其如此。
how: 就诊的主诊断和全部诊断，没有一个以知识所列的诊断编码开头，即列出；列为该就医方式常规筛查的项目（如住院、术前传染病筛查）不判，只有中医诊断的就诊不判。检查申请单和结果不在结算数据里，有没有指征以病历为准。
amount: 该行由基金支付的部分。
wrong_when: 诊断填写不全，疑似诊断被排除后没有上传；鉴别诊断需要；术前、输血前、用药前常规检查尚未列入常规筛查；诊断编码笼统。医疗类规则先听取机构说明，故为可疑。
example: 诊断只有踝扭伤而做全套肿瘤标志物。
evidence: {item_name: 项目, main_diag_code: 主诊断, fitting_diagnoses: 适应的诊断}
--- */
WITH asked AS (
    SELECT DISTINCT charged.fixmedins_code, charged.mdtrt_id, charged.hilist_code,
           charged.fee_ocur_date, charged.main_diag_code
    FROM   line AS charged
    JOIN   knowledge.test_indication AS listed
      ON   listed.hilist_code = charged.hilist_code
     AND   charged.fee_ocur_date BETWEEN listed.begndate AND listed.enddate
),
diagnosed AS (
    SELECT asked.fixmedins_code, asked.mdtrt_id, asked.hilist_code, asked.fee_ocur_date,
           asked.main_diag_code AS diag_code
    FROM   asked
    UNION
    SELECT asked.fixmedins_code, asked.mdtrt_id, asked.hilist_code, asked.fee_ocur_date,
           told.diag_code
    FROM   asked
    JOIN   diagnosis AS told
      ON   told.fixmedins_code = asked.fixmedins_code
     AND   told.mdtrt_id = asked.mdtrt_id
),
suited AS (
    SELECT DISTINCT diagnosed.fixmedins_code, diagnosed.mdtrt_id, diagnosed.hilist_code,
           diagnosed.fee_ocur_date
    FROM   diagnosed
    JOIN   knowledge.test_indication AS fitting
      ON   fitting.hilist_code = diagnosed.hilist_code
     AND   diagnosed.fee_ocur_date BETWEEN fitting.begndate AND fitting.enddate
     AND   substring(diagnosed.diag_code, 1, length(fitting.diag_prefix)) = fitting.diag_prefix
),
chinese AS (
    SELECT asked.fixmedins_code, asked.mdtrt_id,
           min(CASE WHEN told.diag_type IN ('2', '3') THEN 1 ELSE 0 END) AS alone
    FROM   asked
    JOIN   diagnosis AS told
      ON   told.fixmedins_code = asked.fixmedins_code
     AND   told.mdtrt_id = asked.mdtrt_id
    GROUP  BY asked.fixmedins_code, asked.mdtrt_id
)
SELECT line.fixmedins_code, line.setl_id, line.bkkp_sn,
       '违规' AS role, line.fee_amount, line.fund_amount,
       max(k.item_name) AS item_name, line.main_diag_code,
       ordered_list(k.diag_prefix) AS fitting_diagnoses
FROM   line
JOIN   knowledge.test_indication AS k
  ON   k.hilist_code = line.hilist_code
 AND   line.fee_ocur_date BETWEEN k.begndate AND k.enddate
LEFT   JOIN suited
  ON   suited.fixmedins_code = line.fixmedins_code
 AND   suited.mdtrt_id = line.mdtrt_id
 AND   suited.hilist_code = line.hilist_code
 AND   suited.fee_ocur_date = line.fee_ocur_date
LEFT   JOIN chinese
  ON   chinese.fixmedins_code = line.fixmedins_code
 AND   chinese.mdtrt_id = line.mdtrt_id
LEFT   JOIN knowledge.test_routine AS routine
  ON   routine.hilist_code = line.hilist_code
 AND   routine.care_setting = line.care_setting
 AND   line.fee_ocur_date BETWEEN routine.begndate AND routine.enddate
WHERE  suited.mdtrt_id IS NULL
  AND  coalesce(chinese.alone, 0) = 0
  AND  routine.hilist_code IS NULL
  AND  line.fund_amount > 0
GROUP  BY line.fixmedins_code, line.setl_id, line.bkkp_sn, line.fee_amount, line.fund_amount,
       line.main_diag_code
