/* ---
code: YJ10000401105000
version: 1
name: 全年统筹支付贴近最高支付限额
tier: 欺诈
outcome: 可疑
moments: [事后]
grain: settlement
partition_by: person
anchor: [fixmedins_code, setl_id]
scope: NOT settlement.gone
needs: [settlement.insutype, settlement.fund_amount, listed(annual_fund_cap),
        knowledge.annual_fund_cap, history(monitor.detect.cap_history)]
knowledge: [annual_fund_cap]
law: [monitor.detect.annual_cap_watch, monitor.detect.annual_cap_core, monitor.detect.cap_history]
basis: 条例第40条第1款第1项、第3项，第41条第1款第3项；当地基本医疗保险最高支付限额规定
what: 参保人一个自然年内的统筹基金支付用到最高支付限额的九成以上。
why: 把额度用到顶而又不超出，提示有人替他盯着额度，常见于出借凭证、挂床和转卖药品。
how: 同一人、同一险种、同一自然年的统筹基金支付累计，与当年最高支付限额比较；第一笔使累计达到关注比例的结算为判断对象，全年合计达到核心比例的为核心。冲正的结算不计。
amount: 全年统筹基金支付的合计，供核查；用到限额本身不是违规，不认定基金损失。
wrong_when: 重病、长期透析或肿瘤患者确有需要；限额按保险年度而非自然年；部分冲正未从统筹支付中扣除；限额因人群不同。
example: 职工全年统筹支付用到限额的九成六，其中九成是门诊慢特病药品。
evidence: {cap: 最高支付限额, pool_paid: 全年统筹支付, times: 结算笔数, insutype: 险种}
zones: {core: monitor.detect.annual_cap_core, watch: monitor.detect.annual_cap_watch, compare: from}
--- */
WITH paid AS (
    SELECT pool.psn_no, pool.insutype, year_of(pool.setl_date) AS year_begn, pool.fixmedins_code,
           pool.setl_id, pool.setl_date, pool.setl_time,
           coalesce(pool.hifp_pay, pool.fund_amount) AS pool_paid
    FROM   settlement AS pool
    WHERE  pool.fund_amount > 0
      AND  pool.setl_date IS NOT NULL
),
whole AS (
    SELECT paid.psn_no, paid.insutype, paid.year_begn, sum(paid.pool_paid) AS pool_paid,
           count(*) AS times, max(paid.setl_date) AS last_on
    FROM   paid
    GROUP  BY paid.psn_no, paid.insutype, paid.year_begn
),
high AS (
    SELECT whole.psn_no, whole.insutype, whole.year_begn, money(whole.pool_paid) AS pool_paid,
           whole.times, whole.last_on, listed.cap, watch.value AS watch, core.value AS core,
           share(whole.pool_paid, listed.cap) AS reached
    FROM   whole
    JOIN   knowledge.annual_fund_cap AS listed
      ON   listed.insutype = whole.insutype
     AND   whole.last_on BETWEEN listed.begndate AND listed.enddate
    JOIN   law."monitor.detect.annual_cap_watch" AS watch
      ON   whole.last_on BETWEEN watch.begndate AND watch.enddate
    JOIN   law."monitor.detect.annual_cap_core" AS core
      ON   whole.last_on BETWEEN core.begndate AND core.enddate
    WHERE  share(whole.pool_paid, listed.cap) >= watch.value
),
running AS (
    SELECT paid.fixmedins_code, paid.setl_id, paid.pool_paid AS this_paid,
           high.insutype, high.year_begn, high.pool_paid, high.times, high.last_on, high.cap,
           high.watch, high.core, high.reached,
           sum(paid.pool_paid) OVER (
               PARTITION BY paid.psn_no, paid.insutype, paid.year_begn
               ORDER BY paid.setl_time, paid.fixmedins_code, paid.setl_id) AS so_far
    FROM   paid
    JOIN   high
      ON   high.psn_no = paid.psn_no
     AND   high.insutype = paid.insutype
     AND   high.year_begn = paid.year_begn
)
SELECT settlement.fixmedins_code, settlement.setl_id, CAST(NULL AS VARCHAR) AS bkkp_sn,
       '违规' AS role, running.pool_paid AS fee_amount, money(0) AS fund_amount,
       running.reached AS measured,
       CASE WHEN running.reached >= running.core THEN running.core
            ELSE running.watch END AS limit_value,
       CASE WHEN running.reached >= running.core THEN '核心' ELSE '关注' END AS zone,
       running.year_begn AS occurred_from, running.last_on AS occurred_to,
       running.cap, running.pool_paid, running.times, running.insutype
FROM   settlement
JOIN   running
  ON   running.fixmedins_code = settlement.fixmedins_code
 AND   running.setl_id = settlement.setl_id
WHERE  share(running.so_far, running.cap) >= running.watch
  AND  share(running.so_far - running.this_paid, running.cap) < running.watch
