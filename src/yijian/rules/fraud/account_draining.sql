/* ---
code: YJ10000401114000
version: 1
name: 个人账户大额频繁购药
tier: 欺诈
outcome: 可疑
moments: [事后]
grain: settlement
partition_by: person
anchor: [fixmedins_code, setl_id]
scope: NOT settlement.gone AND settlement.care_setting = '购药'
needs: [settlement.acct_pay, settlement.setl_date, history(monitor.detect.annual_history)]
knowledge: []
law: [monitor.detect.account_purchases, monitor.detect.account_mean,
      monitor.detect.account_single, monitor.detect.annual_history]
basis: 条例第40条第1款第1项、第3项，第41条第1款第3项
what: 参保人一年里用个人账户购药次数多、每次金额又高，或者单次金额特别大。
why: 个人账户被当作现金使用，常见于药店空刷套现、以药换物。
how: 用个人账户支付的购药按自然年数次数和平均金额，第一笔使次数和平均金额都超过上限的结算为核心，每年列一次；单次个人账户支付超过单次上限的为关注。
amount: 核心为当年到此为止的个人账户支付合计，关注为本次个人账户支付；不计入统筹基金损失。
wrong_when: 慢性病和肿瘤患者自购药多；个人账户由全家共用；年底集中购药；药店按人合并结算。
example: 一年内在同一药店刷个人账户六十次，平均每次八百元。
evidence: {times: 当年购药次数, total_paid: 当年个人账户支付, acct_pay: 本次个人账户支付}
--- */
WITH bought AS (
    SELECT swipe.psn_no, year_of(swipe.setl_date) AS year_begn, swipe.fixmedins_code,
           swipe.setl_id, swipe.setl_date,
           row_number() OVER (
               PARTITION BY swipe.psn_no, year_of(swipe.setl_date)
               ORDER BY swipe.setl_time, swipe.fixmedins_code, swipe.setl_id) AS times,
           sum(swipe.acct_pay) OVER (
               PARTITION BY swipe.psn_no, year_of(swipe.setl_date)
               ORDER BY swipe.setl_time, swipe.fixmedins_code, swipe.setl_id) AS total_paid
    FROM   settlement AS swipe
    WHERE  swipe.care_setting = '购药'
      AND  swipe.acct_pay > 0
      AND  swipe.setl_date IS NOT NULL
),
often AS (
    SELECT bought.psn_no, bought.year_begn, bought.fixmedins_code, bought.setl_id, bought.times,
           money(bought.total_paid) AS total_paid, most.value AS most_times,
           row_number() OVER (
               PARTITION BY bought.psn_no, bought.year_begn ORDER BY bought.times) AS place
    FROM   bought
    JOIN   law."monitor.detect.account_purchases" AS most
      ON   bought.setl_date BETWEEN most.begndate AND most.enddate
    JOIN   law."monitor.detect.account_mean" AS average
      ON   bought.setl_date BETWEEN average.begndate AND average.enddate
    WHERE  bought.times > most.value
      AND  share(bought.total_paid, bought.times) > average.value
)
SELECT settlement.fixmedins_code, settlement.setl_id, CAST(NULL AS VARCHAR) AS bkkp_sn,
       '违规' AS role, coalesce(often.total_paid, settlement.acct_pay) AS fee_amount,
       money(0) AS fund_amount,
       CASE WHEN often.setl_id IS NOT NULL THEN often.times
            ELSE settlement.acct_pay END AS measured,
       CASE WHEN often.setl_id IS NOT NULL THEN often.most_times
            ELSE single.value END AS limit_value,
       CASE WHEN often.setl_id IS NOT NULL THEN '核心' ELSE '关注' END AS zone,
       often.times, often.total_paid, settlement.acct_pay
FROM   settlement
JOIN   law."monitor.detect.account_single" AS single
  ON   settlement.setl_date BETWEEN single.begndate AND single.enddate
LEFT   JOIN often
  ON   often.fixmedins_code = settlement.fixmedins_code
 AND   often.setl_id = settlement.setl_id
 AND   often.place = 1
WHERE  often.setl_id IS NOT NULL
   OR  settlement.acct_pay > single.value
