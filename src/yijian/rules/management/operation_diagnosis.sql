/* ---
code: GZ10000201006000
version: 1
name: 诊断编码与手术操作编码不符
tier: 管理
outcome: 可疑
moments: [事中, 事后]
grain: stay
partition_by: none
anchor: [fixmedins_code, mdtrt_id]
scope: stay.oprn_cnt > 0
needs: [stay.main_diag_code, stay.end_date, stay.fund_amount, knowledge.operation_diagnosis]
knowledge: [operation_diagnosis]
law: []
basis: 医疗保障基金结算清单填写规范（主要手术与主要诊断相对应）；条例第16条、第39条第3项
what: 住院的主手术与诊断不相关。
why: 主手术应针对主要诊断；不相关的组合多为选错编码或高套病组。
how: 主手术列入知识的，看它相应的诊断：各项诊断都不相应的为核心；只有其他诊断相应而主诊断不相应的为关注。没有主手术或有几条主手术的不判，由“手术操作编码异常”核对。
amount: 只列示，不计金额。
wrong_when: 知识未列全该手术的适用诊断；并发症或合并症需同期手术；主诊断按病理结果后改；编码版本对照有误。
example: 主诊断为肺炎，主手术为白内障晶状体手术，没有一项眼病诊断。
evidence: {oprn_oprt_code: 主手术, main_diag_code: 主诊断, diagnoses: 全部诊断}
--- */
WITH chief AS (
    SELECT stay.fixmedins_code, stay.mdtrt_id, stay.end_date, stay.main_diag_code,
           max(surgery.oprn_oprt_code) AS oprn_oprt_code
    FROM   stay
    JOIN   operation AS surgery
      ON   surgery.fixmedins_code = stay.fixmedins_code
     AND   surgery.mdtrt_id = stay.mdtrt_id
    WHERE  surgery.main_oprn_flag
    GROUP  BY stay.fixmedins_code, stay.mdtrt_id, stay.end_date, stay.main_diag_code
    HAVING count(DISTINCT surgery.oprn_oprt_code) = 1
),
covered AS (
    SELECT DISTINCT chief.fixmedins_code, chief.mdtrt_id, chief.end_date, chief.main_diag_code,
           chief.oprn_oprt_code, k.oprn_prefix
    FROM   chief
    JOIN   knowledge.operation_diagnosis AS k
      ON   oprn_category(k.oprn_prefix) = oprn_category(chief.oprn_oprt_code)
     AND   starts_with(chief.oprn_oprt_code, k.oprn_prefix)
     AND   chief.end_date BETWEEN k.begndate AND k.enddate
),
diagnosed AS (
    SELECT covered.fixmedins_code, covered.mdtrt_id, covered.main_diag_code AS diag_code
    FROM   covered
    UNION
    SELECT covered.fixmedins_code, covered.mdtrt_id, told.diag_code
    FROM   covered
    JOIN   diagnosis AS told
      ON   told.fixmedins_code = covered.fixmedins_code
     AND   told.mdtrt_id = covered.mdtrt_id
),
matched AS (
    SELECT covered.fixmedins_code, covered.mdtrt_id,
           max(CASE WHEN diagnosed.diag_code = covered.main_diag_code THEN 1 ELSE 0 END)
               AS main_fits
    FROM   covered
    JOIN   diagnosed
      ON   diagnosed.fixmedins_code = covered.fixmedins_code
     AND   diagnosed.mdtrt_id = covered.mdtrt_id
    JOIN   knowledge.operation_diagnosis AS want
      ON   want.oprn_prefix = covered.oprn_prefix
     AND   starts_with(diagnosed.diag_code, upper(want.diag_prefix))
     AND   covered.end_date BETWEEN want.begndate AND want.enddate
    GROUP  BY covered.fixmedins_code, covered.mdtrt_id
),
told AS (
    SELECT diagnosed.fixmedins_code, diagnosed.mdtrt_id,
           ordered_list(diagnosed.diag_code) AS diagnoses
    FROM   diagnosed
    GROUP  BY diagnosed.fixmedins_code, diagnosed.mdtrt_id
)
SELECT DISTINCT covered.fixmedins_code, covered.mdtrt_id,
       CAST(NULL AS VARCHAR) AS setl_id, CAST(NULL AS VARCHAR) AS bkkp_sn, '违规' AS role,
       money(0) AS fee_amount, money(0) AS fund_amount,
       CASE WHEN matched.mdtrt_id IS NULL THEN '核心' ELSE '关注' END AS zone,
       covered.oprn_oprt_code, covered.main_diag_code, told.diagnoses
FROM   covered
JOIN   told
  ON   told.fixmedins_code = covered.fixmedins_code
 AND   told.mdtrt_id = covered.mdtrt_id
LEFT   JOIN matched
  ON   matched.fixmedins_code = covered.fixmedins_code
 AND   matched.mdtrt_id = covered.mdtrt_id
WHERE  coalesce(matched.main_fits, 0) = 0
