/* ---
code: GZ10000302005000
version: 1
name: 医疗服务项目禁忌症
tier: 医疗
outcome: 可疑
moments: [事前, 事中, 事后]
grain: line
partition_by: person
anchor: [fixmedins_code, setl_id, bkkp_sn]
scope: line.hilist_code IN (SELECT hilist_code FROM knowledge.service_contraindication)
needs: [line.main_diag_code, line.fund_amount, knowledge.service_contraindication]
knowledge: [service_contraindication]
law: []
basis: 诊疗规范、技术规范和项目内涵（禁忌症）；条例第38条第2项
what: 就诊中有项目写明禁用的疾病，基金仍支付了该项目。
why: 技术规范写明有此疾病者不得实施，实施有安全风险，也可能没有真正实施。
how: 就诊的主诊断或任一西医诊断以知识所列的禁忌诊断编码开头，且程度为禁用，即列出；慎用只作提醒，不判。
amount: 该行由基金支付的部分。
wrong_when: 禁忌的疾病已经治愈、为既往史或术后才发生；诊断是排除性的疑似诊断；经会诊权衡后实施并有记录；诊断编码笼统，禁忌只限重症或某一部位。医疗类规则先听取机构说明，故为可疑。
example: 装有心脏起搏器的患者收取磁共振检查。
evidence: {item_name: 项目, diagnoses: 禁忌的诊断}
--- */
WITH asked AS (
    SELECT DISTINCT charged.fixmedins_code, charged.mdtrt_id, charged.hilist_code,
           charged.fee_ocur_date, charged.main_diag_code
    FROM   line AS charged
    JOIN   knowledge.service_contraindication AS listed
      ON   listed.hilist_code = charged.hilist_code
     AND   charged.fee_ocur_date BETWEEN listed.begndate AND listed.enddate
    WHERE  listed.degree = '禁用'
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
    WHERE  coalesce(told.diag_type, '1') = '1'
),
forbidden AS (
    SELECT diagnosed.fixmedins_code, diagnosed.mdtrt_id, diagnosed.hilist_code,
           diagnosed.fee_ocur_date, max(k.item_name) AS item_name,
           ordered_list(diagnosed.diag_code) AS diagnoses
    FROM   diagnosed
    JOIN   knowledge.service_contraindication AS k
      ON   k.hilist_code = diagnosed.hilist_code
     AND   diagnosed.fee_ocur_date BETWEEN k.begndate AND k.enddate
     AND   substring(diagnosed.diag_code, 1, length(k.diag_prefix)) = k.diag_prefix
    WHERE  k.degree = '禁用'
    GROUP  BY diagnosed.fixmedins_code, diagnosed.mdtrt_id, diagnosed.hilist_code,
           diagnosed.fee_ocur_date
)
SELECT line.fixmedins_code, line.setl_id, line.bkkp_sn,
       '违规' AS role, line.fee_amount, line.fund_amount,
       forbidden.item_name, forbidden.diagnoses
FROM   line
JOIN   forbidden
  ON   forbidden.fixmedins_code = line.fixmedins_code
 AND   forbidden.mdtrt_id = line.mdtrt_id
 AND   forbidden.hilist_code = line.hilist_code
 AND   forbidden.fee_ocur_date = line.fee_ocur_date
WHERE  line.fund_amount > 0
