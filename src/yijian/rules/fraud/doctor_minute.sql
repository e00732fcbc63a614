/* ---
code: YJ10000402101000
version: 1
name: 医师一分钟内为多人开方
tier: 欺诈
outcome: 可疑
moments: [事后]
grain: prescription
partition_by: doctor
anchor: [bilg_dr_code, issued_minute]
scope: prescription.bilg_dr_code IS NOT NULL
needs: [prescription.fund_amount]
knowledge: []
law: [monitor.detect.doctor_minute_max_persons]
basis: 条例第38条第2项，第40条第1款第3项
what: 同一医师在同一分钟内为不同的人开出门诊处方，人数超过上限。
why: 一分钟内不可能逐一诊察多人，提示批量虚构处方或代他人开方。
how: 按医师和开方所在的分钟，数不同参保人的人数，大于上限即列出；恰为上限的不判。
amount: 该分钟内各处方行的金额。
wrong_when: 费用时间为批量记账时间而非开方时间；医师代码为科室公用或占位代码；集中续方日由助手录入；网络中断后补传。
example: 一名医师在同一分钟为八人开出同一种药。
evidence: {institutions: 机构}
--- */
WITH busy AS (
    SELECT issued.bilg_dr_code, issued.issued_minute, count(DISTINCT issued.psn_no) AS persons,
           ordered_list(issued.fixmedins_code) AS institutions
    FROM   prescription AS issued
    GROUP  BY issued.bilg_dr_code, issued.issued_minute
)
SELECT prescription.bilg_dr_code, prescription.issued_minute, prescription.fixmedins_code,
       prescription.setl_id, prescription.bkkp_sn,
       '违规' AS role, prescription.fee_amount, prescription.fund_amount,
       busy.persons AS measured, most.value AS limit_value, busy.institutions
FROM   prescription
JOIN   busy
  ON   busy.bilg_dr_code = prescription.bilg_dr_code
 AND   busy.issued_minute = prescription.issued_minute
JOIN   law."monitor.detect.doctor_minute_max_persons" AS most
  ON   prescription.issued_date BETWEEN most.begndate AND most.enddate
WHERE  busy.persons > most.value
