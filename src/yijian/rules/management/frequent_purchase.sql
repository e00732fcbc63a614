/* ---
code: GZ10000204003000
version: 1
name: 频繁购药
tier: 管理
outcome: 可疑
moments: [事前, 事中, 事后]
grain: line
partition_by: person
anchor: [psn_no, hilist_code, month_begn]
scope: line.care_setting = '购药' AND line.item_kind = '药品'
needs: [line.fund_amount]
knowledge: [frequent_purchase_exempt]
law: [monitor.detect.frequent_purchase_watch, monitor.detect.frequent_purchase_core]
basis: 条例第17条、第19条、第38条第5项、第41条第1款
what: 同一人一个自然月内购买同一药品、由基金支付的次数超过上限，不论在哪家药店。
why: 一次购药可供多日使用，反复购买同一药品提示代开、囤积或转卖。
how: 同一人、同一药品、同一药店、同一日算一次；列入知识的药品不计。当月次数超过关注上限的列出，超过核心上限的为核心；恰为上限的不判。
amount: 按日期排在关注上限以后的各次购药由基金支付的部分。
wrong_when: 药店拆零销售，一次只卖数日用量；为家人代购而用本人账户共济；外出前备药；缺货分次取药。
example: 一个月内在五家药店买同一种降糖药九次。
evidence: {hilist_name: 药品, institutions: 药店, fee_ocur_date: 购药日期}
zones: {core: monitor.detect.frequent_purchase_core, watch: monitor.detect.frequent_purchase_watch, compare: above}
--- */
WITH bought AS (
    SELECT sold.psn_no, sold.hilist_code, sold.fixmedins_code, sold.fee_ocur_date,
           month_of(sold.fee_ocur_date) AS month_begn
    FROM   line AS sold
    LEFT   JOIN knowledge.frequent_purchase_exempt AS exempt
      ON   exempt.hilist_code = sold.hilist_code
     AND   sold.fee_ocur_date BETWEEN exempt.begndate AND exempt.enddate
    WHERE  sold.care_setting = '购药'
      AND  sold.item_kind = '药品'
      AND  sold.fund_amount > 0
      AND  exempt.hilist_code IS NULL
    GROUP  BY sold.psn_no, sold.hilist_code, sold.fixmedins_code, sold.fee_ocur_date
),
placed AS (
    SELECT bought.psn_no, bought.hilist_code, bought.fixmedins_code, bought.fee_ocur_date,
           bought.month_begn,
           row_number() OVER (
               PARTITION BY bought.psn_no, bought.hilist_code, bought.month_begn
               ORDER BY bought.fee_ocur_date, bought.fixmedins_code) AS place
    FROM   bought
),
frequent AS (
    SELECT placed.psn_no, placed.hilist_code, placed.month_begn, max(placed.place) AS times,
           ordered_list(placed.fixmedins_code) AS institutions,
           max(watch.value) AS watch_times, max(core.value) AS core_times
    FROM   placed
    JOIN   law."monitor.detect.frequent_purchase_watch" AS watch
      ON   placed.month_begn BETWEEN watch.begndate AND watch.enddate
    JOIN   law."monitor.detect.frequent_purchase_core" AS core
      ON   placed.month_begn BETWEEN core.begndate AND core.enddate
    GROUP  BY placed.psn_no, placed.hilist_code, placed.month_begn
    HAVING max(placed.place) > max(watch.value)
)
SELECT line.psn_no, line.hilist_code, frequent.month_begn,
       line.fixmedins_code, line.setl_id, line.bkkp_sn,
       '违规' AS role, line.fee_amount, line.fund_amount,
       frequent.times AS measured,
       CASE WHEN frequent.times > frequent.core_times THEN frequent.core_times
            ELSE frequent.watch_times END AS limit_value,
       CASE WHEN frequent.times > frequent.core_times THEN '核心' ELSE '关注' END AS zone,
       line.hilist_name, frequent.institutions, line.fee_ocur_date
FROM   frequent
JOIN   placed
  ON   placed.psn_no = frequent.psn_no
 AND   placed.hilist_code = frequent.hilist_code
 AND   placed.month_begn = frequent.month_begn
 AND   placed.place > frequent.watch_times
JOIN   line
  ON   line.psn_no = placed.psn_no
 AND   line.hilist_code = placed.hilist_code
 AND   line.fixmedins_code = placed.fixmedins_code
 AND   line.fee_ocur_date = placed.fee_ocur_date
WHERE  line.fund_amount > 0
