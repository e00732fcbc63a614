/* ---
code: GZ10000301007000
version: 1
name: 超说明书适应症用药
tier: 医疗
outcome: 可疑
moments: [事前, 事中, 事后]
grain: line
partition_by: person
anchor: [fixmedins_code, setl_id, bkkp_sn]
scope: line.hilist_code IN (SELECT hilist_code FROM knowledge.drug_label_indication)
needs: [line.main_diag_code, line.fund_amount, knowledge.drug_label_indication]
knowledge: [drug_label_indication, drug_off_label]
law: []
basis: 药品说明书（适应症）；医师法第29条；条例第38条第2项
what: 就诊的诊断都不在药品说明书的适应症之内，基金仍支付了该药品。
why: 超出说明书适应症用药，除有循证依据并经患者知情同意的以外，不合诊疗规范。
how: 就诊的主诊断和全部诊断，没有一个以知识所列的诊断编码开头，即列出；列入有循证依据的适应症超说明书用药的不判，只有中医诊断的就诊不判。同一行又违反目录限适应症的，金额先计入政策规则。
amount: 该行由基金支付的部分。
wrong_when: 诊断填写不全，伴随疾病没有上传；门诊只填了症状；诊断编码笼统；本院备案的超说明书用药尚未导入；门诊慢特病以病种代替了诊断。医疗类规则先听取机构说明，故为可疑。
example: 诊断只有高血压而结算只用于肝病的药品。
evidence: {item_name: 药品, main_diag_code: 主诊断, fitting_diagnoses: 适应的诊断}
--- */
WITH asked AS (
    SELECT DISTINCT charged.fixmedins_code, charged.mdtrt_id, charged.hilist_code,
           charged.fee_ocur_date, charged.main_diag_code
    FROM   line AS charged
    JOIN   knowledge.drug_label_indication AS listed
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
    JOIN   knowledge.drug_label_indication AS fitting
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
JOIN   knowledge.drug_label_indication AS k
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
LEFT   JOIN knowledge.drug_off_label AS accepted
  ON   accepted.hilist_code = line.hilist_code
 AND   line.fee_ocur_date BETWEEN accepted.begndate AND accepted.enddate
 AND   accepted.label_limit = '适应症'
WHERE  suited.mdtrt_id IS NULL
  AND  coalesce(chinese.alone, 0) = 0
  AND  accepted.hilist_code IS NULL
  AND  line.fund_amount > 0
GROUP  BY line.fixmedins_code, line.setl_id, line.bkkp_sn, line.fee_amount, line.fund_amount,
       line.main_diag_code
