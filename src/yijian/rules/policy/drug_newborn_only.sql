/* ---
code: GZ10000101006000
version: 1
name: 药品限新生儿使用
tier: 政策
outcome: 违规
moments: [事前, 事中, 事后]
grain: line
partition_by: none
anchor: [fixmedins_code, setl_id, bkkp_sn]
scope: line.hilist_code IN (SELECT hilist_code FROM knowledge.drug_newborn_only)
needs: [line.brdy, line.fund_amount, knowledge.drug_newborn_only]
knowledge: [drug_newborn_only]
law: [monitor.detect.newborn_max_days]
basis: 国家医保药品目录备注；条例第38条第6项
what: 基金为已过新生儿期的参保人支付了限新生儿使用的药品。
why: 目录把该药品的支付限定在新生儿，其他人使用不在支付范围。
how: 出生日到费用发生日的天数大于该药品的日龄上限；知识未写的，用新生儿的日龄上限参数。等于上限不判。就诊有新生儿标志、生育类别，或属生育待遇（医疗类别以5开头）的不判，这时费用可能记在母亲名下。
amount: 该行由基金支付的部分。
wrong_when: 新生儿费用记在母亲名下而没有标志；早产儿按矫正日龄用药；出生日期登记有误。
example: 两个月的婴儿门诊结算限新生儿的滴剂。
evidence: {item_name: 药品, brdy: 出生日期}
--- */
SELECT line.fixmedins_code, line.setl_id, line.bkkp_sn,
       '违规' AS role, line.fee_amount, line.fund_amount,
       days_between(line.brdy, line.fee_ocur_date) AS measured,
       coalesce(k.max_days, newborn.value) AS limit_value,
       k.item_name, line.brdy
FROM   line
JOIN   knowledge.drug_newborn_only AS k
  ON   k.hilist_code = line.hilist_code
 AND   line.fee_ocur_date BETWEEN k.begndate AND k.enddate
JOIN   law."monitor.detect.newborn_max_days" AS newborn
  ON   line.fee_ocur_date BETWEEN newborn.begndate AND newborn.enddate
WHERE  days_between(line.brdy, line.fee_ocur_date) > coalesce(k.max_days, newborn.value)
  AND  NOT coalesce(line.nwb_flag, FALSE)
  AND  line.matn_type IS NULL
  AND  NOT starts_with(coalesce(line.med_type, '0'), '5')
  AND  line.fund_amount > 0
