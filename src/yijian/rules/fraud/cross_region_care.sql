/* ---
code: YJ10000401106000
version: 1
name: 异地就医次数多费用高
tier: 欺诈
outcome: 可疑
moments: [事后]
grain: line
partition_by: person
anchor: [psn_no, year_begn]
scope: line.insured_place IS NULL OR line.insured_place <> '本地'
needs: [line.insured_place, line.fund_amount, history(monitor.detect.annual_history)]
knowledge: []
law: [monitor.detect.cross_region_visits, monitor.detect.cross_region_fee,
      monitor.detect.annual_history]
basis: 条例第40条第1款第1项、第3项，第41条第1款第1项、第3项
what: 参保人一年内没有备案长期异地居住，也没有转诊，却多次到参保地以外就医，费用很高。
why: 异地就医不易核实，常被用来虚构住院、冒名就医和重复报销。
how: 就医地与参保地不在同一市（区划前四位不同）的就诊，同一自然年内达到规定次数、费用合计超过规定金额即列出；其中有跨省的为核心，都在省内的为关注。登记了异地安置类别或填有转诊前就诊的不计。
amount: 这些就诊中由基金支付的各行。
wrong_when: 异地安置、长期居住备案没有随就诊上传；省级统筹的地方市间就医不算异地；直辖市内不同区县的前四位不同；参保地刚刚变更。
example: 一年内到外省同一家医院住院六次，花费八万元。
evidence: {areas: 就医地, total_fee: 费用合计}
--- */
WITH away AS (
    SELECT trip.psn_no, year_of(trip.begn_date) AS year_begn, trip.fixmedins_code, trip.mdtrt_id,
           trip.begn_date, trip.area, trip.fee_amount,
           CASE WHEN trip.insured_place = '跨省异地' THEN 1 ELSE 0 END AS other_province
    FROM   visit AS trip
    WHERE  trip.insured_place <> '本地'
      AND  trip.rloc_type IS NULL
      AND  trip.refl_old_mdtrt_id IS NULL
      AND  trip.fee_amount > 0
),
often AS (
    SELECT away.psn_no, away.year_begn, count(*) AS visits, sum(away.fee_amount) AS total_fee,
           max(away.other_province) AS other_province, ordered_list(away.area) AS areas,
           max(away.begn_date) AS last_on
    FROM   away
    GROUP  BY away.psn_no, away.year_begn
),
found AS (
    SELECT often.psn_no, often.year_begn, often.visits, money(often.total_fee) AS total_fee,
           often.other_province, often.areas, times.value AS limit_value
    FROM   often
    JOIN   law."monitor.detect.cross_region_visits" AS times
      ON   often.last_on BETWEEN times.begndate AND times.enddate
    JOIN   law."monitor.detect.cross_region_fee" AS fee
      ON   often.last_on BETWEEN fee.begndate AND fee.enddate
    WHERE  often.visits >= times.value
      AND  often.total_fee > fee.value
)
SELECT found.psn_no, found.year_begn, line.fixmedins_code, line.setl_id, line.bkkp_sn,
       '违规' AS role, line.fee_amount, line.fund_amount,
       found.visits AS measured, found.limit_value,
       CASE WHEN found.other_province = 1 THEN '核心' ELSE '关注' END AS zone,
       found.areas, found.total_fee
FROM   line
JOIN   away
  ON   away.fixmedins_code = line.fixmedins_code
 AND   away.mdtrt_id = line.mdtrt_id
JOIN   found
  ON   found.psn_no = away.psn_no
 AND   found.year_begn = away.year_begn
WHERE  line.fund_amount > 0
