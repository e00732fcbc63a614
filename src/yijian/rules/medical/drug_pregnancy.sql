/* ---
code: GZ10000301010000
version: 1
name: 妊娠期及哺乳期用药安全
tier: 医疗
outcome: 可疑
moments: [事前, 事中, 事后]
grain: line
partition_by: person
anchor: [fixmedins_code, setl_id, bkkp_sn]
scope: line.hilist_code IN (SELECT hilist_code FROM knowledge.drug_pregnancy)
needs: [line.gend, line.main_diag_code, line.fund_amount, knowledge.drug_pregnancy]
knowledge: [drug_pregnancy, pregnancy_diagnosis, drug_off_label]
law: []
basis: 药品说明书（禁忌、孕妇及哺乳期妇女用药）；条例第38条第2项
what: 诊断表明处于妊娠期或哺乳期的就诊，基金支付了说明书写明该时期禁用的药品。
why: 说明书写明孕妇或哺乳期妇女禁用，使用可能伤害胎儿或婴儿。
how: 结算数据没有妊娠或哺乳状态，只以女性本次就诊的主诊断和全部西医诊断判断，诊断表由知识给出（随软件自带，依 ICD-10）。诊断表明已流产、分娩或在产褥期的，不再按妊娠期判；慎用只作提醒，不判；列入有循证依据的妊娠哺乳超说明书用药的不判。要判准须有病历中的孕周、用药日和是否哺乳。
amount: 该行由基金支付的部分。
wrong_when: 用药在终止妊娠之后而终止的诊断没有上传；药品用于治疗危及孕妇生命的疾病，利大于弊并已告知；禁用只限某一孕期；产后没有哺乳；产科诊断为既往或编码错误。没有产科诊断的孕妇查不出来，通过不等于安全。医疗类规则先听取机构说明，故为可疑。
example: 孕期监督的门诊结算说明书写明孕妇禁用的利巴韦林。
evidence: {item_name: 药品, stages: 时期, diagnoses: 表明该时期的诊断}
--- */
WITH asked AS (
    SELECT DISTINCT charged.fixmedins_code, charged.mdtrt_id, charged.fee_ocur_date,
           charged.main_diag_code
    FROM   line AS charged
    JOIN   knowledge.drug_pregnancy AS listed
      ON   listed.hilist_code = charged.hilist_code
     AND   charged.fee_ocur_date BETWEEN listed.begndate AND listed.enddate
    WHERE  charged.gend = '2'
),
diagnosed AS (
    SELECT asked.fixmedins_code, asked.mdtrt_id, asked.fee_ocur_date,
           asked.main_diag_code AS diag_code
    FROM   asked
    UNION
    SELECT asked.fixmedins_code, asked.mdtrt_id, asked.fee_ocur_date, told.diag_code
    FROM   asked
    JOIN   diagnosis AS told
      ON   told.fixmedins_code = asked.fixmedins_code
     AND   told.mdtrt_id = asked.mdtrt_id
    WHERE  coalesce(told.diag_type, '1') = '1'
),
staged AS (
    SELECT diagnosed.fixmedins_code, diagnosed.mdtrt_id, diagnosed.fee_ocur_date, telling.stage,
           ordered_list(diagnosed.diag_code) AS diagnoses
    FROM   diagnosed
    JOIN   knowledge.pregnancy_diagnosis AS telling
      ON   substring(diagnosed.diag_code, 1, length(telling.diag_prefix)) = telling.diag_prefix
     AND   diagnosed.fee_ocur_date BETWEEN telling.begndate AND telling.enddate
    GROUP  BY diagnosed.fixmedins_code, diagnosed.mdtrt_id, diagnosed.fee_ocur_date, telling.stage
)
SELECT line.fixmedins_code, line.setl_id, line.bkkp_sn,
       '违规' AS role, line.fee_amount, line.fund_amount,
       max(k.item_name) AS item_name, ordered_list(k.stage) AS stages,
       max(staged.diagnoses) AS diagnoses
FROM   line
JOIN   knowledge.drug_pregnancy AS k
  ON   k.hilist_code = line.hilist_code
 AND   line.fee_ocur_date BETWEEN k.begndate AND k.enddate
JOIN   staged
  ON   staged.fixmedins_code = line.fixmedins_code
 AND   staged.mdtrt_id = line.mdtrt_id
 AND   staged.fee_ocur_date = line.fee_ocur_date
 AND   staged.stage = k.stage
LEFT   JOIN staged AS ended
  ON   ended.fixmedins_code = line.fixmedins_code
 AND   ended.mdtrt_id = line.mdtrt_id
 AND   ended.fee_ocur_date = line.fee_ocur_date
 AND   ended.stage = '妊娠结束'
LEFT   JOIN knowledge.drug_off_label AS accepted
  ON   accepted.hilist_code = line.hilist_code
 AND   line.fee_ocur_date BETWEEN accepted.begndate AND accepted.enddate
 AND   accepted.label_limit = '妊娠哺乳'
WHERE  k.degree = '禁用'
  AND  (k.stage <> '妊娠期' OR ended.mdtrt_id IS NULL)
  AND  accepted.hilist_code IS NULL
  AND  line.fund_amount > 0
GROUP  BY line.fixmedins_code, line.setl_id, line.bkkp_sn, line.fee_amount, line.fund_amount
