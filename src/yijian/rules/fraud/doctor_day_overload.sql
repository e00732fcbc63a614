/* ---
code: YJ10000402103000
version: 1
name: 医师一日门诊人数超出可能
tier: 欺诈
outcome: 可疑
moments: [事后]
grain: doctor_day
partition_by: doctor
anchor: [bilg_dr_code, worked_on]
scope: doctor_day.outpatients > 0
needs: []
knowledge: []
law: [monitor.detect.doctor_day_watch, monitor.detect.doctor_day_core]
basis: 条例第38条第2项，第40条第1款第3项
what: 同一医师一天之内为过多的人开出门诊费用。
why: 一个人一天看不了这么多病人，提示批量虚开、共用账号或空刷。
how: 按医师和日期数门诊参保人的人数，各机构合并；超过关注上限为关注，超过核心上限为核心。占位医师不计。
amount: 当日该医师名义下超出上限的人数在门诊费用中所占的部分；尚未认定哪些人不实，不认定基金损失。
wrong_when: 疫苗、核酸、体检、公共卫生服务日由一人登记；科室共用医师代码；集中补录多日费用；慢病续方日由助手录入。
example: 一名全科医师一天名下有三百人开药。
evidence: {outpatients: 当日门诊人数, total_fee: 当日门诊费用, other_institution: 另一执业机构}
zones: {core: monitor.detect.doctor_day_core, watch: monitor.detect.doctor_day_watch, compare: above}
--- */
SELECT doctor_day.bilg_dr_code, doctor_day.worked_on, doctor_day.fixmedins_code,
       CAST(NULL AS VARCHAR) AS setl_id, CAST(NULL AS VARCHAR) AS bkkp_sn, '违规' AS role,
       portion(doctor_day.fee_amount, doctor_day.outpatients - watch.value,
               doctor_day.outpatients) AS fee_amount,
       money(0) AS fund_amount,
       doctor_day.outpatients AS measured,
       CASE WHEN doctor_day.outpatients > core.value THEN core.value
            ELSE watch.value END AS limit_value,
       CASE WHEN doctor_day.outpatients > core.value THEN '核心' ELSE '关注' END AS zone,
       doctor_day.outpatients, doctor_day.fee_amount AS total_fee, doctor_day.other_institution
FROM   doctor_day
JOIN   law."monitor.detect.doctor_day_watch" AS watch
  ON   doctor_day.worked_on BETWEEN watch.begndate AND watch.enddate
JOIN   law."monitor.detect.doctor_day_core" AS core
  ON   doctor_day.worked_on BETWEEN core.begndate AND core.enddate
WHERE  doctor_day.outpatients > watch.value
