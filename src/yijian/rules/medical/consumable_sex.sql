/* ---
code: YJ10000303101000
version: 1
name: 医用耗材与性别不符
tier: 医疗
outcome: 可疑
moments: [事前, 事中, 事后]
grain: line
partition_by: none
anchor: [fixmedins_code, setl_id, bkkp_sn]
scope: line.hilist_code IN (SELECT hilist_code FROM knowledge.consumable_sex)
needs: [line.gend, line.fund_amount, knowledge.consumable_sex]
knowledge: [consumable_sex]
law: []
basis: 医用耗材说明书（适用范围）；条例第38条第2项、第4项
what: 基金支付了只供另一性别使用的医用耗材。
why: 该耗材只用于一种性别的器官或操作，另一性别使用多为串换、冒名或编码错误。
how: 按费用发生日有效的性别限定，与参保人性别比较。就诊有新生儿标志的不判，这时费用可能记在母亲名下。
amount: 该行由基金支付的部分。
wrong_when: 参保登记的性别有误；两性畸形、性发育异常；新生儿费用记在母亲名下而没有标志；院内编码对照到名称相近的另一种耗材，应先核对照。医疗类规则先听取机构说明，故为可疑。
example: 男性参保人结算宫内节育器。
evidence: {item_name: 耗材, limit_sex: 限定性别, gend: 参保人性别}
--- */
SELECT line.fixmedins_code, line.setl_id, line.bkkp_sn,
       '违规' AS role, line.fee_amount, line.fund_amount,
       k.item_name, k.sex AS limit_sex, CASE WHEN line.gend = '1' THEN '男' ELSE '女' END AS gend
FROM   line
JOIN   knowledge.consumable_sex AS k
  ON   k.hilist_code = line.hilist_code
 AND   line.fee_ocur_date BETWEEN k.begndate AND k.enddate
WHERE  ((line.gend = '1' AND k.sex = '女') OR (line.gend = '2' AND k.sex = '男'))
  AND  NOT coalesce(line.nwb_flag, FALSE)
  AND  line.fund_amount > 0
