/* ---
code: GZ10000101008000
version: 1
name: 药品限适应症
tier: 政策
outcome: 可疑
moments: [事前, 事中, 事后]
grain: line
partition_by: person
anchor: [fixmedins_code, setl_id, bkkp_sn]
scope: line.hilist_code IN (SELECT hilist_code FROM knowledge.drug_indication)
needs: [line.mdtrt_id, line.main_diag_code, line.fund_amount,
        knowledge.drug_indication, listed(drug_indication_diagnosis)]
knowledge: [drug_indication, drug_indication_diagnosis]
law: []
basis: 国家医保药品目录备注；条例第38条第6项
what: 就诊的诊断没有一个符合该药品限定的支付适应症，基金仍予支付。
why: 目录把该药品的支付限定在写明的疾病，用于其他疾病不在支付范围。
how: 把限定文字整理成诊断编码前缀，与本次就诊的全部诊断（主要的和其他的，入院的和出院的）比较，符合一个即可。本人其他就诊也从未有过相符诊断的为核心，有过的为关注。限定里还要看检验、基因、评分、病情轻重的药品没有整理，按无法判断计。
amount: 该行由基金支付的部分。
wrong_when: 诊断只写了症状或上一级名称；慢性病续方只写了病种编码；其他诊断没有上传；限定文字整理成编码时有遗漏。机构可以补充诊断证明，故为可疑。
example: 诊断只有上呼吸道感染，结算限二型糖尿病的药品。
evidence: {item_name: 药品, restriction: 限定内容, main_diag_code: 主诊断}
--- */
WITH paid AS (
    SELECT line.fixmedins_code, line.setl_id, line.bkkp_sn, line.mdtrt_id, line.psn_no,
           line.hilist_code, line.fee_ocur_date, line.fee_amount, line.fund_amount,
           line.main_diag_code, k.item_name, k.restriction
    FROM   line
    JOIN   knowledge.drug_indication AS k
      ON   k.hilist_code = line.hilist_code
     AND   line.fee_ocur_date BETWEEN k.begndate AND k.enddate
    WHERE  line.fund_amount > 0
),
asked AS (
    SELECT DISTINCT paid.fixmedins_code, paid.mdtrt_id, paid.psn_no, paid.hilist_code,
           paid.fee_ocur_date, paid.main_diag_code
    FROM   paid
),
allowed AS (
    SELECT asked.fixmedins_code, asked.mdtrt_id, asked.psn_no, asked.hilist_code,
           asked.fee_ocur_date, asked.main_diag_code, known.diag_prefix
    FROM   asked
    JOIN   knowledge.drug_indication_diagnosis AS known
      ON   known.hilist_code = asked.hilist_code
     AND   asked.fee_ocur_date BETWEEN known.begndate AND known.enddate
),
compiled AS (
    SELECT allowed.fixmedins_code, allowed.mdtrt_id, allowed.psn_no, allowed.hilist_code,
           allowed.fee_ocur_date,
           max(CASE WHEN substring(allowed.main_diag_code, 1, length(allowed.diag_prefix))
                         = allowed.diag_prefix THEN 1 ELSE 0 END) AS main_fits
    FROM   allowed
    GROUP  BY allowed.fixmedins_code, allowed.mdtrt_id, allowed.psn_no, allowed.hilist_code,
              allowed.fee_ocur_date
),
open AS (
    SELECT DISTINCT allowed.fixmedins_code, allowed.mdtrt_id, allowed.psn_no, allowed.hilist_code,
           allowed.fee_ocur_date, allowed.diag_prefix
    FROM   allowed
    JOIN   compiled
      ON   compiled.fixmedins_code = allowed.fixmedins_code
     AND   compiled.mdtrt_id = allowed.mdtrt_id
     AND   compiled.psn_no = allowed.psn_no
     AND   compiled.hilist_code = allowed.hilist_code
     AND   compiled.fee_ocur_date = allowed.fee_ocur_date
    WHERE  compiled.main_fits = 0
),
elsewhere AS (
    SELECT open.fixmedins_code, open.mdtrt_id, open.hilist_code, open.fee_ocur_date,
           max(CASE WHEN told.fixmedins_code = open.fixmedins_code
                     AND told.mdtrt_id = open.mdtrt_id THEN 1 ELSE 0 END) AS fits_here
    FROM   open
    JOIN   diagnosis AS told
      ON   told.psn_no = open.psn_no
     AND   substring(told.diag_code, 1, length(open.diag_prefix)) = open.diag_prefix
    GROUP  BY open.fixmedins_code, open.mdtrt_id, open.hilist_code, open.fee_ocur_date
)
SELECT paid.fixmedins_code, paid.setl_id, paid.bkkp_sn,
       '违规' AS role, paid.fee_amount, paid.fund_amount,
       CASE WHEN elsewhere.mdtrt_id IS NULL THEN '核心' ELSE '关注' END AS zone,
       paid.item_name, paid.restriction, paid.main_diag_code
FROM   paid
JOIN   compiled
  ON   compiled.fixmedins_code = paid.fixmedins_code
 AND   compiled.mdtrt_id = paid.mdtrt_id
 AND   compiled.psn_no = paid.psn_no
 AND   compiled.hilist_code = paid.hilist_code
 AND   compiled.fee_ocur_date = paid.fee_ocur_date
LEFT   JOIN elsewhere
  ON   elsewhere.fixmedins_code = paid.fixmedins_code
 AND   elsewhere.mdtrt_id = paid.mdtrt_id
 AND   elsewhere.hilist_code = paid.hilist_code
 AND   elsewhere.fee_ocur_date = paid.fee_ocur_date
WHERE  compiled.main_fits = 0
  AND  coalesce(elsewhere.fits_here, 0) = 0
