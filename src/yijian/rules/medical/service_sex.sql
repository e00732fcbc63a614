/* ---
code: GZ10000302004000
version: 1
name: 医疗服务项目区分性别使用
tier: 医疗
outcome: 可疑
moments: [事前, 事中, 事后]
grain: line
partition_by: none
anchor: [fixmedins_code, setl_id, bkkp_sn]
scope: line.hilist_code IN (SELECT hilist_code FROM knowledge.service_sex)
needs: [line.gend, line.fund_amount, knowledge.service_sex]
knowledge: [service_sex]
law: []
basis: 国家医保局公布的医疗服务项目区分性别使用知识（项目内涵）；条例第38条第2项、第4项
what: 基金支付了只对另一性别实施的医疗服务项目。
why: 项目内涵只适用于一种性别的器官，另一性别计费多为串换、冒名或编码对照错误。
how: 按费用发生日有效的性别限定，与参保人性别比较；新生儿费用记在母亲名下的就诊（新生儿标志）不判。
amount: 该行由基金支付的部分。
wrong_when: 院内项目对照到名称相近的异性项目（如输尿管镜对照成宫腔镜），同机构同码多人命中时先查编码对照；参保登记的性别有误；两性发育异常或性别重置后的诊疗；收费员选错项目。医疗类规则先听取机构说明，故为可疑。
example: 男性参保人结算宫腔镜检查。
evidence: {item_name: 项目, limit_sex: 限定性别, gend: 参保人性别}
--- */
SELECT line.fixmedins_code, line.setl_id, line.bkkp_sn,
       '违规' AS role, line.fee_amount, line.fund_amount,
       k.item_name, k.sex AS limit_sex, CASE WHEN line.gend = '1' THEN '男' ELSE '女' END AS gend
FROM   line
JOIN   knowledge.service_sex AS k
  ON   k.hilist_code = line.hilist_code
 AND   line.fee_ocur_date BETWEEN k.begndate AND k.enddate
WHERE  ((line.gend = '1' AND k.sex = '女') OR (line.gend = '2' AND k.sex = '男'))
  AND  NOT coalesce(line.nwb_flag, FALSE)
  AND  line.fund_amount > 0
