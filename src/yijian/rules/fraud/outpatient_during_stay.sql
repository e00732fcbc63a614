/* ---
code: YJ10000401101000
version: 1
name: 住院期间门诊或购药
tier: 欺诈
outcome: 可疑
moments: [事中, 事后]
grain: line
partition_by: person
anchor: [psn_no, fixmedins_code, fee_ocur_date]
scope: line.care_setting IN ('门诊', '购药')
needs: [line.fund_amount]
knowledge: []
law: []
basis: 条例第40条第1款第1项、第3项，第41条第1款
what: 参保人住院期间又发生门诊或药店购药费用。
why: 人在病房不会同时在门诊或药店，提示挂床住院、冒名就诊或空刷。
how: 费用发生日在某次住院的入院日之后、出院日之前；入院当日和出院当日不判。
amount: 该日该机构门诊或购药各行的金额。
wrong_when: 经请假外出；住院医院安排到他院检查；家属凭证代取慢性病药；门诊费用次日才补记。
example: 住院第三天在药店刷卡购药。
evidence: {stay_institution: 住院机构, stay_mdtrt_id: 住院就诊, stay_begn: 入院日期, stay_end: 出院日期}
--- */
WITH inside AS (
    SELECT line.psn_no, line.fixmedins_code, line.fee_ocur_date, line.setl_id, line.bkkp_sn,
           line.fee_amount, line.fund_amount, admitted.fixmedins_code AS stay_institution,
           admitted.mdtrt_id AS stay_mdtrt_id, admitted.begn_date AS stay_begn,
           admitted.end_date AS stay_end,
           row_number() OVER (
               PARTITION BY line.fixmedins_code, line.setl_id, line.bkkp_sn
               ORDER BY admitted.begn_date, admitted.fixmedins_code, admitted.mdtrt_id) AS place
    FROM   line
    JOIN   stay AS admitted
      ON   admitted.psn_no = line.psn_no
     AND   admitted.begn_date < line.fee_ocur_date
     AND   admitted.end_date > line.fee_ocur_date
    WHERE  line.fee_amount > 0
)
SELECT inside.psn_no, inside.fixmedins_code, inside.fee_ocur_date, inside.setl_id, inside.bkkp_sn,
       '违规' AS role, inside.fee_amount, inside.fund_amount,
       inside.stay_institution, inside.stay_mdtrt_id, inside.stay_begn, inside.stay_end
FROM   inside
WHERE  inside.place = 1
