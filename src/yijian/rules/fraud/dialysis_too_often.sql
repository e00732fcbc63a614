/* ---
code: YJ10000401112000
version: 1
name: 门诊血液透析次数超出日历
tier: 欺诈
outcome: 可疑
moments: [事中, 事后]
grain: line
partition_by: person
anchor: [psn_no, treated_on]
scope: line.hilist_code IN (SELECT hilist_code FROM knowledge.dialysis_service)
  AND line.care_setting = '门诊'
needs: [line.fund_amount, knowledge.dialysis_service, history(monitor.detect.dialysis_window)]
knowledge: [dialysis_service]
law: [monitor.detect.dialysis_window, monitor.detect.dialysis_watch, monitor.detect.dialysis_core]
basis: 条例第38条第2项，第40条第1款第3项
what: 同一人连续七日内做血液透析的天数，超过维持性透析应有的天数。
why: 维持性透析隔日或隔两日一次，日子数得出来，多出的次数提示虚记或冒名。
how: 连当日在内回看规定天数，数由基金支付血液透析的日子，住院和各机构合并计算；超过关注上限为关注，超过核心上限为核心，判门诊透析的当日。
amount: 当日透析各行由基金支付的部分；此前各日列为涉及，不计金额。
wrong_when: 妊娠、心衰等需要加透；急性期住院转门诊衔接；费用按周集中记账，发生日不是治疗日；短时每日透析方案。
example: 一周七天每天都有一次门诊血液透析。
evidence: {days: 回看期内透析日数, treated_on: 透析日期}
zones: {core: monitor.detect.dialysis_core, watch: monitor.detect.dialysis_watch, compare: above}
--- */
WITH treated AS (
    SELECT sitting.psn_no, sitting.fee_ocur_date AS treated_on
    FROM   line AS sitting
    JOIN   knowledge.dialysis_service AS k
      ON   k.hilist_code = sitting.hilist_code
     AND   sitting.fee_ocur_date BETWEEN k.begndate AND k.enddate
    WHERE  sitting.fund_amount > 0
    GROUP  BY sitting.psn_no, sitting.fee_ocur_date
),
near AS (
    SELECT later.psn_no, later.treated_on, earlier.treated_on AS earlier_on,
           count(*) OVER (PARTITION BY later.psn_no, later.treated_on) AS days
    FROM   treated AS later
    JOIN   law."monitor.detect.dialysis_window" AS reach
      ON   later.treated_on BETWEEN reach.begndate AND reach.enddate
    JOIN   treated AS earlier
      ON   earlier.psn_no = later.psn_no
     AND   earlier.treated_on <= later.treated_on
    WHERE  days_between(earlier.treated_on, later.treated_on) < reach.value
),
hit AS (
    SELECT line.psn_no, near.treated_on, line.fixmedins_code, line.setl_id, line.bkkp_sn,
           line.fee_amount, line.fund_amount, near.days, watch.value AS watch, core.value AS core
    FROM   line
    JOIN   near
      ON   near.psn_no = line.psn_no
     AND   near.treated_on = line.fee_ocur_date
     AND   near.earlier_on = line.fee_ocur_date
    JOIN   law."monitor.detect.dialysis_watch" AS watch
      ON   line.fee_ocur_date BETWEEN watch.begndate AND watch.enddate
    JOIN   law."monitor.detect.dialysis_core" AS core
      ON   line.fee_ocur_date BETWEEN core.begndate AND core.enddate
    WHERE  near.days > watch.value
      AND  line.fund_amount > 0
),
finding AS (
    SELECT hit.psn_no, hit.treated_on, max(hit.days) AS days, max(hit.watch) AS watch,
           max(hit.core) AS core
    FROM   hit
    GROUP  BY hit.psn_no, hit.treated_on
),
involved AS (
    SELECT hit.psn_no, hit.treated_on, hit.fixmedins_code, hit.setl_id, hit.bkkp_sn,
           '违规' AS role, hit.fee_amount, hit.fund_amount
    FROM   hit
    UNION
    SELECT finding.psn_no, finding.treated_on, sitting.fixmedins_code, sitting.setl_id,
           sitting.bkkp_sn, '涉及', money(0), money(0)
    FROM   finding
    JOIN   near
      ON   near.psn_no = finding.psn_no
     AND   near.treated_on = finding.treated_on
     AND   near.earlier_on < finding.treated_on
    JOIN   line AS sitting
      ON   sitting.psn_no = near.psn_no
     AND   sitting.fee_ocur_date = near.earlier_on
    JOIN   knowledge.dialysis_service AS k
      ON   k.hilist_code = sitting.hilist_code
     AND   sitting.fee_ocur_date BETWEEN k.begndate AND k.enddate
    WHERE  sitting.fund_amount > 0
)
SELECT involved.psn_no, involved.treated_on, involved.fixmedins_code, involved.setl_id,
       involved.bkkp_sn, involved.role, involved.fee_amount, involved.fund_amount,
       finding.days AS measured,
       CASE WHEN finding.days > finding.core THEN finding.core
            ELSE finding.watch END AS limit_value,
       CASE WHEN finding.days > finding.core THEN '核心' ELSE '关注' END AS zone,
       finding.days
FROM   involved
JOIN   finding
  ON   finding.psn_no = involved.psn_no
 AND   finding.treated_on = involved.treated_on
