/* ---
code: GZ10000204002000
version: 1
name: 频繁门诊
tier: 管理
outcome: 可疑
moments: [事后]
grain: line
partition_by: person
anchor: [psn_no, month_begn]
scope: line.care_setting = '门诊'
needs: [line.main_diag_code, line.fund_amount, knowledge.frequent_visit_exempt]
knowledge: [frequent_visit_exempt]
law: [monitor.detect.frequent_outpatient_watch, monitor.detect.frequent_outpatient_core]
basis: 条例第17条、第38条第2项、第40条第1款第1项、第41条第1款
what: 同一人一个自然月内由基金支付的门诊次数超过上限，不论在哪家机构。
why: 远超病情需要的门诊，提示虚假就医、冒名使用凭证或开药转卖。
how: 同一人、同一机构、同一日算一次；透析、放化疗、康复、产检等列入知识的诊断不计次。当月次数超过关注上限的列出，超过核心上限的为核心；恰为上限的不判。
amount: 按日期排在关注上限以后的各次门诊由基金支付的部分。
wrong_when: 伤口换药、输液、理疗按日就诊而诊断未列入知识；多病共存在几家机构就诊；一次就诊分几日结算。
example: 一个月内在六家机构门诊四十次，主要开药。
evidence: {institutions: 机构, begn_date: 就诊日期}
zones: {core: monitor.detect.frequent_outpatient_core, watch: monitor.detect.frequent_outpatient_watch, compare: above}
--- */
WITH went AS (
    SELECT seen.psn_no, seen.fixmedins_code, seen.mdtrt_id, seen.begn_date,
           month_of(seen.begn_date) AS month_begn,
           dense_rank() OVER (
               PARTITION BY seen.psn_no, month_of(seen.begn_date)
               ORDER BY seen.begn_date, seen.fixmedins_code) AS place
    FROM   visit AS seen
    LEFT   JOIN knowledge.frequent_visit_exempt AS exempt
      ON   diag_category(exempt.diag_prefix) = diag_category(seen.main_diag_code)
     AND   starts_with(seen.main_diag_code, exempt.diag_prefix)
     AND   seen.begn_date BETWEEN exempt.begndate AND exempt.enddate
    WHERE  seen.care_setting = '门诊'
      AND  seen.fund_amount > 0
      AND  seen.main_diag_code IS NOT NULL
      AND  exempt.diag_prefix IS NULL
),
frequent AS (
    SELECT went.psn_no, went.month_begn, max(went.place) AS times,
           ordered_list(went.fixmedins_code) AS institutions,
           max(watch.value) AS watch_times, max(core.value) AS core_times
    FROM   went
    JOIN   law."monitor.detect.frequent_outpatient_watch" AS watch
      ON   went.month_begn BETWEEN watch.begndate AND watch.enddate
    JOIN   law."monitor.detect.frequent_outpatient_core" AS core
      ON   went.month_begn BETWEEN core.begndate AND core.enddate
    GROUP  BY went.psn_no, went.month_begn
    HAVING max(went.place) > max(watch.value)
)
SELECT line.psn_no, frequent.month_begn, line.fixmedins_code, line.setl_id, line.bkkp_sn,
       '违规' AS role, line.fee_amount, line.fund_amount,
       frequent.times AS measured,
       CASE WHEN frequent.times > frequent.core_times THEN frequent.core_times
            ELSE frequent.watch_times END AS limit_value,
       CASE WHEN frequent.times > frequent.core_times THEN '核心' ELSE '关注' END AS zone,
       frequent.institutions, went.begn_date
FROM   frequent
JOIN   went
  ON   went.psn_no = frequent.psn_no
 AND   went.month_begn = frequent.month_begn
 AND   went.place > frequent.watch_times
JOIN   line
  ON   line.fixmedins_code = went.fixmedins_code
 AND   line.mdtrt_id = went.mdtrt_id
WHERE  line.fund_amount > 0
