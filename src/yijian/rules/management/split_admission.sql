/* ---
code: GZ10000204001000
version: 1
name: 分解住院
tier: 管理
outcome: 可疑
moments: [事中, 事后]
grain: stay
partition_by: person
anchor: [fixmedins_code, mdtrt_id]
scope: stay.begn_date IS NOT NULL
needs: [stay.main_diag_code, stay.end_date, stay.fund_amount,
        knowledge.split_admission_exempt, history(monitor.detect.split_admission_watch_gap)]
knowledge: [split_admission_exempt]
law: [monitor.detect.split_admission_core_gap, monitor.detect.split_admission_watch_gap]
basis: 条例第38条第1项
what: 同一人在同一机构相邻两次住院，主诊断相同，间隔很短。
why: 未达出院标准即办出院再入院，把一次住院拆成两次结算。
how: 后一次入院日距前一次出院日的天数，不超过核心间隔的为核心，不超过关注间隔的为关注；任一次住院的诊断在豁免名单（化疗、透析、分期手术等）、前次医嘱转院、本次由转诊而来的不判。
amount: 后一次住院的全部费用；前一次住院列为涉及，不计金额。
wrong_when: 同病急性复发或出现并发症；患者自动出院后返回；计划内分期治疗而诊断未写明；分娩前后；主诊断编码填写笼统。
example: 肺炎出院三日后以肺炎再次入住同一医院。
evidence: {earlier_mdtrt_id: 前次住院, earlier_end_date: 前次出院日期, begn_date: 本次入院日期, main_diag_code: 主诊断}
zones: {core: monitor.detect.split_admission_core_gap, watch: monitor.detect.split_admission_watch_gap, compare: at_most}
--- */
WITH followed AS (
    SELECT admitted.fixmedins_code, admitted.mdtrt_id,
           lag(admitted.mdtrt_id) OVER (
               PARTITION BY admitted.psn_no, admitted.fixmedins_code
               ORDER BY admitted.begn_time, admitted.mdtrt_id) AS earlier_mdtrt_id
    FROM   stay AS admitted
    WHERE  admitted.begn_time IS NOT NULL
),
near AS (
    SELECT stay.fixmedins_code, stay.mdtrt_id, stay.begn_date, stay.main_diag_code,
           earlier.mdtrt_id AS earlier_mdtrt_id, earlier.end_date AS earlier_end_date,
           days_between(earlier.end_date, stay.begn_date) AS gap,
           core.value AS core_gap, watch.value AS watch_gap
    FROM   stay
    JOIN   followed
      ON   followed.fixmedins_code = stay.fixmedins_code
     AND   followed.mdtrt_id = stay.mdtrt_id
    JOIN   stay AS earlier
      ON   earlier.fixmedins_code = followed.fixmedins_code
     AND   earlier.mdtrt_id = followed.earlier_mdtrt_id
    JOIN   law."monitor.detect.split_admission_core_gap" AS core
      ON   stay.begn_date BETWEEN core.begndate AND core.enddate
    JOIN   law."monitor.detect.split_admission_watch_gap" AS watch
      ON   stay.begn_date BETWEEN watch.begndate AND watch.enddate
    WHERE  earlier.main_diag_code = stay.main_diag_code
      AND  days_between(earlier.end_date, stay.begn_date) BETWEEN 0 AND watch.value
      AND  coalesce(earlier.dscg_way, '0') <> '2'
      AND  stay.refl_old_mdtrt_id IS NULL
),
diagnosed AS (
    SELECT near.fixmedins_code, near.mdtrt_id, near.begn_date, near.main_diag_code AS diag_code
    FROM   near
    UNION
    SELECT near.fixmedins_code, near.mdtrt_id, near.begn_date, later_diagnosis.diag_code
    FROM   near
    JOIN   diagnosis AS later_diagnosis
      ON   later_diagnosis.fixmedins_code = near.fixmedins_code
     AND   later_diagnosis.mdtrt_id = near.mdtrt_id
    UNION
    SELECT near.fixmedins_code, near.mdtrt_id, near.begn_date, earlier_diagnosis.diag_code
    FROM   near
    JOIN   diagnosis AS earlier_diagnosis
      ON   earlier_diagnosis.fixmedins_code = near.fixmedins_code
     AND   earlier_diagnosis.mdtrt_id = near.earlier_mdtrt_id
),
exempted AS (
    SELECT DISTINCT diagnosed.fixmedins_code, diagnosed.mdtrt_id
    FROM   diagnosed
    JOIN   knowledge.split_admission_exempt AS exempt
      ON   substring(diagnosed.diag_code, 1, length(exempt.diag_prefix)) = exempt.diag_prefix
     AND   diagnosed.begn_date BETWEEN exempt.begndate AND exempt.enddate
),
found AS (
    SELECT near.fixmedins_code, near.mdtrt_id, near.begn_date, near.main_diag_code,
           near.earlier_mdtrt_id, near.earlier_end_date, near.gap,
           CASE WHEN near.gap <= near.core_gap THEN '核心' ELSE '关注' END AS zone,
           CASE WHEN near.gap <= near.core_gap THEN near.core_gap
                ELSE near.watch_gap END AS limit_value
    FROM   near
    LEFT   JOIN exempted
      ON   exempted.fixmedins_code = near.fixmedins_code
     AND   exempted.mdtrt_id = near.mdtrt_id
    WHERE  exempted.mdtrt_id IS NULL
),
involved AS (
    SELECT bill.fixmedins_code, found.mdtrt_id, bill.setl_id, bill.bkkp_sn, '违规' AS role,
           bill.fee_amount, coalesce(bill.fund_amount, money(0)) AS fund_amount
    FROM   found
    JOIN   line AS bill
      ON   bill.fixmedins_code = found.fixmedins_code
     AND   bill.mdtrt_id = found.mdtrt_id
    UNION ALL
    SELECT bill.fixmedins_code, found.mdtrt_id, bill.setl_id, bill.bkkp_sn, '涉及',
           money(0), money(0)
    FROM   found
    JOIN   line AS bill
      ON   bill.fixmedins_code = found.fixmedins_code
     AND   bill.mdtrt_id = found.earlier_mdtrt_id
)
SELECT involved.fixmedins_code, involved.mdtrt_id, involved.setl_id, involved.bkkp_sn,
       involved.role, involved.fee_amount, involved.fund_amount,
       found.gap AS measured, found.limit_value, found.zone,
       found.earlier_mdtrt_id, found.earlier_end_date, found.begn_date, found.main_diag_code
FROM   involved
JOIN   found
  ON   found.fixmedins_code = involved.fixmedins_code
 AND   found.mdtrt_id = involved.mdtrt_id
