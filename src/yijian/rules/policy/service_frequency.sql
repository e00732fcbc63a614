/* ---
code: GZ10000102014000
version: 1
name: 医疗服务项目限定频次
tier: 政策
outcome: 违规
moments: [事前, 事中, 事后]
grain: line
partition_by: person
anchor: [psn_no, fixmedins_code, hilist_code, fee_ocur_date]
scope: line.hilist_code IN (SELECT hilist_code FROM knowledge.service_frequency)
needs: [line.cnt, line.fund_amount, knowledge.service_frequency]
knowledge: [service_frequency]
law: []
basis: 医疗服务项目计价单位；条例第38条第3项
what: 按日或按小时计价的项目，一个自然日内收取的数量超过上限。
why: 一日至多一日、至多二十四小时，超出的数量没有对应的服务。
how: 同一人、同一机构、同一项目、同一自然日的数量相加，与费用发生日有效的上限比较；超出部分从当日最后的明细往前计。
amount: 只计超出上限的数量所占金额；其余明细列为涉及，不计金额。
wrong_when: 多日费用集中在一日补记；跨午夜的治疗记在一日；同日转科、转床；新生儿费用记在母亲名下。
example: 一日收取心电监测 30 小时，只计 6 小时。
evidence: {item_name: 项目, unit: 计价单位}
--- */
WITH used AS (
    SELECT charged.psn_no, charged.fixmedins_code, charged.hilist_code, charged.fee_ocur_date,
           charged.setl_id, charged.bkkp_sn, k.item_name, k.unit, k.max_units,
           quantity(sum(charged.cnt) OVER (
               PARTITION BY charged.psn_no, charged.fixmedins_code, charged.hilist_code,
                            charged.fee_ocur_date)) AS day_units,
           quantity(sum(charged.cnt) OVER (
               PARTITION BY charged.psn_no, charged.fixmedins_code, charged.hilist_code,
                            charged.fee_ocur_date
               ORDER BY charged.fee_ocur_time, charged.setl_id, charged.bkkp_sn)) AS running
    FROM   line AS charged
    JOIN   knowledge.service_frequency AS k
      ON   k.hilist_code = charged.hilist_code
     AND   charged.fee_ocur_date BETWEEN k.begndate AND k.enddate
    WHERE  charged.fee_amount > 0
),
hit AS (
    SELECT line.psn_no, line.fixmedins_code, line.hilist_code, line.fee_ocur_date,
           line.setl_id, line.bkkp_sn, line.fee_amount, line.fund_amount, line.cnt,
           quantity(least(line.cnt, used.running - used.max_units)) AS excess
    FROM   line
    JOIN   used
      ON   used.fixmedins_code = line.fixmedins_code
     AND   used.setl_id = line.setl_id
     AND   used.bkkp_sn = line.bkkp_sn
    WHERE  used.running > used.max_units
),
finding AS (
    SELECT DISTINCT hit.psn_no, hit.fixmedins_code, hit.hilist_code, hit.fee_ocur_date
    FROM   hit
)
SELECT used.psn_no, used.fixmedins_code, used.hilist_code, used.fee_ocur_date,
       used.setl_id, used.bkkp_sn,
       CASE WHEN hit.bkkp_sn IS NULL THEN '涉及' ELSE '违规' END AS role,
       coalesce(portion(hit.fee_amount, hit.excess, hit.cnt), money(0)) AS fee_amount,
       coalesce(portion(hit.fund_amount, hit.excess, hit.cnt), money(0)) AS fund_amount,
       used.day_units AS measured, used.max_units AS limit_value,
       used.item_name, used.unit
FROM   used
JOIN   finding
  ON   finding.psn_no = used.psn_no
 AND   finding.fixmedins_code = used.fixmedins_code
 AND   finding.hilist_code = used.hilist_code
 AND   finding.fee_ocur_date = used.fee_ocur_date
LEFT   JOIN hit
  ON   hit.fixmedins_code = used.fixmedins_code
 AND   hit.setl_id = used.setl_id
 AND   hit.bkkp_sn = used.bkkp_sn
WHERE  hit.bkkp_sn IS NOT NULL
   OR  used.running <= used.max_units
