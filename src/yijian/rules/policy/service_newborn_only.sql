/* ---
code: GZ10000102005000
version: 1
name: 医疗服务项目限新生儿使用
tier: 政策
outcome: 违规
moments: [事前, 事中, 事后]
grain: line
partition_by: none
anchor: [fixmedins_code, setl_id, bkkp_sn]
scope: line.hilist_code IN (SELECT hilist_code FROM knowledge.service_newborn_only)
needs: [line.brdy, line.fund_amount, knowledge.service_newborn_only]
knowledge: [service_newborn_only]
law: [monitor.detect.newborn_max_days]
basis: 医疗服务项目分类与代码的支付限定；条例第38条第6项
what: 基金为超过新生儿日龄的参保人支付了限新生儿使用的项目。
why: 该项目只在新生儿期支付，其他年龄使用不在支付范围之内。
how: 从出生日到入院日（门诊为费用发生日）的天数大于该项目的最大日龄；知识未写的，用新生儿日龄上限参数，等于上限不判。新生儿期入院、住院中满龄的不判；新生儿费用记在母亲名下的（就诊有新生儿标志、生育类别，或医疗类别以5开头的生育待遇）不判。
amount: 该行由基金支付的部分。
wrong_when: 出生日期登记有误；新生儿费用记在母亲名下而没有标志；早产儿转院后的继续治疗；院内编码对照有误。
example: 三岁参保人结算新生儿听力筛查。
evidence: {item_name: 项目, brdy: 出生日期, begn_date: 就诊开始日期}
--- */
WITH aged AS (
    SELECT line.fixmedins_code, line.setl_id, line.bkkp_sn, line.fee_amount, line.fund_amount,
           line.brdy, line.begn_date, k.item_name,
           coalesce(k.max_days, newborn.value) AS max_days,
           days_between(line.brdy, least(coalesce(line.begn_date, line.fee_ocur_date),
                                         line.fee_ocur_date)) AS days_old
    FROM   line
    JOIN   knowledge.service_newborn_only AS k
      ON   k.hilist_code = line.hilist_code
     AND   line.fee_ocur_date BETWEEN k.begndate AND k.enddate
    JOIN   law."monitor.detect.newborn_max_days" AS newborn
      ON   line.fee_ocur_date BETWEEN newborn.begndate AND newborn.enddate
    WHERE  line.fund_amount > 0
      AND  line.matn_type IS NULL
      AND  NOT starts_with(coalesce(line.med_type, '0'), '5')
      AND  NOT coalesce(line.nwb_flag, FALSE)
)
SELECT aged.fixmedins_code, aged.setl_id, aged.bkkp_sn,
       '违规' AS role, aged.fee_amount, aged.fund_amount,
       aged.days_old AS measured, aged.max_days AS limit_value,
       aged.item_name, aged.brdy, aged.begn_date
FROM   aged
WHERE  aged.days_old > aged.max_days
