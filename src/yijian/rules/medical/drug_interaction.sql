/* ---
code: GZ10000301011000
version: 1
name: 药品相互作用
tier: 医疗
outcome: 可疑
moments: [事前, 事中, 事后]
grain: line
partition_by: person
anchor: [psn_no, generic_code, used_on]
scope: line.drug_class IN (SELECT drug_a FROM knowledge.drug_interaction)
  OR line.drug_class IN (SELECT drug_b FROM knowledge.drug_interaction)
  OR line.generic_code IN (SELECT drug_a FROM knowledge.drug_interaction)
  OR line.generic_code IN (SELECT drug_b FROM knowledge.drug_interaction)
needs: [line.fund_amount, history(monitor.detect.longest_supply), knowledge.drug_interaction]
knowledge: [drug_interaction]
law: [monitor.detect.longest_supply]
basis: 药品说明书（禁忌、药物相互作用）；处方管理办法第35条（不良相互作用）；条例第38条第2项
what: 两种说明书写明禁止合用的药，使用时间重叠，后开的药由基金支付。
why: 禁止合用的药同时使用有严重风险。
how: 知识以通用名码或药理类别码两两列出。前一药的开药日加天数超过后一药的开药日即为重叠；没有天数的按一日。自费的前一药也算，不限机构；只看程度为禁用的，慎用只作提醒，不判。
amount: 后开之药各行由基金支付的部分；先开的列为涉及，不计金额。
wrong_when: 先开的药已经停用；天数填写不实；两药错开时间使用或在监测下合用并有记录；类别中个别品种没有该相互作用；外用或局部用药吸收很少；医师无从知道外院已开。医疗类规则先听取机构说明，故为可疑。
example: 正在使用硝酸酯类药品的人又开出西地那非。
evidence: {names: 禁止合用的药, earlier_codes: 先开之药的通用名码}
--- */
WITH paired AS (
    SELECT k.drug_a AS drug, k.drug_b AS other,
           concat(coalesce(k.name_a, k.drug_a), '与', coalesce(k.name_b, k.drug_b)) AS names,
           k.begndate, k.enddate
    FROM   knowledge.drug_interaction AS k
    WHERE  k.degree = '禁用'
    UNION
    SELECT k.drug_b, k.drug_a,
           concat(coalesce(k.name_a, k.drug_a), '与', coalesce(k.name_b, k.drug_b)),
           k.begndate, k.enddate
    FROM   knowledge.drug_interaction AS k
    WHERE  k.degree = '禁用'
),
member AS (
    SELECT DISTINCT paired.drug
    FROM   paired
),
used AS (
    SELECT taken.psn_no, taken.generic_code, taken.fixmedins_code,
           taken.fee_ocur_date AS used_on, member.drug, min(taken.fee_ocur_time) AS used_at,
           max(coalesce(taken.prd_days, 1)) AS days
    FROM   line AS taken
    JOIN   member
      ON   member.drug = taken.drug_class
    WHERE  taken.cnt > 0
    GROUP  BY taken.psn_no, taken.generic_code, taken.fixmedins_code, taken.fee_ocur_date,
           member.drug
    UNION ALL
    SELECT taken.psn_no, taken.generic_code, taken.fixmedins_code,
           taken.fee_ocur_date, member.drug, min(taken.fee_ocur_time),
           max(coalesce(taken.prd_days, 1))
    FROM   line AS taken
    JOIN   member
      ON   member.drug = taken.generic_code
    WHERE  taken.cnt > 0
    GROUP  BY taken.psn_no, taken.generic_code, taken.fixmedins_code, taken.fee_ocur_date,
           member.drug
),
met AS (
    SELECT later.psn_no, later.generic_code, later.used_on, later.fixmedins_code,
           earlier.generic_code AS earlier_generic, earlier.used_on AS earlier_on,
           earlier.fixmedins_code AS earlier_institution, paired.names
    FROM   used AS later
    JOIN   paired
      ON   paired.drug = later.drug
     AND   later.used_on BETWEEN paired.begndate AND paired.enddate
    JOIN   used AS earlier
      ON   earlier.psn_no = later.psn_no
     AND   earlier.drug = paired.other
    JOIN   law."monitor.detect.longest_supply" AS longest
      ON   later.used_on BETWEEN longest.begndate AND longest.enddate
    WHERE  earlier.generic_code <> later.generic_code
      AND  (earlier.used_at < later.used_at
            OR (earlier.used_at = later.used_at AND earlier.generic_code < later.generic_code))
      AND  days_between(earlier.used_on, later.used_on) < earlier.days
      AND  days_between(earlier.used_on, later.used_on) <= longest.value
),
hit AS (
    SELECT DISTINCT met.psn_no, met.generic_code, met.used_on, line.fixmedins_code,
           line.setl_id, line.bkkp_sn, line.fee_amount, line.fund_amount
    FROM   line
    JOIN   met
      ON   met.psn_no = line.psn_no
     AND   met.generic_code = line.generic_code
     AND   met.used_on = line.fee_ocur_date
     AND   met.fixmedins_code = line.fixmedins_code
    WHERE  line.fund_amount > 0
),
finding AS (
    SELECT met.psn_no, met.generic_code, met.used_on, ordered_list(met.names) AS names,
           ordered_list(met.earlier_generic) AS earlier_codes
    FROM   met
    GROUP  BY met.psn_no, met.generic_code, met.used_on
),
involved AS (
    SELECT hit.psn_no, hit.generic_code, hit.used_on, hit.fixmedins_code, hit.setl_id,
           hit.bkkp_sn, '违规' AS role, hit.fee_amount, hit.fund_amount
    FROM   hit
    UNION
    SELECT hit.psn_no, hit.generic_code, hit.used_on, taken.fixmedins_code, taken.setl_id,
           taken.bkkp_sn, '涉及', money(0), money(0)
    FROM   hit
    JOIN   met
      ON   met.psn_no = hit.psn_no
     AND   met.generic_code = hit.generic_code
     AND   met.used_on = hit.used_on
     AND   met.fixmedins_code = hit.fixmedins_code
    JOIN   line AS taken
      ON   taken.psn_no = met.psn_no
     AND   taken.generic_code = met.earlier_generic
     AND   taken.fee_ocur_date = met.earlier_on
     AND   taken.fixmedins_code = met.earlier_institution
    WHERE  taken.cnt > 0
)
SELECT involved.psn_no, involved.generic_code, involved.used_on,
       involved.fixmedins_code, involved.setl_id, involved.bkkp_sn,
       involved.role, involved.fee_amount, involved.fund_amount,
       finding.names, finding.earlier_codes
FROM   involved
JOIN   finding
  ON   finding.psn_no = involved.psn_no
 AND   finding.generic_code = involved.generic_code
 AND   finding.used_on = involved.used_on
