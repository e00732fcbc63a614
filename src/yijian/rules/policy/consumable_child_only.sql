/* ---
code: GZ10000103002000
version: 1
name: 耗材限儿童使用
tier: 政策
outcome: 违规
moments: [事前, 事中, 事后]
grain: line
partition_by: none
anchor: [fixmedins_code, setl_id, bkkp_sn]
scope: line.hilist_code IN (SELECT hilist_code FROM knowledge.consumable_child_only)
needs: [line.brdy, line.fund_amount, knowledge.consumable_child_only]
knowledge: [consumable_child_only]
law: [monitor.detect.child_max_age]
basis: 医用耗材目录的支付限定；条例第38条第6项
what: 基金为限定年龄之外的参保人支付了限儿童使用的耗材。
why: 该耗材只在限定的儿童年龄内支付，年龄之外使用不在支付范围之内。
how: 入院日（门诊为费用发生日）的周岁大于该耗材的最大年龄，知识未写的用儿童年龄上限参数；或费用发生日的周岁小于最小年龄。等于上限、下限不判；住院中过生日的不判；新生儿费用记在母亲名下的（就诊有新生儿标志、生育类别，或医疗类别以5开头的生育待遇）不判。
amount: 该行由基金支付的部分。
wrong_when: 出生日期登记有误；新生儿费用记在母亲名下而没有标志；发育迟缓者按病情使用儿童规格；院内编码对照有误。
example: 四十岁参保人结算儿童专用的助听器。
evidence: {item_name: 耗材, brdy: 出生日期, begn_date: 就诊开始日期}
--- */
WITH aged AS (
    SELECT line.fixmedins_code, line.setl_id, line.bkkp_sn, line.fee_amount, line.fund_amount,
           line.brdy, line.begn_date, k.item_name, k.min_age,
           coalesce(k.max_age, child.value) AS max_age,
           age_on(line.brdy, line.fee_ocur_date) AS age,
           age_on(line.brdy, least(coalesce(line.begn_date, line.fee_ocur_date),
                                   line.fee_ocur_date)) AS age_at_begin
    FROM   line
    JOIN   knowledge.consumable_child_only AS k
      ON   k.hilist_code = line.hilist_code
     AND   line.fee_ocur_date BETWEEN k.begndate AND k.enddate
    JOIN   law."monitor.detect.child_max_age" AS child
      ON   line.fee_ocur_date BETWEEN child.begndate AND child.enddate
    WHERE  line.fund_amount > 0
      AND  line.matn_type IS NULL
      AND  NOT starts_with(coalesce(line.med_type, '0'), '5')
      AND  NOT coalesce(line.nwb_flag, FALSE)
)
SELECT aged.fixmedins_code, aged.setl_id, aged.bkkp_sn,
       '违规' AS role, aged.fee_amount, aged.fund_amount,
       CASE WHEN aged.age < aged.min_age THEN aged.age ELSE aged.age_at_begin END AS measured,
       CASE WHEN aged.age < aged.min_age THEN aged.min_age ELSE aged.max_age END AS limit_value,
       aged.item_name, aged.brdy, aged.begn_date
FROM   aged
WHERE  aged.age_at_begin > aged.max_age
   OR  aged.age < aged.min_age
