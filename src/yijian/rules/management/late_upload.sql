/* ---
code: GZ10000201007000
version: 1
name: 就诊数据非实时上传
tier: 管理
outcome: 可疑
moments: [事中, 事后]
grain: line
partition_by: none
anchor: [fixmedins_code, setl_id]
scope: line.fee_amount > 0
needs: [line.crte_time]
knowledge: []
law: [monitor.detect.upload_watch_delay, monitor.detect.upload_core_delay]
basis: 条例第16条、第39条第3项
what: 费用明细在发生之后很久才上传到医保信息平台。
why: 明细应随诊疗及时上传；事后集中补传便于修饰数据，也使事前事中审核落空。
how: 明细的创建日期减费用发生日期，超过关注天数的列出，超过核心天数的为核心；手工（零星）报销的结算不判。
amount: 只列示，不计金额。
wrong_when: 网络或系统故障后经同意补传；数据迁移改写了创建时间；创建时间是交换入库的时间；住院费用按当地规定出院时一次上传。
example: 月初的门诊费用，月末才集中上传。
evidence: {first_charged: 最早费用日期, last_uploaded: 最晚上传日期}
zones: {core: monitor.detect.upload_core_delay, watch: monitor.detect.upload_watch_delay, compare: above}
--- */
WITH late AS (
    SELECT line.fixmedins_code, line.setl_id, line.bkkp_sn, line.fee_ocur_date,
           line.crte_time, days_between(line.fee_ocur_date, line.crte_time) AS delay,
           watch.value AS watch_delay, core.value AS core_delay
    FROM   line
    JOIN   law."monitor.detect.upload_watch_delay" AS watch
      ON   line.fee_ocur_date BETWEEN watch.begndate AND watch.enddate
    JOIN   law."monitor.detect.upload_core_delay" AS core
      ON   line.fee_ocur_date BETWEEN core.begndate AND core.enddate
    WHERE  days_between(line.fee_ocur_date, line.crte_time) > watch.value
),
worst AS (
    SELECT late.fixmedins_code, late.setl_id, max(late.delay) AS delay,
           min(late.fee_ocur_date) AS first_charged, max(late.crte_time) AS uploaded_at
    FROM   late
    GROUP  BY late.fixmedins_code, late.setl_id
)
SELECT late.fixmedins_code, late.setl_id, late.bkkp_sn, '违规' AS role,
       money(0) AS fee_amount, money(0) AS fund_amount,
       worst.delay AS measured,
       CASE WHEN worst.delay > late.core_delay THEN late.core_delay
            ELSE late.watch_delay END AS limit_value,
       CASE WHEN worst.delay > late.core_delay THEN '核心' ELSE '关注' END AS zone,
       worst.first_charged, CAST(worst.uploaded_at AS DATE) AS last_uploaded
FROM   late
JOIN   worst
  ON   worst.fixmedins_code = late.fixmedins_code
 AND   worst.setl_id = late.setl_id
LEFT   JOIN settlement AS paid
  ON   paid.fixmedins_code = late.fixmedins_code
 AND   paid.setl_id = late.setl_id
WHERE  paid.manl_reim_rea IS NULL
