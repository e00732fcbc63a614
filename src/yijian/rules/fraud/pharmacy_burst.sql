/* ---
code: YJ10000403103000
version: 1
name: 药店一小时内突发购药
tier: 欺诈
outcome: 可疑
moments: [事后]
grain: counter
partition_by: institution
anchor: [fixmedins_code, sold_on]
scope: counter.fee_amount > 0
needs: [counter.sold_at]
knowledge: []
law: [monitor.detect.burst_persons, monitor.detect.burst_ratio]
basis: 条例第40条第1款第1项、第3项
what: 药店某一小时的购药人数，远多于前后一小时，也远多于前后一日的同一钟点。
why: 平白多出一批人在一小时里刷卡，提示收集凭证集中刷卡或组团套刷。
how: 一小时内不同参保人达到规定人数，且超过前一小时、后一小时、前一日和后一日同一钟点中最多者的规定倍数即列出。
amount: 该小时各行的金额。
wrong_when: 开业、会员日和社区团购活动；断网恢复后集中补传；附近集会散场；整点批量上传。
example: 每小时五六人的药店，下午三时一小时来了四十人。
evidence: {sold_hour: 钟点, persons: 该小时人数, usual: 前后最多人数}
--- */
WITH hourly AS (
    SELECT sale.fixmedins_code, sale.sold_on, sale.sold_hour,
           count(DISTINCT sale.psn_no) AS persons
    FROM   counter AS sale
    WHERE  sale.sold_hour IS NOT NULL
    GROUP  BY sale.fixmedins_code, sale.sold_on, sale.sold_hour
),
compared AS (
    SELECT busy.fixmedins_code, busy.sold_on, busy.sold_hour, busy.persons,
           most.value AS most_ratio, fewest.value AS fewest_persons,
           greatest(coalesce(hour_before.persons, 0), coalesce(hour_after.persons, 0),
                    coalesce(day_before.persons, 0), coalesce(day_after.persons, 0)) AS usual
    FROM   hourly AS busy
    JOIN   law."monitor.detect.burst_persons" AS fewest
      ON   busy.sold_on BETWEEN fewest.begndate AND fewest.enddate
    JOIN   law."monitor.detect.burst_ratio" AS most
      ON   busy.sold_on BETWEEN most.begndate AND most.enddate
    LEFT   JOIN hourly AS hour_before
      ON   hour_before.fixmedins_code = busy.fixmedins_code
     AND   hour_before.sold_on = busy.sold_on
     AND   hour_before.sold_hour = busy.sold_hour - 1
    LEFT   JOIN hourly AS hour_after
      ON   hour_after.fixmedins_code = busy.fixmedins_code
     AND   hour_after.sold_on = busy.sold_on
     AND   hour_after.sold_hour = busy.sold_hour + 1
    LEFT   JOIN hourly AS day_before
      ON   day_before.fixmedins_code = busy.fixmedins_code
     AND   day_before.sold_on = add_days(busy.sold_on, -1)
     AND   day_before.sold_hour = busy.sold_hour
    LEFT   JOIN hourly AS day_after
      ON   day_after.fixmedins_code = busy.fixmedins_code
     AND   day_after.sold_on = add_days(busy.sold_on, 1)
     AND   day_after.sold_hour = busy.sold_hour
    WHERE  busy.persons >= fewest.value
)
SELECT counter.fixmedins_code, counter.sold_on, counter.setl_id, counter.bkkp_sn,
       '违规' AS role, counter.fee_amount, coalesce(counter.fund_amount, money(0)) AS fund_amount,
       compared.persons AS measured,
       greatest(compared.usual * compared.most_ratio, compared.fewest_persons) AS limit_value,
       compared.sold_hour, compared.persons, compared.usual
FROM   counter
JOIN   compared
  ON   compared.fixmedins_code = counter.fixmedins_code
 AND   compared.sold_on = counter.sold_on
 AND   compared.sold_hour = counter.sold_hour
WHERE  compared.persons > compared.usual * compared.most_ratio
