/* ---
code: YJ10000404101000
version: 1
name: 记账数量多于医嘱数量
tier: 欺诈
outcome: 可疑
moments: [事中, 事后]
grain: stay
partition_by: none
anchor: [fixmedins_code, mdtrt_id]
scope: stay.begn_date IS NOT NULL
needs: [stay.drord_cnt, stay.end_date, stay.fund_amount]
knowledge: []
law: [monitor.detect.billed_over_ordered]
basis: 条例第40条第1款第3项，第38条第3项
what: 住院期间某一药品或项目的记账数量，超过医嘱数量一倍半以上。
why: 没有医嘱就不应执行，多出的数量提示虚记费用。
how: 同一次住院、同一项目，各条医嘱的数量相加，取使用数量乘天数与发药总量中较大者，停嘱时间未填的算到出院；记账数量超过它的规定倍数即列出。写有给药频次而没有发药总量的，数量无从确定，该项目不判；没有任何医嘱的项目（床位、护理等）不判；出院带药不计。
amount: 超过医嘱数量的部分在各行中所占的金额。
wrong_when: 口头医嘱、抢救用药事后未补；医嘱与收费的单位不同（片与盒、次与小时）；成套医嘱未拆开；手术室、麻醉用药不经病房医嘱。
example: 医嘱雾化吸入共六次，记账十五次。
evidence: {hilist_code: 项目, billed: 记账数量, ordered: 医嘱数量}
--- */
WITH dated AS (
    SELECT stay.fixmedins_code, stay.mdtrt_id, stay.begn_date, written.hilist_code,
           written.dismed_amt, written.drord_used_cnt, written.frqu_dscr,
           greatest(coalesce(written.used_days, 1),
                    coalesce(days_between(written.drord_date,
                             coalesce(CAST(written.drord_endtime AS DATE), stay.end_date)), 0) + 1
                    ) AS days
    FROM   stay
    JOIN   drord AS written
      ON   written.fixmedins_code = stay.fixmedins_code
     AND   written.mdtrt_id = stay.mdtrt_id
    WHERE  written.hilist_code IS NOT NULL
),
requested AS (
    SELECT dated.fixmedins_code, dated.mdtrt_id, dated.begn_date, dated.hilist_code,
           sum(greatest(coalesce(dated.dismed_amt, 0),
                        coalesce(dated.drord_used_cnt, 0) * dated.days)) AS ordered,
           sum(CASE WHEN dated.dismed_amt IS NULL
                     AND (dated.frqu_dscr IS NOT NULL OR dated.drord_used_cnt IS NULL)
                    THEN 1 ELSE 0 END) AS unclear
    FROM   dated
    GROUP  BY dated.fixmedins_code, dated.mdtrt_id, dated.begn_date, dated.hilist_code
),
charged AS (
    SELECT requested.fixmedins_code, requested.mdtrt_id, requested.begn_date,
           requested.hilist_code, requested.ordered, sum(bill.cnt) AS billed
    FROM   requested
    JOIN   line AS bill
      ON   bill.fixmedins_code = requested.fixmedins_code
     AND   bill.mdtrt_id = requested.mdtrt_id
     AND   bill.hilist_code = requested.hilist_code
    WHERE  requested.unclear = 0
      AND  requested.ordered > 0
      AND  NOT coalesce(bill.dscg_tkdrug_flag, FALSE)
    GROUP  BY requested.fixmedins_code, requested.mdtrt_id, requested.begn_date,
              requested.hilist_code, requested.ordered
)
SELECT charged.fixmedins_code, charged.mdtrt_id, bill.setl_id, bill.bkkp_sn, '违规' AS role,
       portion(bill.fee_amount, charged.billed - charged.ordered, charged.billed) AS fee_amount,
       portion(coalesce(bill.fund_amount, money(0)), charged.billed - charged.ordered,
               charged.billed) AS fund_amount,
       share(charged.billed, charged.ordered) AS measured, most.value AS limit_value,
       charged.hilist_code, quantity(charged.billed) AS billed,
       quantity(charged.ordered) AS ordered
FROM   charged
JOIN   law."monitor.detect.billed_over_ordered" AS most
  ON   charged.begn_date BETWEEN most.begndate AND most.enddate
JOIN   line AS bill
  ON   bill.fixmedins_code = charged.fixmedins_code
 AND   bill.mdtrt_id = charged.mdtrt_id
 AND   bill.hilist_code = charged.hilist_code
WHERE  charged.billed > charged.ordered * most.value
  AND  NOT coalesce(bill.dscg_tkdrug_flag, FALSE)
  AND  bill.cnt > 0
