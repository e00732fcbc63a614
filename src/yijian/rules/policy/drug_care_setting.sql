/* ---
code: YJ10000101101000
version: 1
name: 药品限就医方式
tier: 政策
outcome: 违规
moments: [事前, 事中, 事后]
grain: line
partition_by: person
anchor: [fixmedins_code, setl_id, bkkp_sn]
scope: line.hilist_code IN (SELECT hilist_code FROM knowledge.drug_care_setting)
needs: [line.med_type, line.fund_amount, knowledge.drug_care_setting]
knowledge: [drug_care_setting]
law: [monitor.detect.emergency_admission_gap]
basis: 国家医保药品目录备注；条例第38条第6项
what: 基金在限定的就医方式之外支付了该药品。
why: 目录把该药品的支付限定在住院、急诊或住院等方式，其他方式使用不在支付范围。
how: 费用发生日有效的限定就医方式与该行的就医方式比较。限急诊或住院的，急诊（医疗类别13）相符。限住院而在急诊使用的，同一人在同一机构于容许天数之内随即入院的不判；住院期间另行结算的不判。
amount: 该行由基金支付的部分。
wrong_when: 急诊留观后转往他院住院；日间手术按门诊结算；入院前的费用未并入住院；原文还要求营养风险筛查的，相符的也未必合规，要看病历。
example: 普通门诊结算只限住院患者的静脉营养制剂。
evidence: {item_name: 药品, limit_setting: 限定就医方式, care_setting: 实际就医方式, med_type: 医疗类别}
--- */
WITH paid AS (
    SELECT line.fixmedins_code, line.setl_id, line.bkkp_sn, line.psn_no, line.fee_amount,
           line.fund_amount, line.fee_ocur_date, line.care_setting, line.med_type,
           k.item_name, k.care_setting AS limit_setting
    FROM   line
    JOIN   knowledge.drug_care_setting AS k
      ON   k.hilist_code = line.hilist_code
     AND   line.fee_ocur_date BETWEEN k.begndate AND k.enddate
    WHERE  line.fund_amount > 0
      AND  line.care_setting <> k.care_setting
      AND  NOT (k.care_setting = '急诊或住院'
                AND (line.care_setting = '住院'
                     OR (line.care_setting = '门诊' AND starts_with(line.med_type, '13'))))
),
admitted AS (
    SELECT DISTINCT paid.fixmedins_code, paid.setl_id, paid.bkkp_sn
    FROM   paid
    JOIN   stay AS around
      ON   around.psn_no = paid.psn_no
     AND   around.fixmedins_code = paid.fixmedins_code
    JOIN   law."monitor.detect.emergency_admission_gap" AS gap
      ON   paid.fee_ocur_date BETWEEN gap.begndate AND gap.enddate
    WHERE  paid.limit_setting IN ('住院', '急诊或住院')
      AND  paid.care_setting = '门诊'
      AND  (paid.fee_ocur_date BETWEEN around.begn_date
                                   AND coalesce(around.end_date, paid.fee_ocur_date)
            OR (starts_with(paid.med_type, '13')
                AND days_between(paid.fee_ocur_date, around.begn_date) BETWEEN 0 AND gap.value))
)
SELECT paid.fixmedins_code, paid.setl_id, paid.bkkp_sn,
       '违规' AS role, paid.fee_amount, paid.fund_amount,
       paid.item_name, paid.limit_setting, paid.care_setting, paid.med_type
FROM   paid
LEFT   JOIN admitted
  ON   admitted.fixmedins_code = paid.fixmedins_code
 AND   admitted.setl_id = paid.setl_id
 AND   admitted.bkkp_sn = paid.bkkp_sn
WHERE  admitted.bkkp_sn IS NULL
