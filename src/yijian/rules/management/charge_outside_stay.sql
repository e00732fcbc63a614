/* ---
code: GZ10000201008000
version: 1
name: 计费日期与住院时间不符
tier: 管理
outcome: 可疑
moments: [事中, 事后]
grain: line
partition_by: none
anchor: [fixmedins_code, setl_id]
scope: line.care_setting = '住院'
needs: [line.begn_date, line.end_date, line.fund_amount]
knowledge: []
law: [monitor.detect.charge_outside_stay_tolerance]
basis: 医保结算明细数据规范；条例第38条第3项、第39条第3项
what: 住院费用的发生日期早于入院日或晚于出院日，超过容许天数。
why: 人不在院时没有住院服务，超出住院期间的收费多为虚记或补记错误。
how: 费用发生日与入院日、出院日相差的天数大于容许天数；恰为容许天数的不判。
amount: 住院期间之外的整行金额。
wrong_when: 入院前检查按规定并入住院；急诊留观转住院；出院后集中补记；入出院日期填写有误。
example: 出院五日后仍记床位费。
evidence: {begn_date: 入院日期, end_date: 出院日期}
--- */
WITH outside AS (
    SELECT line.fixmedins_code, line.setl_id, line.bkkp_sn, line.fee_amount, line.fund_amount,
           line.begn_date, line.end_date, tolerance.value AS tolerance,
           CASE WHEN line.fee_ocur_date < line.begn_date
                THEN days_between(line.fee_ocur_date, line.begn_date)
                ELSE days_between(line.end_date, line.fee_ocur_date) END AS days_outside
    FROM   line
    JOIN   law."monitor.detect.charge_outside_stay_tolerance" AS tolerance
      ON   line.fee_ocur_date BETWEEN tolerance.begndate AND tolerance.enddate
    WHERE  line.fee_amount > 0
      AND  (days_between(line.fee_ocur_date, line.begn_date) > tolerance.value
            OR days_between(line.end_date, line.fee_ocur_date) > tolerance.value)
)
SELECT outside.fixmedins_code, outside.setl_id, outside.bkkp_sn,
       '违规' AS role, outside.fee_amount, outside.fund_amount,
       max(outside.days_outside) OVER (
           PARTITION BY outside.fixmedins_code, outside.setl_id) AS measured,
       outside.tolerance AS limit_value, outside.begn_date, outside.end_date
FROM   outside
