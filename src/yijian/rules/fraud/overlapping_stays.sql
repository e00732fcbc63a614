/* ---
code: YJ10000401102000
version: 1
name: 两机构住院时间重叠
tier: 欺诈
outcome: 可疑
moments: [事中, 事后]
grain: stay
partition_by: person
anchor: [fixmedins_code, mdtrt_id]
scope: stay.begn_date IS NOT NULL
needs: [stay.end_date, stay.fund_amount]
knowledge: []
law: []
basis: 条例第38条第1项，第40条第1款第1项、第3项
what: 同一人同时在两家机构住院，重叠超过转院当日。
why: 人不能同时住在两家机构，至少一次是挂床、冒名或虚构。
how: 后入院的一次为判断对象，同日入院的取机构编码较大的；与他院住院共有的日子多于一天即列出，转院当日不判。
amount: 后一次住院在重叠日子里各行的金额。
wrong_when: 出院手续或出院日期补办较晚；新生儿住院记在母亲名下；借床手术或院际会诊；家庭病床未撤。
example: 甲院出院前四天，已在乙院办理住院并收费。
evidence: {other_institutions: 他院, other_visits: 他院住院, begn_date: 本次入院日期, shared_until: 重叠截止日}
--- */
WITH shared AS (
    SELECT stay.fixmedins_code, stay.mdtrt_id, stay.begn_date,
           max(least(stay.end_date, other.end_date)) AS shared_until,
           ordered_list(other.fixmedins_code) AS other_institutions,
           ordered_list(other.mdtrt_id) AS other_visits
    FROM   stay
    JOIN   stay AS other
      ON   other.psn_no = stay.psn_no
     AND   other.fixmedins_code <> stay.fixmedins_code
     AND   (other.begn_date < stay.begn_date
            OR (other.begn_date = stay.begn_date AND other.fixmedins_code < stay.fixmedins_code))
    WHERE  other.end_date > stay.begn_date
      AND  stay.end_date > stay.begn_date
    GROUP  BY stay.fixmedins_code, stay.mdtrt_id, stay.begn_date
)
SELECT shared.fixmedins_code, shared.mdtrt_id, bill.setl_id, bill.bkkp_sn,
       '违规' AS role, bill.fee_amount, coalesce(bill.fund_amount, money(0)) AS fund_amount,
       days_between(shared.begn_date, shared.shared_until) + 1 AS measured, 1 AS limit_value,
       shared.other_institutions, shared.other_visits, shared.begn_date, shared.shared_until
FROM   shared
JOIN   line AS bill
  ON   bill.fixmedins_code = shared.fixmedins_code
 AND   bill.mdtrt_id = shared.mdtrt_id
 AND   bill.fee_ocur_date BETWEEN shared.begn_date AND shared.shared_until
