/* ---
code: YJ10000403104000
version: 1
name: 药店接连同额结算
tier: 欺诈
outcome: 可疑
moments: [事后]
grain: counter
partition_by: institution
anchor: [fixmedins_code, sold_on]
scope: counter.fee_amount > 0
needs: [counter.sold_at, counter.setl_fee]
knowledge: []
law: [monitor.detect.same_amount_minutes, monitor.detect.same_amount_persons,
      monitor.detect.same_amount_floor]
basis: 条例第38条第4项，第40条第1款第1项、第3项
what: 药店在几分钟内接连为不同的人结算完全相同的金额。
why: 不同的人同时买药，金额分毫不差，提示按固定额度套刷、以药换物。
how: 金额相同的结算按时间排列，相邻两笔不足规定分钟数的连成一串，一串里不同参保人达到规定人数即列出；低于金额下限的不比较。
amount: 串内各行的金额。
wrong_when: 团购、会员日固定套餐；同一社区统一配发慢病药；单品促销；系统批量补传。
example: 十分钟内八个人在同一药店各刷 298.00 元。
evidence: {setl_fee: 结算金额, persons: 串内人数, sold_at: 结算时间}
--- */
WITH sale AS (
    SELECT sold.fixmedins_code, sold.sold_on, sold.setl_id, sold.setl_fee, sold.psn_no,
           max(sold.sold_at) AS sold_at
    FROM   counter AS sold
    JOIN   law."monitor.detect.same_amount_floor" AS lowest
      ON   sold.sold_on BETWEEN lowest.begndate AND lowest.enddate
    WHERE  sold.sold_at IS NOT NULL
      AND  sold.setl_fee >= lowest.value
    GROUP  BY sold.fixmedins_code, sold.sold_on, sold.setl_id, sold.setl_fee, sold.psn_no
),
followed AS (
    SELECT sale.fixmedins_code, sale.sold_on, sale.setl_id, sale.setl_fee, sale.psn_no,
           sale.sold_at,
           lag(sale.sold_at) OVER (
               PARTITION BY sale.fixmedins_code, sale.sold_on, sale.setl_fee
               ORDER BY sale.sold_at, sale.setl_id) AS earlier_at,
           row_number() OVER (
               PARTITION BY sale.fixmedins_code, sale.sold_on, sale.setl_fee
               ORDER BY sale.sold_at, sale.setl_id) AS place
    FROM   sale
),
chained AS (
    SELECT followed.fixmedins_code, followed.sold_on, followed.setl_id, followed.setl_fee,
           followed.psn_no,
           sum(CASE WHEN minutes_between(followed.earlier_at, followed.sold_at) < gap.value
                    THEN 0 ELSE 1 END) OVER (
               PARTITION BY followed.fixmedins_code, followed.sold_on, followed.setl_fee
               ORDER BY followed.place) AS chain_no
    FROM   followed
    JOIN   law."monitor.detect.same_amount_minutes" AS gap
      ON   followed.sold_on BETWEEN gap.begndate AND gap.enddate
),
crowd AS (
    SELECT chained.fixmedins_code, chained.sold_on, chained.setl_fee, chained.chain_no,
           count(DISTINCT chained.psn_no) AS persons
    FROM   chained
    GROUP  BY chained.fixmedins_code, chained.sold_on, chained.setl_fee, chained.chain_no
)
SELECT counter.fixmedins_code, counter.sold_on, counter.setl_id, counter.bkkp_sn,
       '违规' AS role, counter.fee_amount, coalesce(counter.fund_amount, money(0)) AS fund_amount,
       crowd.persons AS measured, fewest.value AS limit_value,
       counter.setl_fee, crowd.persons, counter.sold_at
FROM   counter
JOIN   chained
  ON   chained.fixmedins_code = counter.fixmedins_code
 AND   chained.sold_on = counter.sold_on
 AND   chained.setl_id = counter.setl_id
JOIN   crowd
  ON   crowd.fixmedins_code = chained.fixmedins_code
 AND   crowd.sold_on = chained.sold_on
 AND   crowd.setl_fee = chained.setl_fee
 AND   crowd.chain_no = chained.chain_no
JOIN   law."monitor.detect.same_amount_persons" AS fewest
  ON   counter.sold_on BETWEEN fewest.begndate AND fewest.enddate
WHERE  crowd.persons >= fewest.value
