/* ---
code: GZ10000303002000
version: 1
name: 医用耗材与科室不符
tier: 医疗
outcome: 可疑
moments: [事前, 事中, 事后]
grain: line
partition_by: none
anchor: [fixmedins_code, setl_id, bkkp_sn]
scope: line.hilist_code IN (SELECT hilist_code FROM knowledge.consumable_department)
needs: [line.bilg_dept_caty, line.done_dept_caty, line.fund_amount, knowledge.consumable_department]
knowledge: [consumable_department, service_department_exempt]
law: []
basis: 医用耗材说明书；医疗机构诊疗科目名录；条例第38条第2项、第4项
what: 不使用该耗材的科室收取了该耗材的费用。
why: 专科耗材由相应科室的操作使用，出现在其他科室多为串换、虚记或对照错误。
how: 开单科室按诊疗科目名录编码，不在该耗材可用的科室之列；执行科室同样不在可用之列，或者没有写执行科室的，才列出。急诊、重症等不按限科室审核的科室不判。开单科室或执行科室用院内自编代码的无法判断。
amount: 该行由基金支付的部分。
wrong_when: 会诊、转科、借床；院内代码与诊疗科目名录的代码碰巧相同；新设科室没有列入。医疗类规则先听取机构说明，故为可疑。
example: 皮肤科收取骨科内固定钢板。
evidence: {item_name: 耗材, dept_names: 可用科室, bilg_dept_codg: 开单科室, acord_dept_codg: 执行科室}
--- */
WITH paid AS (
    SELECT line.fixmedins_code, line.setl_id, line.bkkp_sn, line.hilist_code, line.fee_ocur_date,
           line.fee_amount, line.fund_amount, line.bilg_dept_codg, line.acord_dept_codg,
           coalesce(line.acord_dept_codg, line.bilg_dept_codg) AS done_at
    FROM   line
    WHERE  line.fund_amount > 0
),
compared AS (
    SELECT paid.fixmedins_code, paid.setl_id, paid.bkkp_sn, max(k.item_name) AS item_name,
           ordered_list(coalesce(k.dept_name, k.dept_prefix)) AS dept_names,
           max(CASE WHEN substring(upper(paid.bilg_dept_codg), 1, length(k.dept_prefix))
                         = k.dept_prefix
                      OR substring(upper(paid.done_at), 1, length(k.dept_prefix)) = k.dept_prefix
                    THEN 1 ELSE 0 END) AS fits
    FROM   paid
    JOIN   knowledge.consumable_department AS k
      ON   k.hilist_code = paid.hilist_code
     AND   paid.fee_ocur_date BETWEEN k.begndate AND k.enddate
    GROUP  BY paid.fixmedins_code, paid.setl_id, paid.bkkp_sn
),
exempted AS (
    SELECT DISTINCT paid.bilg_dept_codg, paid.done_at, paid.fee_ocur_date
    FROM   paid
    JOIN   knowledge.service_department_exempt AS exempt
      ON   CASE WHEN substring(upper(paid.bilg_dept_codg), 1, length(exempt.dept_prefix))
                     = exempt.dept_prefix
                THEN substring(upper(paid.bilg_dept_codg), 1, length(exempt.dept_prefix))
                ELSE substring(upper(paid.done_at), 1, length(exempt.dept_prefix))
                END = exempt.dept_prefix
     AND   paid.fee_ocur_date BETWEEN exempt.begndate AND exempt.enddate
)
SELECT paid.fixmedins_code, paid.setl_id, paid.bkkp_sn,
       '违规' AS role, paid.fee_amount, paid.fund_amount,
       compared.item_name, compared.dept_names, paid.bilg_dept_codg, paid.acord_dept_codg
FROM   paid
JOIN   compared
  ON   compared.fixmedins_code = paid.fixmedins_code
 AND   compared.setl_id = paid.setl_id
 AND   compared.bkkp_sn = paid.bkkp_sn
LEFT   JOIN exempted
  ON   exempted.bilg_dept_codg = paid.bilg_dept_codg
 AND   exempted.done_at = paid.done_at
 AND   exempted.fee_ocur_date = paid.fee_ocur_date
WHERE  compared.fits = 0
  AND  exempted.done_at IS NULL
