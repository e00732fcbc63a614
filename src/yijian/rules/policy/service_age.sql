/* ---
code: YJ10000102102000
version: 1
name: 医疗服务项目限年龄
tier: 政策
outcome: 违规
moments: [事前, 事中, 事后]
grain: line
partition_by: none
anchor: [fixmedins_code, setl_id, bkkp_sn]
scope: line.hilist_code IN (SELECT hilist_code FROM knowledge.service_age)
needs: [line.brdy, line.gend, line.fund_amount, knowledge.service_age]
knowledge: [service_age]
law: [monitor.detect.working_age_min, monitor.detect.working_age_max_male,
      monitor.detect.working_age_max_female]
basis: 国家医保局公布的医疗服务项目限年龄知识（人社部发〔2016〕23号）；条例第38条第6项
what: 基金为限定年龄之外的参保人支付了该项目。
why: 项目只在限定的年龄内支付，年龄之外不在支付范围之内。
how: 入院日（门诊为费用发生日）的周岁大于最大年龄，或费用发生日的周岁小于最小年龄；等于上限、下限不判。限法定就业年龄的，用法定就业年龄参数，上限分男女，随延迟退休逐步提高，从宽掌握。限定内容没有年龄也不是就业年龄的不判。
amount: 该行由基金支付的部分。
wrong_when: 出生日期或性别登记有误；经批准延迟退休或退休后仍在就业；患者尚在办理退休；院内编码对照有误。
example: 七十岁的退休人员结算职业功能训练。
evidence: {item_name: 项目, restriction: 限定内容, brdy: 出生日期, gend: 性别}
--- */
WITH aged AS (
    SELECT line.fixmedins_code, line.setl_id, line.bkkp_sn, line.fee_amount, line.fund_amount,
           line.brdy, CASE WHEN line.gend = '2' THEN '女' ELSE '男' END AS gend,
           k.item_name, k.restriction,
           CASE WHEN k.min_age IS NULL AND k.max_age IS NULL
                 AND starts_with(k.restriction, '限法定就业年龄')
                THEN youngest.value ELSE k.min_age END AS min_age,
           CASE WHEN k.min_age IS NULL AND k.max_age IS NULL
                 AND starts_with(k.restriction, '限法定就业年龄')
                THEN CASE WHEN line.gend = '2' THEN women.value ELSE men.value END
                ELSE k.max_age END AS max_age,
           age_on(line.brdy, line.fee_ocur_date) AS age,
           age_on(line.brdy, least(coalesce(line.begn_date, line.fee_ocur_date),
                                   line.fee_ocur_date)) AS age_at_begin
    FROM   line
    JOIN   knowledge.service_age AS k
      ON   k.hilist_code = line.hilist_code
     AND   line.fee_ocur_date BETWEEN k.begndate AND k.enddate
    JOIN   law."monitor.detect.working_age_min" AS youngest
      ON   line.fee_ocur_date BETWEEN youngest.begndate AND youngest.enddate
    JOIN   law."monitor.detect.working_age_max_male" AS men
      ON   line.fee_ocur_date BETWEEN men.begndate AND men.enddate
    JOIN   law."monitor.detect.working_age_max_female" AS women
      ON   line.fee_ocur_date BETWEEN women.begndate AND women.enddate
    WHERE  line.fund_amount > 0
)
SELECT aged.fixmedins_code, aged.setl_id, aged.bkkp_sn,
       '违规' AS role, aged.fee_amount, aged.fund_amount,
       CASE WHEN aged.age < aged.min_age THEN aged.age ELSE aged.age_at_begin END AS measured,
       CASE WHEN aged.age < aged.min_age THEN aged.min_age ELSE aged.max_age END AS limit_value,
       aged.item_name, aged.restriction, aged.brdy, aged.gend
FROM   aged
WHERE  aged.age_at_begin > aged.max_age
   OR  aged.age < aged.min_age
