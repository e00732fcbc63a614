/* ---
code: YJ10000303102000
version: 1
name: 医用耗材限疾病使用
tier: 医疗
outcome: 可疑
moments: [事前, 事中, 事后]
grain: line
partition_by: person
anchor: [fixmedins_code, setl_id, bkkp_sn]
scope: line.hilist_code IN (SELECT hilist_code FROM knowledge.consumable_indication)
needs: [line.mdtrt_id, line.main_diag_code, line.fund_amount, knowledge.consumable_indication]
knowledge: [consumable_indication]
law: []
basis: 医用耗材说明书（适用范围）；条例第38条第2项、第4项
what: 就诊的诊断没有一个是该耗材所治的疾病，基金仍予支付。
why: 专用耗材只用于特定部位的疾病，没有这种疾病而用了它，多为串换、虚记或对照错误。
how: 与本次就诊的全部诊断（主要的和其他的，入院的和出院的）比较，符合一个前缀即可，一个都不符合的列出。
amount: 该行由基金支付的部分。
wrong_when: 诊断只写到上一级部位；陈旧骨折、畸形愈合等后遗的诊断没有列入；其他诊断没有上传；院内编码对照到另一部位的耗材。医疗类规则先听取机构说明，故为可疑。
example: 没有肱骨骨折而收取肱骨钢板。
evidence: {item_name: 耗材, main_diag_code: 主诊断}
--- */
WITH paid AS (
    SELECT line.fixmedins_code, line.setl_id, line.bkkp_sn, line.mdtrt_id, line.psn_no,
           line.hilist_code, line.fee_ocur_date, line.fee_amount, line.fund_amount,
           line.main_diag_code
    FROM   line
    WHERE  line.fund_amount > 0
),
asked AS (
    SELECT DISTINCT paid.fixmedins_code, paid.mdtrt_id, paid.psn_no, paid.hilist_code,
           paid.fee_ocur_date, paid.main_diag_code
    FROM   paid
),
allowed AS (
    SELECT asked.fixmedins_code, asked.mdtrt_id, asked.psn_no, asked.hilist_code,
           asked.fee_ocur_date, asked.main_diag_code, k.diag_prefix, k.item_name
    FROM   asked
    JOIN   knowledge.consumable_indication AS k
      ON   k.hilist_code = asked.hilist_code
     AND   asked.fee_ocur_date BETWEEN k.begndate AND k.enddate
),
compared AS (
    SELECT allowed.fixmedins_code, allowed.mdtrt_id, allowed.psn_no, allowed.hilist_code,
           allowed.fee_ocur_date, max(allowed.item_name) AS item_name,
           max(CASE WHEN substring(allowed.main_diag_code, 1, length(allowed.diag_prefix))
                         = allowed.diag_prefix
                      OR told.diag_code IS NOT NULL THEN 1 ELSE 0 END) AS fits
    FROM   allowed
    LEFT   JOIN diagnosis AS told
      ON   told.fixmedins_code = allowed.fixmedins_code
     AND   told.mdtrt_id = allowed.mdtrt_id
     AND   substring(told.diag_code, 1, length(allowed.diag_prefix)) = allowed.diag_prefix
    GROUP  BY allowed.fixmedins_code, allowed.mdtrt_id, allowed.psn_no, allowed.hilist_code,
              allowed.fee_ocur_date
)
SELECT paid.fixmedins_code, paid.setl_id, paid.bkkp_sn,
       '违规' AS role, paid.fee_amount, paid.fund_amount,
       compared.item_name, paid.main_diag_code
FROM   paid
JOIN   compared
  ON   compared.fixmedins_code = paid.fixmedins_code
 AND   compared.mdtrt_id = paid.mdtrt_id
 AND   compared.psn_no = paid.psn_no
 AND   compared.hilist_code = paid.hilist_code
 AND   compared.fee_ocur_date = paid.fee_ocur_date
WHERE  compared.fits = 0
