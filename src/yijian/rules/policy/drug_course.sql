/* ---
code: GZ10000101010000
version: 1
name: 药品限支付疗程
tier: 政策
outcome: 违规
moments: [事前, 事中, 事后]
grain: line
partition_by: person
anchor: [psn_no, hilist_code, course_begin]
scope: line.hilist_code IN (SELECT hilist_code FROM knowledge.drug_course)
needs: [line.fund_amount, history(monitor.detect.course_break), knowledge.drug_course]
knowledge: [drug_course]
law: [monitor.detect.course_break]
basis: 国家医保药品目录备注；条例第38条第6项
what: 一个疗程中，超过限定支付天数之后仍由基金支付该药品。
why: 目录把基金支付限定在一个疗程的若干天内。
how: 从本疗程第一次由基金支付之日起连续计算，首日为第一天；距上次使用超过中断天数、且不是同一次就诊的，算新的疗程。药品未写中断天数的，用疗程中断参数。
amount: 只计超过限定天数之后各行由基金支付的部分；限定天数之内的列为涉及，不计金额。
wrong_when: 两次独立发病相隔很近；住院补记使日期偏后；出院带药的天数无法从日期看出；同码不同规格的限定不同。
example: 限支付十四天的注射剂，从第十五天起的各行。
evidence: {item_name: 药品, course_end: 疗程末次使用日}
--- */
WITH used AS (
    SELECT taken.psn_no, taken.hilist_code, taken.fixmedins_code, taken.setl_id, taken.bkkp_sn,
           taken.mdtrt_id, taken.fee_ocur_time, taken.fee_ocur_date, k.item_name, k.max_days,
           coalesce(k.break_days, course_break.value) AS break_days,
           lag(taken.fee_ocur_date) OVER (
               PARTITION BY taken.psn_no, taken.hilist_code
               ORDER BY taken.fee_ocur_time, taken.fixmedins_code, taken.setl_id, taken.bkkp_sn
           ) AS previous_date,
           lag(taken.fixmedins_code) OVER (
               PARTITION BY taken.psn_no, taken.hilist_code
               ORDER BY taken.fee_ocur_time, taken.fixmedins_code, taken.setl_id, taken.bkkp_sn
           ) AS previous_institution,
           lag(taken.mdtrt_id) OVER (
               PARTITION BY taken.psn_no, taken.hilist_code
               ORDER BY taken.fee_ocur_time, taken.fixmedins_code, taken.setl_id, taken.bkkp_sn
           ) AS previous_visit
    FROM   line AS taken
    JOIN   knowledge.drug_course AS k
      ON   k.hilist_code = taken.hilist_code
     AND   taken.fee_ocur_date BETWEEN k.begndate AND k.enddate
    JOIN   law."monitor.detect.course_break" AS course_break
      ON   taken.fee_ocur_date BETWEEN course_break.begndate AND course_break.enddate
    WHERE  taken.fund_amount > 0
),
numbered AS (
    SELECT used.psn_no, used.hilist_code, used.fixmedins_code, used.setl_id, used.bkkp_sn,
           used.fee_ocur_date, used.item_name, used.max_days,
           sum(CASE WHEN days_between(used.previous_date, used.fee_ocur_date) <= used.break_days
                      OR (used.previous_institution = used.fixmedins_code
                          AND used.previous_visit = used.mdtrt_id)
                    THEN 0 ELSE 1 END) OVER (
               PARTITION BY used.psn_no, used.hilist_code
               ORDER BY used.fee_ocur_time, used.fixmedins_code, used.setl_id, used.bkkp_sn
           ) AS course_no
    FROM   used
),
course AS (
    SELECT numbered.psn_no, numbered.hilist_code, numbered.fixmedins_code, numbered.setl_id,
           numbered.bkkp_sn, numbered.fee_ocur_date, numbered.item_name, numbered.max_days,
           min(numbered.fee_ocur_date) OVER (
               PARTITION BY numbered.psn_no, numbered.hilist_code, numbered.course_no
           ) AS course_begin,
           max(numbered.fee_ocur_date) OVER (
               PARTITION BY numbered.psn_no, numbered.hilist_code, numbered.course_no
           ) AS course_end
    FROM   numbered
),
hit AS (
    SELECT course.psn_no, course.hilist_code, course.course_begin, course.max_days,
           line.fixmedins_code, line.setl_id, line.bkkp_sn, line.fee_amount, line.fund_amount
    FROM   line
    JOIN   course
      ON   course.fixmedins_code = line.fixmedins_code
     AND   course.setl_id = line.setl_id
     AND   course.bkkp_sn = line.bkkp_sn
    WHERE  days_between(course.course_begin, course.fee_ocur_date) + 1 > course.max_days
),
finding AS (
    SELECT hit.psn_no, hit.hilist_code, hit.course_begin, min(hit.max_days) AS max_days
    FROM   hit
    GROUP  BY hit.psn_no, hit.hilist_code, hit.course_begin
)
SELECT course.psn_no, course.hilist_code, course.course_begin,
       course.fixmedins_code, course.setl_id, course.bkkp_sn,
       CASE WHEN hit.bkkp_sn IS NULL THEN '涉及' ELSE '违规' END AS role,
       coalesce(hit.fee_amount, money(0)) AS fee_amount,
       coalesce(hit.fund_amount, money(0)) AS fund_amount,
       days_between(course.course_begin, course.course_end) + 1 AS measured,
       finding.max_days AS limit_value,
       course.item_name, course.course_end
FROM   course
JOIN   finding
  ON   finding.psn_no = course.psn_no
 AND   finding.hilist_code = course.hilist_code
 AND   finding.course_begin = course.course_begin
LEFT   JOIN hit
  ON   hit.fixmedins_code = course.fixmedins_code
 AND   hit.setl_id = course.setl_id
 AND   hit.bkkp_sn = course.bkkp_sn
WHERE  hit.bkkp_sn IS NOT NULL
   OR  days_between(course.course_begin, course.fee_ocur_date) + 1 <= course.max_days
