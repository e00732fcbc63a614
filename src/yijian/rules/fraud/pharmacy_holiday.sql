/* ---
code: YJ10000403102000
version: 1
name: 药店节假日结算突增
tier: 欺诈
outcome: 可疑
moments: [事后]
grain: counter
partition_by: institution
anchor: [fixmedins_code, sold_on]
scope: counter.fee_amount > 0
needs: [counter.day_kind, history(monitor.detect.holiday_window)]
knowledge: []
law: [monitor.detect.holiday_window, monitor.detect.holiday_sales, monitor.detect.holiday_ratio]
basis: 条例第40条第1款第1项、第3项
what: 法定节假日里药店的医保结算，比节前工作日的平均多出几倍。
why: 节假日监管人手少，提示趁假日集中刷卡。
how: 节假日一日的结算笔数达到规定笔数，且超过该店此前规定天数内工作日平均的规定倍数即列出；国家没有公布放假安排的年份无法判断；此前没有工作日销售的不作比较，计为通过。
amount: 当日各行的金额。
wrong_when: 节日促销；旅游地和车站附近；新店开张；周边药店歇业；慢病续方集中在假日。
example: 平日每天二十笔的药店，国庆第二天刷了二百笔。
evidence: {sales: 当日笔数, plain_mean: 工作日平均笔数, plain_days: 比较的工作日数}
--- */
WITH daily AS (
    SELECT sale.fixmedins_code, sale.sold_on, sale.day_kind, count(DISTINCT sale.setl_id) AS sales
    FROM   counter AS sale
    GROUP  BY sale.fixmedins_code, sale.sold_on, sale.day_kind
),
usual AS (
    SELECT feast.fixmedins_code, feast.sold_on, feast.sales, count(*) AS plain_days,
           share(sum(plain.sales), count(*)) AS plain_mean
    FROM   daily AS feast
    JOIN   law."monitor.detect.holiday_window" AS reach
      ON   feast.sold_on BETWEEN reach.begndate AND reach.enddate
    JOIN   daily AS plain
      ON   plain.fixmedins_code = feast.fixmedins_code
     AND   plain.sold_on < feast.sold_on
    WHERE  feast.day_kind = '法定节假日'
      AND  plain.day_kind = '工作日'
      AND  days_between(plain.sold_on, feast.sold_on) <= reach.value
    GROUP  BY feast.fixmedins_code, feast.sold_on, feast.sales
)
SELECT counter.fixmedins_code, counter.sold_on, counter.setl_id, counter.bkkp_sn,
       '违规' AS role, counter.fee_amount, coalesce(counter.fund_amount, money(0)) AS fund_amount,
       share(usual.sales, usual.plain_mean) AS measured, most.value AS limit_value,
       usual.sales, usual.plain_mean, usual.plain_days
FROM   counter
JOIN   usual
  ON   usual.fixmedins_code = counter.fixmedins_code
 AND   usual.sold_on = counter.sold_on
JOIN   law."monitor.detect.holiday_sales" AS fewest
  ON   counter.sold_on BETWEEN fewest.begndate AND fewest.enddate
JOIN   law."monitor.detect.holiday_ratio" AS most
  ON   counter.sold_on BETWEEN most.begndate AND most.enddate
WHERE  usual.sales >= fewest.value
  AND  usual.sales > usual.plain_mean * most.value
