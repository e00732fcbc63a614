/* ---
code: YJ10000404102000
version: 1
name: 住院数日没有医嘱
tier: 欺诈
outcome: 可疑
moments: [事中, 事后]
grain: stay
partition_by: none
anchor: [fixmedins_code, mdtrt_id]
scope: stay.begn_date IS NOT NULL
needs: [stay.drord_cnt, stay.end_date, stay.fund_amount]
knowledge: []
law: [monitor.detect.bed_without_orders]
basis: 条例第38条第1项
what: 住院期间连续几天没有一条有效医嘱，也没有用药、检查和治疗，基金却仍在付床位和护理费。
why: 住着院而没有医嘱、没有诊疗，只收床位和护理费，提示挂床住院。
how: 每条医嘱从开嘱日到停嘱日算有医嘱，停嘱时间未填的算到出院；有床位、诊察、护理以外收费的日子也算有诊疗；入院日和出院日不计；中间连续既没有医嘱也没有诊疗的天数达到规定天数，且这些天有基金支付的费用即列出。整次住院一条医嘱也没有的，可能是漏传，列为关注。
amount: 那些天由基金支付的各行。
wrong_when: 医嘱漏传或只传长期医嘱；停嘱时间误填；康复、精神科以治疗计划代替逐日医嘱；请假外出已停收床位费。
example: 住院十天，第四天到第八天没有医嘱，每天照收床位和护理费。
evidence: {empty_from: 无医嘱起日, empty_to: 无医嘱止日, drord_cnt: 医嘱条数}
--- */
WITH span AS (
    SELECT stay.fixmedins_code, stay.mdtrt_id, written.drord_date AS begn_on,
           coalesce(CAST(written.drord_endtime AS DATE), stay.end_date) AS end_on
    FROM   stay
    JOIN   drord AS written
      ON   written.fixmedins_code = stay.fixmedins_code
     AND   written.mdtrt_id = stay.mdtrt_id
    WHERE  written.drord_date IS NOT NULL
    UNION
    SELECT stay.fixmedins_code, stay.mdtrt_id, done.fee_ocur_date, done.fee_ocur_date
    FROM   stay
    JOIN   line AS done
      ON   done.fixmedins_code = stay.fixmedins_code
     AND   done.mdtrt_id = stay.mdtrt_id
    WHERE  coalesce(done.med_chrgitm_type, '14') NOT IN ('01', '02', '07')
    UNION
    SELECT stay.fixmedins_code, stay.mdtrt_id, stay.begn_date, stay.begn_date
    FROM   stay
    UNION
    SELECT stay.fixmedins_code, stay.mdtrt_id, stay.end_date, stay.end_date
    FROM   stay
),
followed AS (
    SELECT span.fixmedins_code, span.mdtrt_id, span.begn_on,
           max(span.end_on) OVER (
               PARTITION BY span.fixmedins_code, span.mdtrt_id
               ORDER BY span.begn_on, span.end_on
               ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS covered_to
    FROM   span
),
idle AS (
    SELECT stay.fixmedins_code, stay.mdtrt_id, stay.drord_cnt,
           add_days(followed.covered_to, 1) AS empty_from,
           add_days(followed.begn_on, -1) AS empty_to,
           days_between(followed.covered_to, followed.begn_on) - 1 AS days,
           fewest.value AS limit_value
    FROM   stay
    JOIN   followed
      ON   followed.fixmedins_code = stay.fixmedins_code
     AND   followed.mdtrt_id = stay.mdtrt_id
    JOIN   law."monitor.detect.bed_without_orders" AS fewest
      ON   stay.begn_date BETWEEN fewest.begndate AND fewest.enddate
    WHERE  days_between(followed.covered_to, followed.begn_on) - 1 >= fewest.value
      AND  followed.covered_to >= stay.begn_date
      AND  followed.begn_on <= stay.end_date
)
SELECT idle.fixmedins_code, idle.mdtrt_id, bill.setl_id, bill.bkkp_sn, '违规' AS role,
       bill.fee_amount, bill.fund_amount, idle.days AS measured, idle.limit_value,
       CASE WHEN idle.drord_cnt = 0 THEN '关注' ELSE '核心' END AS zone,
       idle.empty_from, idle.empty_to, idle.drord_cnt
FROM   idle
JOIN   line AS bill
  ON   bill.fixmedins_code = idle.fixmedins_code
 AND   bill.mdtrt_id = idle.mdtrt_id
 AND   bill.fee_ocur_date BETWEEN idle.empty_from AND idle.empty_to
WHERE  bill.fund_amount > 0
