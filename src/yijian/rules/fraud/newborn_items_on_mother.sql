/* ---
code: YJ10000401110000
version: 1
name: 新生儿项目记在母亲名下
tier: 欺诈
outcome: 可疑
moments: [事中, 事后]
grain: line
partition_by: none
anchor: [fixmedins_code, mdtrt_id]
scope: line.hilist_code IN (SELECT hilist_code FROM knowledge.service_newborn_only)
needs: [line.brdy, line.fund_amount, knowledge.service_newborn_only]
knowledge: [service_newborn_only]
law: [monitor.detect.newborn_max_days]
basis: 条例第38条第4项、第6项，第40条第1款第3项
what: 产妇分娩的就诊里，由基金支付了只供新生儿使用的项目，又没有标明是新生儿的费用。
why: 母婴费用混记，新生儿的费用占用母亲的待遇，两边再各报一次就成了重复报销。
how: 就诊为生育住院、生育类别为分娩或主诊断为分娩，当日参保人已超过新生儿日龄，项目限新生儿；标有新生儿标志的不判。
amount: 这些项目各行由基金支付的部分。
wrong_when: 当地规定新生儿落户前随母结算而没有填新生儿标志；项目对照有误；出生日期登记有误。
example: 剖宫产产妇的住院费用里有新生儿蓝光治疗。
evidence: {item_name: 项目, brdy: 出生日期, med_type: 医疗类别, matn_type: 生育类别}
--- */
SELECT line.fixmedins_code, line.mdtrt_id, line.setl_id, line.bkkp_sn,
       '违规' AS role, line.fee_amount, line.fund_amount,
       k.item_name, line.brdy, line.med_type, line.matn_type
FROM   line
JOIN   knowledge.service_newborn_only AS k
  ON   k.hilist_code = line.hilist_code
 AND   line.fee_ocur_date BETWEEN k.begndate AND k.enddate
JOIN   law."monitor.detect.newborn_max_days" AS most
  ON   line.fee_ocur_date BETWEEN most.begndate AND most.enddate
WHERE  days_between(line.brdy, line.fee_ocur_date) > coalesce(k.max_days, most.value)
  AND  NOT coalesce(line.nwb_flag, FALSE)
  AND  (starts_with(line.med_type, '52')
        OR line.med_type = '2106'
        OR line.matn_type IN ('1', '2', '3', '4')
        OR starts_with(line.main_diag_code, 'O80')
        OR starts_with(line.main_diag_code, 'O81')
        OR starts_with(line.main_diag_code, 'O82')
        OR starts_with(line.main_diag_code, 'O83')
        OR starts_with(line.main_diag_code, 'O84'))
  AND  line.fund_amount > 0
