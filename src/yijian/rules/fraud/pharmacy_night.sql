/* ---
code: YJ10000403101000
version: 1
name: 药店夜间集中结算
tier: 欺诈
outcome: 可疑
moments: [事后]
grain: counter
partition_by: institution
anchor: [fixmedins_code, sold_on]
scope: counter.fee_amount > 0
needs: [counter.sold_at]
knowledge: []
law: [monitor.detect.night_begin, monitor.detect.night_end, monitor.detect.night_sales,
      monitor.detect.night_share]
basis: 条例第40条第1款第1项、第3项
what: 药店一天的医保结算，多数发生在夜间。
why: 夜里店中无人购药而接连刷卡，提示收集凭证集中空刷。
how: 夜间开始钟点之后、结束钟点之前为夜间；一日夜间结算达到规定笔数，且占全日结算达到规定比例即列出。只有日期没有钟点的结算无法判断。
amount: 夜间各行的金额。
wrong_when: 二十四小时药店和医院门口的夜间药店；网上下单夜间集中结算；系统时钟不准或断网后补传。
example: 药店一天四十笔结算，三十笔在凌晨一时至三时。
evidence: {sold_at: 结算时间, night_sales: 夜间笔数, sales: 全日笔数}
--- */
WITH daily AS (
    SELECT sale.fixmedins_code, sale.sold_on, count(DISTINCT sale.setl_id) AS sales,
           count(DISTINCT CASE WHEN sale.sold_hour >= begins.value OR sale.sold_hour < ends.value
                               THEN sale.setl_id END) AS night_sales,
           max(begins.value) AS night_begin, max(ends.value) AS night_end
    FROM   counter AS sale
    JOIN   law."monitor.detect.night_begin" AS begins
      ON   sale.sold_on BETWEEN begins.begndate AND begins.enddate
    JOIN   law."monitor.detect.night_end" AS ends
      ON   sale.sold_on BETWEEN ends.begndate AND ends.enddate
    WHERE  sale.sold_at IS NOT NULL
    GROUP  BY sale.fixmedins_code, sale.sold_on
)
SELECT counter.fixmedins_code, counter.sold_on, counter.setl_id, counter.bkkp_sn,
       '违规' AS role, counter.fee_amount, coalesce(counter.fund_amount, money(0)) AS fund_amount,
       share(daily.night_sales, daily.sales) AS measured, most.value AS limit_value,
       counter.sold_at, daily.night_sales, daily.sales
FROM   counter
JOIN   daily
  ON   daily.fixmedins_code = counter.fixmedins_code
 AND   daily.sold_on = counter.sold_on
JOIN   law."monitor.detect.night_sales" AS fewest
  ON   counter.sold_on BETWEEN fewest.begndate AND fewest.enddate
JOIN   law."monitor.detect.night_share" AS most
  ON   counter.sold_on BETWEEN most.begndate AND most.enddate
WHERE  (counter.sold_hour >= daily.night_begin OR counter.sold_hour < daily.night_end)
  AND  daily.night_sales >= fewest.value
  AND  share(daily.night_sales, daily.sales) >= most.value
