/* ---
code: GZ10000301004000
version: 1
name: 药品区分性别使用
tier: 医疗
outcome: 可疑
moments: [事前, 事中, 事后]
grain: line
partition_by: none
anchor: [fixmedins_code, setl_id, bkkp_sn]
scope: line.hilist_code IN (SELECT hilist_code FROM knowledge.drug_sex)
needs: [line.gend, line.fund_amount, knowledge.drug_sex]
knowledge: [drug_sex, drug_sex_exempt]
law: []
basis: 国家医保局公布的药品区分性别使用知识（药品说明书、目录备注）；条例第38条第2项、第4项
what: 基金支付了只供另一性别使用的药品。
why: 说明书或目录备注表明该药品只用于一种性别，另一性别使用多为串换、冒名或编码错误。
how: 按费用发生日有效的性别限定，与参保人性别比较；专家列出的跨性别常用药品不判。
amount: 该行由基金支付的部分。
wrong_when: 参保登记的性别有误；新生儿费用记在母亲名下；院内编码对照到同名的另一药品；有循证依据的跨性别用药尚未列入豁免名单。医疗类规则先听取机构说明，故为可疑。
example: 男性参保人结算限女性使用的妇科中成药。
evidence: {item_name: 药品, limit_sex: 限定性别, gend: 参保人性别}
--- */
SELECT line.fixmedins_code, line.setl_id, line.bkkp_sn,
       '违规' AS role, line.fee_amount, line.fund_amount,
       k.item_name, k.sex AS limit_sex, CASE WHEN line.gend = '1' THEN '男' ELSE '女' END AS gend
FROM   line
JOIN   knowledge.drug_sex AS k
  ON   k.hilist_code = line.hilist_code
 AND   line.fee_ocur_date BETWEEN k.begndate AND k.enddate
LEFT   JOIN knowledge.drug_sex_exempt AS exempt
  ON   exempt.hilist_code = line.hilist_code
 AND   line.fee_ocur_date BETWEEN exempt.begndate AND exempt.enddate
WHERE  ((line.gend = '1' AND k.sex = '女') OR (line.gend = '2' AND k.sex = '男'))
  AND  exempt.hilist_code IS NULL
  AND  line.fund_amount > 0
