/* ---
code: YJ10000402104000
version: 1
name: 同一术者两台手术时间重叠
tier: 欺诈
outcome: 可疑
moments: [事后]
grain: surgery
partition_by: doctor
anchor: [bilg_dr_code, fixmedins_code, mdtrt_id, begn_time]
scope: surgery.psn_no IS NOT NULL
needs: [surgery.end_time]
knowledge: []
law: [monitor.detect.surgery_overlap]
basis: 条例第40条第1款第2项、第3项
what: 同一术者的两台手术，病人不同而时间重叠。
why: 一个人不能同时站在两张手术台前，至少一台的术者或时间不实。
how: 后开始的一台为判断对象；与同日先开始的一台重叠的分钟数超过容许分钟数即列出。
amount: 不认定金额；手术费和术者核实之后另计。
wrong_when: 主刀只做关键步骤，前后台衔接；带教手术登记上级医师；手术起止时间为手术室统一登记；日间小手术按批登记。
example: 同一医师在甲院九时至十二时、乙院十时至十一时各有一台手术。
evidence: {end_time: 手术结束时间, oprn_codes: 手术操作, other_institutions: 另一台机构, other_visits: 另一台就诊}
--- */
WITH shared AS (
    SELECT surgery.bilg_dr_code, surgery.fixmedins_code, surgery.mdtrt_id, surgery.begn_time,
           surgery.end_time, surgery.oprn_codes,
           ordered_list(other.fixmedins_code) AS other_institutions,
           ordered_list(other.mdtrt_id) AS other_visits, max(tolerance.value) AS tolerance,
           max(minutes_between(surgery.begn_time, least(surgery.end_time, other.end_time)))
               AS minutes
    FROM   surgery
    JOIN   law."monitor.detect.surgery_overlap" AS tolerance
      ON   surgery.begn_date BETWEEN tolerance.begndate AND tolerance.enddate
    JOIN   surgery AS other
      ON   other.bilg_dr_code = surgery.bilg_dr_code
     AND   other.begn_date = surgery.begn_date
     AND   other.psn_no <> surgery.psn_no
     AND   (other.begn_time < surgery.begn_time
            OR (other.begn_time = surgery.begn_time
                AND other.fixmedins_code || ' ' || other.mdtrt_id
                    < surgery.fixmedins_code || ' ' || surgery.mdtrt_id))
    WHERE  other.end_time > surgery.begn_time
      AND  surgery.end_time > surgery.begn_time
      AND  minutes_between(surgery.begn_time, least(surgery.end_time, other.end_time))
           > tolerance.value
    GROUP  BY surgery.bilg_dr_code, surgery.fixmedins_code, surgery.mdtrt_id, surgery.begn_time,
              surgery.end_time, surgery.oprn_codes
)
SELECT shared.bilg_dr_code, shared.fixmedins_code, shared.mdtrt_id, shared.begn_time,
       CAST(NULL AS VARCHAR) AS setl_id, CAST(NULL AS VARCHAR) AS bkkp_sn, '违规' AS role,
       money(0) AS fee_amount, money(0) AS fund_amount,
       shared.minutes AS measured, shared.tolerance AS limit_value,
       shared.end_time, shared.oprn_codes, shared.other_institutions, shared.other_visits
FROM   shared
