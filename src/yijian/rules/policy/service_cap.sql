/* ---
code: GZ10000102015000
version: 1
name: 医疗服务项目超限定报销总额
tier: 政策
outcome: 违规
moments: [事中, 事后]
grain: line
partition_by: person
anchor: [psn_no, hilist_code, cap_period, period]
scope: line.hilist_code IN (SELECT hilist_code FROM knowledge.service_cap)
needs: [line.inscp_amt, line.fund_amount, history(monitor.detect.cap_history), knowledge.service_cap]
knowledge: [service_cap]
law: [monitor.detect.cap_history]
basis: 当地医疗服务项目支付标准；条例第38条第6项
what: 一次就诊或一个自然年内，该项目纳入支付范围的金额合计超过报销总额上限。
why: 超过总额上限的部分应由个人负担，不纳入支付范围。
how: 同一人、同一项目，在一次就诊（或一个自然年，不论哪家机构）内由基金支付的各行，按发生先后累计符合范围金额，超过费用发生日有效的上限即列出；恰为上限的不判。
amount: 只计超过上限的部分：先取超出的符合范围金额，再按比例取其中由基金支付的；未超的行列为涉及，不计金额。
wrong_when: 上限按件、按侧或按病种另有规定；两侧或多部位分别治疗；跨年住院的费用应归入上一年；结算时已把超限部分转为个人负担而数据未标明。
example: 年度上限三千元的训练，全年纳入支付三千五百元，只计五百元。
evidence: {item_name: 项目, cap_period: 计算期间, period: 所属期间}
--- */
WITH counted AS (
    SELECT charged.psn_no, charged.hilist_code, k.cap_period, k.item_name, k.cap,
           CASE WHEN k.cap_period = '自然年'
                THEN CAST(year_of(charged.fee_ocur_date) AS VARCHAR)
                ELSE charged.fixmedins_code || '-' || coalesce(charged.mdtrt_id, charged.setl_id)
           END AS period,
           charged.fee_ocur_time, charged.fixmedins_code, charged.setl_id, charged.bkkp_sn,
           charged.inscp_amt
    FROM   line AS charged
    JOIN   knowledge.service_cap AS k
      ON   k.hilist_code = charged.hilist_code
     AND   charged.fee_ocur_date BETWEEN k.begndate AND k.enddate
    WHERE  charged.fund_amount > 0
      AND  charged.inscp_amt > 0
),
summed AS (
    SELECT counted.psn_no, counted.hilist_code, counted.cap_period, counted.period,
           counted.fixmedins_code, counted.setl_id, counted.bkkp_sn, counted.item_name,
           counted.cap, counted.inscp_amt,
           money(sum(counted.inscp_amt) OVER (
               PARTITION BY counted.psn_no, counted.hilist_code, counted.cap_period,
                            counted.period)) AS total,
           money(sum(counted.inscp_amt) OVER (
               PARTITION BY counted.psn_no, counted.hilist_code, counted.cap_period, counted.period
               ORDER BY counted.fee_ocur_time, counted.fixmedins_code, counted.setl_id,
                        counted.bkkp_sn)) AS running
    FROM   counted
),
hit AS (
    SELECT summed.psn_no, summed.hilist_code, summed.cap_period, summed.period, summed.cap,
           line.fixmedins_code, line.setl_id, line.bkkp_sn, line.fund_amount, line.inscp_amt,
           money(least(line.inscp_amt, summed.running - summed.cap)) AS excess
    FROM   line
    JOIN   summed
      ON   summed.fixmedins_code = line.fixmedins_code
     AND   summed.setl_id = line.setl_id
     AND   summed.bkkp_sn = line.bkkp_sn
    WHERE  summed.running > summed.cap
),
finding AS (
    SELECT hit.psn_no, hit.hilist_code, hit.cap_period, hit.period, min(hit.cap) AS cap
    FROM   hit
    GROUP  BY hit.psn_no, hit.hilist_code, hit.cap_period, hit.period
)
SELECT summed.psn_no, summed.hilist_code, summed.cap_period, summed.period,
       summed.fixmedins_code, summed.setl_id, summed.bkkp_sn,
       CASE WHEN hit.bkkp_sn IS NULL THEN '涉及' ELSE '违规' END AS role,
       coalesce(hit.excess, money(0)) AS fee_amount,
       coalesce(portion(hit.fund_amount, hit.excess, hit.inscp_amt), money(0)) AS fund_amount,
       summed.total AS measured, finding.cap AS limit_value, summed.item_name
FROM   summed
JOIN   finding
  ON   finding.psn_no = summed.psn_no
 AND   finding.hilist_code = summed.hilist_code
 AND   finding.cap_period = summed.cap_period
 AND   finding.period = summed.period
LEFT   JOIN hit
  ON   hit.fixmedins_code = summed.fixmedins_code
 AND   hit.setl_id = summed.setl_id
 AND   hit.bkkp_sn = summed.bkkp_sn
 AND   hit.cap_period = summed.cap_period
WHERE  hit.bkkp_sn IS NOT NULL
   OR  summed.running <= summed.cap
