/* ---
code: GZ10000204004000
version: 1
name: 频繁住院
tier: 管理
outcome: 可疑
moments: [事后]
grain: stay
partition_by: person
anchor: [fixmedins_code, mdtrt_id]
scope: stay.begn_date IS NOT NULL
needs: [stay.main_diag_code, stay.fund_amount, knowledge.split_admission_exempt,
        history(monitor.detect.frequent_admission_period)]
knowledge: [split_admission_exempt]
law: [monitor.detect.frequent_admission_period, monitor.detect.frequent_admission_watch,
      monitor.detect.frequent_admission_core]
basis: 条例第17条、第38条第1项、第40条第1款第1项
what: 同一人在一年之内由基金支付的住院次数超过上限，不论在哪家机构。
why: 住院过于频繁，提示挂床、诱导住院或以住院代替门诊。
how: 本次入院日以前一个计算期之内（含本次）的住院次数，超过关注上限的列出，超过核心上限的为核心；恰为上限的不判。主诊断在豁免名单（放化疗、透析、分娩、分期手术等）的住院不计也不判。
amount: 本次住院各行由基金支付的部分；以前各次不计。
wrong_when: 慢性重病反复急性发作；按周期治疗而主诊断写原发病；转院前后分别登记；康复期在不同级别机构间转诊。
example: 一年内在三家医院住院十次，多为腰痛、眩晕。
evidence: {institutions: 机构, begn_date: 本次入院日期, main_diag_code: 主诊断}
zones: {core: monitor.detect.frequent_admission_core, watch: monitor.detect.frequent_admission_watch, compare: above}
--- */
WITH near AS (
    SELECT stay.fixmedins_code, stay.mdtrt_id, stay.psn_no, stay.begn_date, stay.main_diag_code,
           period.value AS period_days, watch.value AS watch_times, core.value AS core_times
    FROM   stay
    JOIN   law."monitor.detect.frequent_admission_period" AS period
      ON   stay.begn_date BETWEEN period.begndate AND period.enddate
    JOIN   law."monitor.detect.frequent_admission_watch" AS watch
      ON   stay.begn_date BETWEEN watch.begndate AND watch.enddate
    JOIN   law."monitor.detect.frequent_admission_core" AS core
      ON   stay.begn_date BETWEEN core.begndate AND core.enddate
    JOIN   stay AS earlier
      ON   earlier.psn_no = stay.psn_no
     AND   earlier.begn_date <= stay.begn_date
     AND   days_between(earlier.begn_date, stay.begn_date) < period.value
    GROUP  BY stay.fixmedins_code, stay.mdtrt_id, stay.psn_no, stay.begn_date,
           stay.main_diag_code, period.value, watch.value, core.value
    HAVING count(*) > watch.value
),
counted AS (
    SELECT DISTINCT admitted.psn_no, admitted.fixmedins_code, admitted.mdtrt_id,
           admitted.begn_date
    FROM   near
    JOIN   stay AS admitted
      ON   admitted.psn_no = near.psn_no
    LEFT   JOIN knowledge.split_admission_exempt AS exempt
      ON   substring(admitted.main_diag_code, 1, length(exempt.diag_prefix))
           = upper(exempt.diag_prefix)
     AND   admitted.begn_date BETWEEN exempt.begndate AND exempt.enddate
    WHERE  admitted.begn_date IS NOT NULL
      AND  admitted.main_diag_code IS NOT NULL
      AND  admitted.fund_amount > 0
      AND  exempt.diag_prefix IS NULL
),
frequent AS (
    SELECT near.fixmedins_code, near.mdtrt_id, near.begn_date, near.main_diag_code,
           near.watch_times, near.core_times, count(*) AS times,
           ordered_list(earlier.fixmedins_code) AS institutions
    FROM   near
    JOIN   counted AS this_one
      ON   this_one.fixmedins_code = near.fixmedins_code
     AND   this_one.mdtrt_id = near.mdtrt_id
    JOIN   counted AS earlier
      ON   earlier.psn_no = near.psn_no
     AND   earlier.begn_date <= near.begn_date
     AND   days_between(earlier.begn_date, near.begn_date) < near.period_days
    GROUP  BY near.fixmedins_code, near.mdtrt_id, near.begn_date, near.main_diag_code,
           near.watch_times, near.core_times
)
SELECT frequent.fixmedins_code, frequent.mdtrt_id, bill.setl_id, bill.bkkp_sn, '违规' AS role,
       bill.fee_amount, bill.fund_amount,
       frequent.times AS measured,
       CASE WHEN frequent.times > frequent.core_times THEN frequent.core_times
            ELSE frequent.watch_times END AS limit_value,
       CASE WHEN frequent.times > frequent.core_times THEN '核心' ELSE '关注' END AS zone,
       frequent.institutions, frequent.begn_date, frequent.main_diag_code
FROM   frequent
JOIN   line AS bill
  ON   bill.fixmedins_code = frequent.fixmedins_code
 AND   bill.mdtrt_id = frequent.mdtrt_id
WHERE  frequent.times > frequent.watch_times
  AND  bill.fund_amount > 0
