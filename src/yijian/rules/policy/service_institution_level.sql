/* ---
code: GZ10000102011000
version: 1
name: 医疗服务项目限医疗机构级别
tier: 政策
outcome: 违规
moments: [事前, 事中, 事后]
grain: line
partition_by: none
anchor: [fixmedins_code, setl_id, bkkp_sn]
scope: line.hilist_code IN (SELECT hilist_code FROM knowledge.service_institution_level)
needs: [line.hosp_lv, line.fund_amount, knowledge.service_institution_level]
knowledge: [service_institution_level]
law: []
basis: 医疗服务项目分类与代码的支付限定；条例第38条第6项
what: 低于限定级别的医疗机构用基金结算了该项目。
why: 项目限一定级别以上的医疗机构支付，低于该级别的不在支付范围之内。
how: 按费用发生日有效的限定级别，与该机构的级别比较；未定级机构按最低一级，恰在限定级别的不判。
amount: 该行由基金支付的部分。
wrong_when: 机构级别刚刚变更；专科医院经批准开展该项目；上级机构派人在基层实施；院内编码对照有误。
example: 一级医院结算限三级医院开展的心脏介入治疗。
evidence: {item_name: 项目, min_level: 限定级别, hosp_lv: 机构级别}
--- */
SELECT line.fixmedins_code, line.setl_id, line.bkkp_sn,
       '违规' AS role, line.fee_amount, line.fund_amount,
       k.item_name, k.min_level, line.hosp_lv
FROM   line
JOIN   knowledge.service_institution_level AS k
  ON   k.hilist_code = line.hilist_code
 AND   line.fee_ocur_date BETWEEN k.begndate AND k.enddate
WHERE  level_rank(line.hosp_lv) < level_rank(k.min_level)
  AND  line.fund_amount > 0
