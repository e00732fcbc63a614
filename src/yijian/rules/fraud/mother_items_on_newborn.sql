/* ---
code: YJ10000401111000
version: 1
name: 产妇项目记在新生儿名下
tier: 欺诈
outcome: 可疑
moments: [事中, 事后]
grain: line
partition_by: none
anchor: [fixmedins_code, mdtrt_id]
scope: line.hilist_code IN (SELECT hilist_code FROM knowledge.service_sex)
needs: [line.brdy, line.fund_amount, knowledge.service_sex]
knowledge: [service_sex]
law: [monitor.detect.newborn_max_days]
basis: 条例第38条第4项、第6项，第40条第1款第3项
what: 出生不满一个月的参保人，由基金支付了只供女性使用的妇产科项目。
why: 新生儿用不上妇产科项目，多是母亲的费用记到孩子名下，另占一份待遇。
how: 费用发生日在出生之后、日龄不超过新生儿日龄，项目限女性使用。
amount: 这些项目各行由基金支付的部分。
wrong_when: 新生女婴确有生殖系统疾病；出生日期登记有误；院内项目对照到同名妇科项目；基金已从母亲一方扣回。
example: 出生三日的新生儿名下有会阴裂伤修补费用。
evidence: {item_name: 项目, brdy: 出生日期}
--- */
SELECT line.fixmedins_code, line.mdtrt_id, line.setl_id, line.bkkp_sn,
       '违规' AS role, line.fee_amount, line.fund_amount, k.item_name, line.brdy
FROM   line
JOIN   knowledge.service_sex AS k
  ON   k.hilist_code = line.hilist_code
 AND   line.fee_ocur_date BETWEEN k.begndate AND k.enddate
JOIN   law."monitor.detect.newborn_max_days" AS most
  ON   line.fee_ocur_date BETWEEN most.begndate AND most.enddate
WHERE  k.sex = '女'
  AND  days_between(line.brdy, line.fee_ocur_date) BETWEEN 0 AND most.value
  AND  line.fund_amount > 0
