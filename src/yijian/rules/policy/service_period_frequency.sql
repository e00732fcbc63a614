/* ---
code: YJ10000102101000
version: 1
name: 医疗服务项目周期超频次
tier: 政策
outcome: 可疑
moments: [事前, 事中, 事后]
grain: line
partition_by: person
anchor: [psn_no, hilist_code, used_on]
scope: line.hilist_code IN (SELECT hilist_code FROM knowledge.service_period_frequency)
needs: [line.fund_amount, knowledge.service_period_frequency]
knowledge: [service_period_frequency]
law: []
basis: 国家医保局公布的周期超频次知识（诊疗规范；人社部发〔2016〕23号）；条例第38条第2项
what: 同一人在周期之内由基金支付同一项目的次数超过上限，不论在哪家机构。
why: 该项目的结果在周期内不会变化，重复检查或评定没有必要，超出的次数基金不予支付。
how: 同一人、同一机构、同一项目、同一日算一次；一次使用之前不足周期天数的日子里已有达到上限的次数，本次即超出。相隔恰为周期天数的不判。
amount: 超出的那一次各行由基金支付的部分；之前各次列为涉及，不计金额。
wrong_when: 病情突变需要复查；后一机构无从知道前一次检查；双侧或多部位分次计费；换药后需提前复查。机构可能无从得知，故为可疑。
example: 三个月内在两家医院各查一次糖化血红蛋白。
evidence: {item_name: 项目, period_days: 周期天数}
--- */
WITH used AS (
    SELECT charged.psn_no, charged.hilist_code, charged.fixmedins_code,
           charged.fee_ocur_date AS used_on, min(charged.fee_ocur_time) AS used_at
    FROM   line AS charged
    JOIN   knowledge.service_period_frequency AS listed
      ON   listed.hilist_code = charged.hilist_code
     AND   charged.fee_ocur_date BETWEEN listed.begndate AND listed.enddate
    WHERE  charged.fund_amount > 0
    GROUP  BY charged.psn_no, charged.hilist_code, charged.fixmedins_code, charged.fee_ocur_date
),
before_it AS (
    SELECT later.psn_no, later.hilist_code, later.fixmedins_code, later.used_on,
           earlier.fixmedins_code AS earlier_institution, earlier.used_on AS earlier_on,
           k.item_name, k.max_times, k.period_days,
           count(*) OVER (PARTITION BY later.psn_no, later.hilist_code, later.fixmedins_code,
                                       later.used_on) AS earlier_times
    FROM   used AS later
    JOIN   knowledge.service_period_frequency AS k
      ON   k.hilist_code = later.hilist_code
     AND   later.used_on BETWEEN k.begndate AND k.enddate
    JOIN   used AS earlier
      ON   earlier.psn_no = later.psn_no
     AND   earlier.hilist_code = later.hilist_code
     AND   (earlier.used_at < later.used_at
            OR (earlier.used_at = later.used_at
                AND earlier.fixmedins_code < later.fixmedins_code))
    WHERE  days_between(earlier.used_on, later.used_on) < k.period_days
),
hit AS (
    SELECT DISTINCT line.psn_no, line.hilist_code, before_it.used_on, line.fixmedins_code,
           line.setl_id, line.bkkp_sn, line.fee_amount, line.fund_amount, before_it.item_name,
           before_it.earlier_times, before_it.max_times, before_it.period_days
    FROM   line
    JOIN   before_it
      ON   before_it.psn_no = line.psn_no
     AND   before_it.hilist_code = line.hilist_code
     AND   before_it.fixmedins_code = line.fixmedins_code
     AND   before_it.used_on = line.fee_ocur_date
    WHERE  before_it.earlier_times >= before_it.max_times
      AND  line.fund_amount > 0
),
finding AS (
    SELECT hit.psn_no, hit.hilist_code, hit.used_on, max(hit.earlier_times) + 1 AS times,
           max(hit.max_times) AS max_times, max(hit.period_days) AS period_days,
           max(hit.item_name) AS item_name
    FROM   hit
    GROUP  BY hit.psn_no, hit.hilist_code, hit.used_on
),
involved AS (
    SELECT hit.psn_no, hit.hilist_code, hit.used_on, hit.fixmedins_code, hit.setl_id, hit.bkkp_sn,
           '违规' AS role, hit.fee_amount, hit.fund_amount
    FROM   hit
    UNION
    SELECT finding.psn_no, finding.hilist_code, finding.used_on,
           charged.fixmedins_code, charged.setl_id, charged.bkkp_sn, '涉及', money(0), money(0)
    FROM   finding
    JOIN   before_it
      ON   before_it.psn_no = finding.psn_no
     AND   before_it.hilist_code = finding.hilist_code
     AND   before_it.used_on = finding.used_on
    JOIN   line AS charged
      ON   charged.psn_no = finding.psn_no
     AND   charged.hilist_code = finding.hilist_code
     AND   charged.fixmedins_code = before_it.earlier_institution
     AND   charged.fee_ocur_date = before_it.earlier_on
    LEFT   JOIN hit
      ON   hit.fixmedins_code = charged.fixmedins_code
     AND   hit.setl_id = charged.setl_id
     AND   hit.bkkp_sn = charged.bkkp_sn
     AND   hit.used_on = finding.used_on
    WHERE  charged.fund_amount > 0
      AND  hit.bkkp_sn IS NULL
)
SELECT involved.psn_no, involved.hilist_code, involved.used_on,
       involved.fixmedins_code, involved.setl_id, involved.bkkp_sn,
       involved.role, involved.fee_amount, involved.fund_amount,
       finding.times AS measured, finding.max_times AS limit_value,
       finding.item_name, finding.period_days
FROM   involved
JOIN   finding
  ON   finding.psn_no = involved.psn_no
 AND   finding.hilist_code = involved.hilist_code
 AND   finding.used_on = involved.used_on
