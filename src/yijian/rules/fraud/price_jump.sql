/* ---
code: YJ10000403105000
version: 1
name: 药店药品价格突涨
tier: 欺诈
outcome: 可疑
moments: [事中, 事后]
grain: counter
partition_by: institution
anchor: [fixmedins_code, sold_on]
scope: counter.fee_amount > 0
needs: [counter.pric]
knowledge: []
law: [monitor.detect.price_window, monitor.detect.price_watch, monitor.detect.price_core]
basis: 条例第38条第3项、第4项，第40条第1款第3项
what: 药店同一药品的医保结算价，比它自己此前七个销售日的平均价高出许多。
why: 价格突涨而又不久回落，提示对医保另立一价，或以高价药的编码串换别的东西。
how: 每个销售日取成交均价，与此前规定个数销售日均价的平均比较，高出关注比例为关注，高出核心比例为核心；此前销售日不足规定个数的不作比较，计为通过。
amount: 高于此前平均价的差额。
wrong_when: 厂家或集采调价；数量单位由片改为盒；此前为清仓促销价；编码对照更换了规格。
example: 一直卖 26 元的感冒药，某日起以 45 元结算。
evidence: {hilist_code: 药品, pric: 结算单价, mean_price: 此前平均价, earlier_days: 比较的销售日数}
zones: {core: monitor.detect.price_core, watch: monitor.detect.price_watch, compare: from}
--- */
WITH changing AS (
    SELECT sale.fixmedins_code, sale.hilist_code
    FROM   counter AS sale
    WHERE  sale.cnt > 0
    GROUP  BY sale.fixmedins_code, sale.hilist_code
    HAVING min(sale.pric) <> max(sale.pric)
),
daily AS (
    SELECT sale.fixmedins_code, sale.hilist_code, sale.sold_on,
           share(sum(sale.fee_amount), sum(sale.cnt)) AS price
    FROM   counter AS sale
    JOIN   changing
      ON   changing.fixmedins_code = sale.fixmedins_code
     AND   changing.hilist_code = sale.hilist_code
    WHERE  sale.cnt > 0
    GROUP  BY sale.fixmedins_code, sale.hilist_code, sale.sold_on
),
placed AS (
    SELECT daily.fixmedins_code, daily.hilist_code, daily.sold_on, daily.price,
           row_number() OVER (
               PARTITION BY daily.fixmedins_code, daily.hilist_code ORDER BY daily.sold_on
           ) AS place
    FROM   daily
),
usual AS (
    SELECT later.fixmedins_code, later.hilist_code, later.sold_on, later.price,
           reach.value AS reach, count(*) AS earlier_days,
           share(sum(earlier.price), count(*)) AS mean_price
    FROM   placed AS later
    JOIN   law."monitor.detect.price_window" AS reach
      ON   later.sold_on BETWEEN reach.begndate AND reach.enddate
    JOIN   placed AS earlier
      ON   earlier.fixmedins_code = later.fixmedins_code
     AND   earlier.hilist_code = later.hilist_code
     AND   earlier.place < later.place
    WHERE  later.place - earlier.place <= reach.value
    GROUP  BY later.fixmedins_code, later.hilist_code, later.sold_on, later.price, reach.value
),
risen AS (
    SELECT usual.fixmedins_code, usual.hilist_code, usual.sold_on, usual.mean_price,
           usual.earlier_days, watch.value AS watch, core.value AS core,
           share(usual.price - usual.mean_price, usual.mean_price) AS rise
    FROM   usual
    JOIN   law."monitor.detect.price_watch" AS watch
      ON   usual.sold_on BETWEEN watch.begndate AND watch.enddate
    JOIN   law."monitor.detect.price_core" AS core
      ON   usual.sold_on BETWEEN core.begndate AND core.enddate
    WHERE  usual.earlier_days >= usual.reach
      AND  share(usual.price - usual.mean_price, usual.mean_price) >= watch.value
)
SELECT counter.fixmedins_code, counter.sold_on, counter.setl_id, counter.bkkp_sn, '违规' AS role,
       portion(counter.fee_amount, counter.pric - risen.mean_price, counter.pric) AS fee_amount,
       portion(coalesce(counter.fund_amount, money(0)), counter.pric - risen.mean_price,
               counter.pric) AS fund_amount,
       risen.rise AS measured,
       CASE WHEN risen.rise >= risen.core THEN risen.core ELSE risen.watch END AS limit_value,
       CASE WHEN risen.rise >= risen.core THEN '核心' ELSE '关注' END AS zone,
       counter.hilist_code, counter.pric, risen.mean_price, risen.earlier_days
FROM   counter
JOIN   risen
  ON   risen.fixmedins_code = counter.fixmedins_code
 AND   risen.hilist_code = counter.hilist_code
 AND   risen.sold_on = counter.sold_on
WHERE  counter.pric > risen.mean_price
