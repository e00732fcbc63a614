/* ---
code: YJ10000401104000
version: 1
name: 连续辗转住院
tier: 欺诈
outcome: 可疑
moments: [事中, 事后]
grain: stay
partition_by: person
anchor: [fixmedins_code, mdtrt_id]
scope: stay.begn_date IS NOT NULL
needs: [stay.main_diag_code, stay.fund_amount, knowledge.split_admission_exempt,
        history(monitor.detect.readmission_chain_window)]
knowledge: [split_admission_exempt]
law: [monitor.detect.readmission_chain_gap, monitor.detect.readmission_chain_watch,
      monitor.detect.readmission_chain_core, monitor.detect.readmission_chain_window]
basis: 条例第38条第1项，第40条第1款第1项、第3项
what: 同一人在不止一家机构一次接一次地住院，前后只隔几天。
why: 出院几天又换机构住院，连成一串，提示挂床、轮转住院或组团住院。
how: 前次出院到后次入院不超过间隔天数的住院连成一串；回看天数之内，连本次在内达到关注次数且机构不止一家即列出，达到核心次数为核心；化疗、透析、分期手术等诊断的住院和转诊而来的住院不计入。
amount: 本次住院各行的金额；此前各次只作证据。
wrong_when: 重病人为求诊换医院；上级医院确诊后回基层康复而没有填转诊；诊断未写明周期治疗；出院日期补办。
example: 一个月内先后住进三家医院，每次出院三日内又入院。
evidence: {stays: 串内住院次数, institutions: 串内机构, chain_begn: 串内首次入院日期}
zones: {core: monitor.detect.readmission_chain_core, watch: monitor.detect.readmission_chain_watch, compare: from}
--- */
WITH admitted AS (
    SELECT entry.psn_no, entry.fixmedins_code, entry.mdtrt_id, entry.begn_time, entry.begn_date,
           entry.end_date, entry.main_diag_code,
           lag(entry.end_date) OVER (
               PARTITION BY entry.psn_no
               ORDER BY entry.begn_time, entry.fixmedins_code, entry.mdtrt_id) AS earlier_end,
           lead(entry.begn_date) OVER (
               PARTITION BY entry.psn_no
               ORDER BY entry.begn_time, entry.fixmedins_code, entry.mdtrt_id) AS later_begn
    FROM   stay AS entry
    WHERE  entry.begn_time IS NOT NULL
      AND  entry.refl_old_mdtrt_id IS NULL
),
linked AS (
    SELECT admitted.psn_no, admitted.fixmedins_code, admitted.mdtrt_id, admitted.begn_time,
           admitted.begn_date, admitted.end_date, admitted.main_diag_code, near.value AS gap
    FROM   admitted
    LEFT   JOIN law."monitor.detect.readmission_chain_gap" AS near
      ON   admitted.begn_date BETWEEN near.begndate AND near.enddate
    LEFT   JOIN law."monitor.detect.readmission_chain_gap" AS next_near
      ON   admitted.later_begn BETWEEN next_near.begndate AND next_near.enddate
    WHERE  days_between(admitted.earlier_end, admitted.begn_date) <= near.value
       OR  days_between(admitted.end_date, admitted.later_begn) <= next_near.value
),
diagnosed AS (
    SELECT linked.fixmedins_code, linked.mdtrt_id, linked.begn_date,
           linked.main_diag_code AS diag_code
    FROM   linked
    UNION
    SELECT linked.fixmedins_code, linked.mdtrt_id, linked.begn_date, noted.diag_code
    FROM   linked
    JOIN   diagnosis AS noted
      ON   noted.fixmedins_code = linked.fixmedins_code
     AND   noted.mdtrt_id = linked.mdtrt_id
),
exempted AS (
    SELECT DISTINCT diagnosed.fixmedins_code, diagnosed.mdtrt_id
    FROM   diagnosed
    JOIN   knowledge.split_admission_exempt AS exempt
      ON   substring(diagnosed.diag_code, 1, length(exempt.diag_prefix)) = exempt.diag_prefix
     AND   diagnosed.begn_date BETWEEN exempt.begndate AND exempt.enddate
),
counting AS (
    SELECT linked.psn_no, linked.fixmedins_code, linked.mdtrt_id, linked.begn_time,
           linked.begn_date, linked.end_date, linked.gap,
           lag(linked.end_date) OVER (
               PARTITION BY linked.psn_no
               ORDER BY linked.begn_time, linked.fixmedins_code, linked.mdtrt_id) AS earlier_end,
           row_number() OVER (
               PARTITION BY linked.psn_no
               ORDER BY linked.begn_time, linked.fixmedins_code, linked.mdtrt_id) AS place
    FROM   linked
    LEFT   JOIN exempted
      ON   exempted.fixmedins_code = linked.fixmedins_code
     AND   exempted.mdtrt_id = linked.mdtrt_id
    WHERE  exempted.mdtrt_id IS NULL
),
chained AS (
    SELECT counting.psn_no, counting.fixmedins_code, counting.mdtrt_id, counting.begn_date,
           counting.place,
           sum(CASE WHEN days_between(counting.earlier_end, counting.begn_date) <= counting.gap
                    THEN 0 ELSE 1 END) OVER (
               PARTITION BY counting.psn_no ORDER BY counting.place) AS chain_no
    FROM   counting
),
counted AS (
    SELECT later.fixmedins_code, later.mdtrt_id, count(*) AS stays,
           count(DISTINCT earlier.fixmedins_code) AS places,
           ordered_list(earlier.fixmedins_code) AS institutions,
           min(earlier.begn_date) AS chain_begn
    FROM   chained AS later
    JOIN   law."monitor.detect.readmission_chain_window" AS reach
      ON   later.begn_date BETWEEN reach.begndate AND reach.enddate
    JOIN   chained AS earlier
      ON   earlier.psn_no = later.psn_no
     AND   earlier.chain_no = later.chain_no
     AND   earlier.place <= later.place
    WHERE  days_between(earlier.begn_date, later.begn_date) <= reach.value
    GROUP  BY later.fixmedins_code, later.mdtrt_id
)
SELECT stay.fixmedins_code, stay.mdtrt_id, bill.setl_id, bill.bkkp_sn,
       '违规' AS role, bill.fee_amount, coalesce(bill.fund_amount, money(0)) AS fund_amount,
       counted.stays AS measured,
       CASE WHEN counted.stays >= core.value THEN core.value ELSE watch.value END AS limit_value,
       CASE WHEN counted.stays >= core.value THEN '核心' ELSE '关注' END AS zone,
       counted.stays, counted.institutions, counted.chain_begn
FROM   stay
JOIN   counted
  ON   counted.fixmedins_code = stay.fixmedins_code
 AND   counted.mdtrt_id = stay.mdtrt_id
JOIN   law."monitor.detect.readmission_chain_watch" AS watch
  ON   stay.begn_date BETWEEN watch.begndate AND watch.enddate
JOIN   law."monitor.detect.readmission_chain_core" AS core
  ON   stay.begn_date BETWEEN core.begndate AND core.enddate
JOIN   line AS bill
  ON   bill.fixmedins_code = stay.fixmedins_code
 AND   bill.mdtrt_id = stay.mdtrt_id
WHERE  counted.stays >= watch.value
  AND  counted.places > 1
