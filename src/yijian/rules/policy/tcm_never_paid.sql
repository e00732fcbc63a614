/* ---
code: GZ10000101003000
version: 1
name: 中药饮片单复方均不予支付
tier: 政策
outcome: 违规
moments: [事前, 事中, 事后]
grain: line
partition_by: none
anchor: [fixmedins_code, setl_id, bkkp_sn]
scope: line.hilist_code IN (SELECT hilist_code FROM knowledge.tcm_never_paid)
needs: [line.fund_amount, knowledge.tcm_never_paid]
knowledge: [tcm_never_paid]
law: []
basis: 国家医保药品目录中药饮片部分；条例第38条第6项
what: 基金支付了不得纳入支付范围的中药饮片。
why: 目录规定这些饮片无论单方、复方，基金都不予支付。
how: 费用发生日在名单之内、且该行由基金支付。
amount: 该行由基金支付的部分。
wrong_when: 饮片编码对照有误；省级增补目录另有规定而未导入。
example: 处方中的阿胶由基金支付。
evidence: {item_name: 饮片}
--- */
SELECT line.fixmedins_code, line.setl_id, line.bkkp_sn,
       '违规' AS role, line.fee_amount, line.fund_amount, k.item_name
FROM   line
JOIN   knowledge.tcm_never_paid AS k
  ON   k.hilist_code = line.hilist_code
 AND   line.fee_ocur_date BETWEEN k.begndate AND k.enddate
WHERE  line.fund_amount > 0
