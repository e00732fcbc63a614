/* ---
code: GZ10000302003000
version: 1
name: 医疗服务项目儿童专用
tier: 医疗
outcome: 可疑
moments: [事前, 事中, 事后]
grain: line
partition_by: none
anchor: [fixmedins_code, setl_id, bkkp_sn]
scope: line.hilist_code IN (SELECT hilist_code FROM knowledge.service_paediatric)
needs: [line.brdy, line.fund_amount, knowledge.service_paediatric]
knowledge: [service_paediatric]
law: [monitor.detect.child_max_age, monitor.detect.infant_max_age, monitor.detect.newborn_max_days]
basis: 国家医保局公布的医疗服务项目儿童专用知识（项目内涵）；条例第38条第2项、第4项
what: 基金为超过年龄的参保人支付了儿童、婴幼儿或新生儿专用的医疗服务项目。
why: 项目内涵只供该年龄的人使用，成人计费多为串换、加收或编码对照错误。
how: 儿童、婴幼儿按费用发生日的周岁，新生儿按日龄，大于各自的上限参数即列出，等于上限不判；新生儿费用记在母亲名下的就诊（新生儿标志）不判。
amount: 该行由基金支付的部分。
wrong_when: 出生日期登记有误；母亲的就诊没有填新生儿标志而费用属于婴儿；早产儿按矫正日龄仍属新生儿；院内项目对照到名称相近的儿童项目。医疗类规则先听取机构说明，故为可疑。
example: 四十岁参保人结算新生儿暖箱费。
evidence: {item_name: 项目, subject: 适用对象, brdy: 出生日期}
--- */
WITH aged AS (
    SELECT line.fixmedins_code, line.setl_id, line.bkkp_sn, line.fee_amount, line.fund_amount,
           line.brdy, k.item_name, k.subject,
           CASE WHEN k.subject = '新生儿' THEN days_between(line.brdy, line.fee_ocur_date)
                ELSE age_on(line.brdy, line.fee_ocur_date) END AS age,
           CASE WHEN k.subject = '新生儿' THEN newborn.value
                WHEN k.subject = '婴幼儿' THEN infant.value
                ELSE child.value END AS oldest
    FROM   line
    JOIN   knowledge.service_paediatric AS k
      ON   k.hilist_code = line.hilist_code
     AND   line.fee_ocur_date BETWEEN k.begndate AND k.enddate
    JOIN   law."monitor.detect.child_max_age" AS child
      ON   line.fee_ocur_date BETWEEN child.begndate AND child.enddate
    JOIN   law."monitor.detect.infant_max_age" AS infant
      ON   line.fee_ocur_date BETWEEN infant.begndate AND infant.enddate
    JOIN   law."monitor.detect.newborn_max_days" AS newborn
      ON   line.fee_ocur_date BETWEEN newborn.begndate AND newborn.enddate
    WHERE  NOT coalesce(line.nwb_flag, FALSE)
      AND  line.fund_amount > 0
)
SELECT aged.fixmedins_code, aged.setl_id, aged.bkkp_sn, '违规' AS role,
       aged.fee_amount, aged.fund_amount,
       aged.age AS measured, aged.oldest AS limit_value,
       aged.item_name, aged.subject, aged.brdy
FROM   aged
WHERE  aged.age > aged.oldest
