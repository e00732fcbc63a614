/* ---
code: YJ10000401103000
version: 1
name: 死亡后发生费用
tier: 欺诈
outcome: 可疑
moments: [事中, 事后]
grain: line
partition_by: none
anchor: [fixmedins_code, setl_id]
scope: line.die_date IS NOT NULL
needs: [line.fund_amount]
knowledge: []
law: [monitor.detect.death_tolerance]
basis: 条例第40条第1款第1项、第3项，第41条第2款
what: 参保人死亡之后仍发生由医保结算的费用。
why: 死亡之后没有就医和用药，提示冒用凭证或虚构服务。
how: 费用发生日在死亡日期之后、超过容许天数；以费用发生日为准，死亡前的费用迟至死亡后结算的不判。
amount: 死亡后各行的金额。
wrong_when: 死亡日期登记有误或登记到同名人；抢救费用补记较晚；费用发生日按结算日填报。
example: 死亡十日后仍在药店刷卡。
evidence: {die_date: 死亡日期}
--- */
WITH late AS (
    SELECT line.fixmedins_code, line.setl_id, line.bkkp_sn, line.fee_amount, line.fund_amount,
           line.die_date, tolerance.value AS tolerance,
           days_between(line.die_date, line.fee_ocur_date) AS days_after
    FROM   line
    JOIN   law."monitor.detect.death_tolerance" AS tolerance
      ON   line.fee_ocur_date BETWEEN tolerance.begndate AND tolerance.enddate
    WHERE  line.fee_amount > 0
      AND  days_between(line.die_date, line.fee_ocur_date) > tolerance.value
)
SELECT late.fixmedins_code, late.setl_id, late.bkkp_sn,
       '违规' AS role, late.fee_amount, late.fund_amount,
       max(late.days_after) OVER (PARTITION BY late.fixmedins_code, late.setl_id) AS measured,
       late.tolerance AS limit_value, late.die_date
FROM   late
