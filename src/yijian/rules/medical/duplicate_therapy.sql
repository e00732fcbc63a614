/* ---
code: GZ10000301006000
version: 1
name: 重复开药
tier: 医疗
outcome: 可疑
moments: [事前, 事中, 事后]
grain: line
partition_by: person
anchor: [psn_no, class_name, drug_route, taken_on]
scope: line.drug_class IN (SELECT drug_class FROM knowledge.drug_class)
  AND (line.care_setting <> '住院' OR line.dscg_tkdrug_flag)
needs: [line.prd_days, line.fund_amount, history(monitor.detect.longest_supply),
        knowledge.drug_class]
knowledge: [drug_class]
law: [monitor.detect.longest_supply, monitor.detect.duplicate_therapy_watch_overlap,
      monitor.detect.duplicate_therapy_core_overlap]
basis: 处方管理办法第35条（重复给药）；条例第38条第2项（重复开药）
what: 前一次所开的药尚未用完，又由基金支付了作用相同的药，重叠天数超过上限。
why: 作用相同的药同时使用没有必要，也可能是囤药、转卖或多头开药。
how: 只看门诊、购药和出院带药。类别和给药途径（口服、注射、局部）相同的药，前一次的开药日加天数超过后一次的开药日即为重叠；同一就诊中同一通用名的几行视为同一用药。换药不判：前一药与后一药通用名不同、不在同一日、其后也没有再开前一药。超过关注天数列出，超过核心天数为核心。
amount: 后一次各行由基金支付的部分，按重叠天数占该行天数的比例；前一次列为涉及，不计金额。
wrong_when: 天数填写不实；前一药因不良反应停用而之后又恢复；药品遗失或外出备药；两药虽属一类而指征不同；医师无从知道外院已开。类别表由药理类别推出，个别品种作用不同。医疗类规则先听取机构说明，故为可疑。
example: 同一日在两家医院分别开出三十日用量的两种他汀。
evidence: {generic_codes: 前一药通用名码, earlier_on: 最近的前一次开药日}
zones: {core: monitor.detect.duplicate_therapy_core_overlap, watch: monitor.detect.duplicate_therapy_watch_overlap, compare: above}
--- */
WITH supply AS (
    SELECT taken.psn_no, k.class_name, taken.drug_route, taken.generic_code, taken.fixmedins_code,
           taken.mdtrt_id, taken.fee_ocur_date AS taken_on, min(taken.fee_ocur_time) AS taken_at,
           max(taken.prd_days) AS days
    FROM   line AS taken
    JOIN   knowledge.drug_class AS k
      ON   k.drug_class = taken.drug_class
     AND   taken.fee_ocur_date BETWEEN k.begndate AND k.enddate
    WHERE  taken.prd_days > 0
      AND  taken.fund_amount > 0
      AND  (taken.care_setting <> '住院' OR taken.dscg_tkdrug_flag)
    GROUP  BY taken.psn_no, k.class_name, taken.drug_route, taken.generic_code,
           taken.fixmedins_code, taken.mdtrt_id, taken.fee_ocur_date
),
course AS (
    SELECT supply.psn_no, supply.class_name, supply.drug_route, supply.generic_code,
           supply.fixmedins_code, supply.mdtrt_id, supply.taken_on, supply.days,
           max(supply.taken_on) OVER (PARTITION BY supply.psn_no, supply.class_name,
                                                   supply.drug_route, supply.generic_code
           ) AS last_taken_on,
           row_number() OVER (PARTITION BY supply.psn_no, supply.class_name, supply.drug_route
               ORDER BY supply.taken_at, supply.generic_code, supply.fixmedins_code,
                        supply.mdtrt_id) AS place
    FROM   supply
),
overlap AS (
    SELECT later.psn_no, later.class_name, later.drug_route, later.generic_code,
           later.fixmedins_code, later.mdtrt_id, later.taken_on,
           earlier.generic_code AS earlier_generic, earlier.fixmedins_code AS earlier_institution,
           earlier.mdtrt_id AS earlier_visit, earlier.taken_on AS earlier_on,
           least(earlier.days - days_between(earlier.taken_on, later.taken_on), later.days)
               AS overlap_days,
           watch.value AS watch_days, core.value AS core_days
    FROM   course AS later
    JOIN   course AS earlier
      ON   earlier.psn_no = later.psn_no
     AND   earlier.class_name = later.class_name
     AND   earlier.drug_route = later.drug_route
    JOIN   law."monitor.detect.longest_supply" AS longest
      ON   later.taken_on BETWEEN longest.begndate AND longest.enddate
    JOIN   law."monitor.detect.duplicate_therapy_watch_overlap" AS watch
      ON   later.taken_on BETWEEN watch.begndate AND watch.enddate
    JOIN   law."monitor.detect.duplicate_therapy_core_overlap" AS core
      ON   later.taken_on BETWEEN core.begndate AND core.enddate
    WHERE  earlier.place < later.place
      AND  days_between(earlier.taken_on, later.taken_on) <= longest.value
      AND  least(earlier.days - days_between(earlier.taken_on, later.taken_on), later.days)
           > watch.value
      AND  (earlier.generic_code <> later.generic_code OR earlier.mdtrt_id <> later.mdtrt_id
            OR earlier.fixmedins_code <> later.fixmedins_code)
      AND  (earlier.generic_code = later.generic_code OR earlier.taken_on = later.taken_on
            OR earlier.last_taken_on >= later.taken_on)
),
found AS (
    SELECT overlap.psn_no, overlap.class_name, overlap.drug_route, overlap.generic_code,
           overlap.fixmedins_code, overlap.mdtrt_id, overlap.taken_on,
           max(overlap.overlap_days) AS overlap_days
    FROM   overlap
    GROUP  BY overlap.psn_no, overlap.class_name, overlap.drug_route, overlap.generic_code,
           overlap.fixmedins_code, overlap.mdtrt_id, overlap.taken_on
),
hit AS (
    SELECT found.psn_no, found.class_name, found.drug_route, found.generic_code,
           line.fixmedins_code, line.mdtrt_id, found.taken_on, line.setl_id, line.bkkp_sn,
           portion(line.fee_amount, least(found.overlap_days, line.prd_days), line.prd_days)
               AS fee_amount,
           portion(line.fund_amount, least(found.overlap_days, line.prd_days), line.prd_days)
               AS fund_amount
    FROM   line
    JOIN   found
      ON   found.psn_no = line.psn_no
     AND   found.generic_code = line.generic_code
     AND   found.drug_route = line.drug_route
     AND   found.fixmedins_code = line.fixmedins_code
     AND   found.mdtrt_id = line.mdtrt_id
     AND   found.taken_on = line.fee_ocur_date
    WHERE  line.prd_days > 0
      AND  line.fund_amount > 0
),
finding AS (
    SELECT hit.psn_no, hit.class_name, hit.drug_route, hit.taken_on,
           max(overlap.overlap_days) AS overlap_days, max(overlap.watch_days) AS watch_days,
           max(overlap.core_days) AS core_days,
           ordered_list(overlap.earlier_generic) AS generic_codes,
           max(overlap.earlier_on) AS earlier_on
    FROM   hit
    JOIN   overlap
      ON   overlap.psn_no = hit.psn_no
     AND   overlap.class_name = hit.class_name
     AND   overlap.drug_route = hit.drug_route
     AND   overlap.generic_code = hit.generic_code
     AND   overlap.fixmedins_code = hit.fixmedins_code
     AND   overlap.mdtrt_id = hit.mdtrt_id
     AND   overlap.taken_on = hit.taken_on
    GROUP  BY hit.psn_no, hit.class_name, hit.drug_route, hit.taken_on
),
involved AS (
    SELECT hit.psn_no, hit.class_name, hit.drug_route, hit.taken_on, hit.fixmedins_code,
           hit.setl_id, hit.bkkp_sn, '违规' AS role, hit.fee_amount, hit.fund_amount
    FROM   hit
    UNION
    SELECT overlap.psn_no, overlap.class_name, overlap.drug_route, overlap.taken_on,
           taken.fixmedins_code, taken.setl_id, taken.bkkp_sn, '涉及', money(0), money(0)
    FROM   overlap
    JOIN   line AS taken
      ON   taken.psn_no = overlap.psn_no
     AND   taken.generic_code = overlap.earlier_generic
     AND   taken.drug_route = overlap.drug_route
     AND   taken.fixmedins_code = overlap.earlier_institution
     AND   taken.mdtrt_id = overlap.earlier_visit
     AND   taken.fee_ocur_date = overlap.earlier_on
    LEFT   JOIN hit AS itself
      ON   itself.fixmedins_code = taken.fixmedins_code
     AND   itself.setl_id = taken.setl_id
     AND   itself.bkkp_sn = taken.bkkp_sn
     AND   itself.class_name = overlap.class_name
     AND   itself.taken_on = overlap.taken_on
    WHERE  taken.prd_days > 0
      AND  taken.fund_amount > 0
      AND  itself.bkkp_sn IS NULL
)
SELECT involved.psn_no, involved.class_name, involved.drug_route, involved.taken_on,
       involved.fixmedins_code, involved.setl_id, involved.bkkp_sn, involved.role,
       involved.fee_amount, involved.fund_amount,
       finding.overlap_days AS measured,
       CASE WHEN finding.overlap_days > finding.core_days THEN finding.core_days
            ELSE finding.watch_days END AS limit_value,
       CASE WHEN finding.overlap_days > finding.core_days THEN '核心' ELSE '关注' END AS zone,
       finding.generic_codes, finding.earlier_on
FROM   involved
JOIN   finding
  ON   finding.psn_no = involved.psn_no
 AND   finding.class_name = involved.class_name
 AND   finding.drug_route = involved.drug_route
 AND   finding.taken_on = involved.taken_on
