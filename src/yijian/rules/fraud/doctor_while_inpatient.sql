/* ---
code: YJ10000402102000
version: 1
name: 医师住院期间仍在门诊接诊
tier: 欺诈
outcome: 可疑
moments: [事后]
grain: doctor_day
partition_by: doctor
anchor: [bilg_dr_code, worked_on]
scope: doctor_day.outpatients > 0
needs: [doctor_day.doctor_psn_no]
knowledge: []
law: []
basis: 条例第38条第1项、第7项，第40条第1款第1项、第3项
what: 医师本人住院的日子里，门诊仍以他的名义开单收费。
why: 人在病房不能同时坐诊，不是他人冒用其名义，就是医师本人挂床住院。
how: 以医师库登记的人员编号找到医师本人的住院，门诊开单日在入院日之后、出院日之前即列出，入院和出院当日不判；只看门诊，病房的长期医嘱会延续记账，不作依据。
amount: 当日以该医师名义发生的门诊费用；尚不知是接诊不实还是住院不实，逐行金额另查。
wrong_when: 医师库的人员编号登记有误；同院住院而请假出诊；诊室共用登录账号；续方由他人代录；住院出院手续补办。
example: 医师因骨折住院十天，其间门诊每天仍有三十人由他开药。
evidence: {outpatients: 当日门诊人数, bed_institution: 住院机构, bed_mdtrt_id: 住院就诊, bed_begn: 入院日期, bed_end: 出院日期, other_institution: 另一执业机构}
--- */
SELECT doctor_day.bilg_dr_code, doctor_day.worked_on, doctor_day.fixmedins_code,
       CAST(NULL AS VARCHAR) AS setl_id, CAST(NULL AS VARCHAR) AS bkkp_sn, '违规' AS role,
       doctor_day.fee_amount, doctor_day.fund_amount,
       doctor_day.outpatients, doctor_day.bed_institution, doctor_day.bed_mdtrt_id,
       doctor_day.bed_begn, doctor_day.bed_end, doctor_day.other_institution
FROM   doctor_day
WHERE  doctor_day.bed_mdtrt_id IS NOT NULL
