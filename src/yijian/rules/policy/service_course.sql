/* ---
code: GZ10000102010000
version: 1
name: 医疗服务项目限支付疗程
tier: 政策
outcome: 违规
moments: [事前, 事中, 事后]
grain: line
partition_by: person
anchor: [psn_no, hilist_code, course_begin]
scope: line.hilist_code IN (SELECT hilist_code FROM knowledge.service_course)
needs: [line.fund_amount, history(monitor.detect.service_course_break), knowledge.service_course]
knowledge: [service_course]
law: [monitor.detect.service_course_break, monitor.detect.course_span_limit]
basis: 国家医保局公布的医疗服务项目限支付疗程知识（人社部发〔2016〕23号）；条例第38条第6项
what: 一个疾病过程中，使用项目的天数超过限定之后，仍由基金支付该项目。
why: 基金只支付一个疾病过程中限定的天数。
how: 同一人、同一项目，不论几次住院、几家机构，由基金支付的日期累计；限定以年计的，从首次使用起按跨度计算。距上次使用超过中断天数、且不是同一次就诊的，算新的疾病过程；项目未写中断天数的，用疗程中断参数。
amount: 只计超过限定天数之后各行由基金支付的部分；限定天数之内的列为涉及，不计金额。
wrong_when: 另发一种疾病而间隔很短；双侧肢体先后发病；集中记账使日期偏离实际；后一家机构无从知道前一家已用的天数。
example: 限支付九十天的手功能训练，在两家医院合计的第九十一天。
evidence: {item_name: 项目, course_begin: 首次使用日, course_end: 末次使用日}
--- */
WITH used AS (
    SELECT given.psn_no, given.hilist_code, given.fixmedins_code, given.setl_id, given.bkkp_sn,
           given.mdtrt_id, given.fee_ocur_time, given.fee_ocur_date, k.item_name, k.max_days,
           coalesce(k.break_days, course_break.value) AS break_days,
           CASE WHEN k.max_days >= span.value THEN 1 ELSE 0 END AS by_span,
           lag(given.fee_ocur_date) OVER (
               PARTITION BY given.psn_no, given.hilist_code
               ORDER BY given.fee_ocur_time, given.fixmedins_code, given.setl_id, given.bkkp_sn
           ) AS previous_date,
           lag(given.fixmedins_code) OVER (
               PARTITION BY given.psn_no, given.hilist_code
               ORDER BY given.fee_ocur_time, given.fixmedins_code, given.setl_id, given.bkkp_sn
           ) AS previous_institution,
           lag(given.mdtrt_id) OVER (
               PARTITION BY given.psn_no, given.hilist_code
               ORDER BY given.fee_ocur_time, given.fixmedins_code, given.setl_id, given.bkkp_sn
           ) AS previous_visit
    FROM   line AS given
    JOIN   knowledge.service_course AS k
      ON   k.hilist_code = given.hilist_code
     AND   given.fee_ocur_date BETWEEN k.begndate AND k.enddate
    JOIN   law."monitor.detect.service_course_break" AS course_break
      ON   given.fee_ocur_date BETWEEN course_break.begndate AND course_break.enddate
    JOIN   law."monitor.detect.course_span_limit" AS span
      ON   given.fee_ocur_date BETWEEN span.begndate AND span.enddate
    WHERE  given.fund_amount > 0
),
numbered AS (
    SELECT used.psn_no, used.hilist_code, used.fixmedins_code, used.setl_id, used.bkkp_sn,
           used.fee_ocur_date, used.item_name, used.max_days, used.by_span,
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
           numbered.by_span,
           min(numbered.fee_ocur_date) OVER (
               PARTITION BY numbered.psn_no, numbered.hilist_code, numbered.course_no
           ) AS course_begin,
           max(numbered.fee_ocur_date) OVER (
               PARTITION BY numbered.psn_no, numbered.hilist_code, numbered.course_no
           ) AS course_end,
           dense_rank() OVER (
               PARTITION BY numbered.psn_no, numbered.hilist_code, numbered.course_no
               ORDER BY numbered.fee_ocur_date
           ) AS day_of_use
    FROM   numbered
),
placed AS (
    SELECT course.psn_no, course.hilist_code, course.fixmedins_code, course.setl_id,
           course.bkkp_sn, course.item_name, course.max_days, course.course_begin,
           course.course_end,
           CASE WHEN course.by_span = 1
                THEN days_between(course.course_begin, course.fee_ocur_date) + 1
                ELSE course.day_of_use END AS day_no
    FROM   course
),
hit AS (
    SELECT placed.psn_no, placed.hilist_code, placed.course_begin, placed.max_days, placed.day_no,
           line.fixmedins_code, line.setl_id, line.bkkp_sn, line.fee_amount, line.fund_amount
    FROM   line
    JOIN   placed
      ON   placed.fixmedins_code = line.fixmedins_code
     AND   placed.setl_id = line.setl_id
     AND   placed.bkkp_sn = line.bkkp_sn
    WHERE  placed.day_no > placed.max_days
),
finding AS (
    SELECT hit.psn_no, hit.hilist_code, hit.course_begin, min(hit.max_days) AS max_days,
           max(hit.day_no) AS days
    FROM   hit
    GROUP  BY hit.psn_no, hit.hilist_code, hit.course_begin
)
SELECT placed.psn_no, placed.hilist_code, placed.course_begin,
       placed.fixmedins_code, placed.setl_id, placed.bkkp_sn,
       CASE WHEN hit.bkkp_sn IS NULL THEN '涉及' ELSE '违规' END AS role,
       coalesce(hit.fee_amount, money(0)) AS fee_amount,
       coalesce(hit.fund_amount, money(0)) AS fund_amount,
       finding.days AS measured, finding.max_days AS limit_value,
       placed.item_name, placed.course_end
FROM   placed
JOIN   finding
  ON   finding.psn_no = placed.psn_no
 AND   finding.hilist_code = placed.hilist_code
 AND   finding.course_begin = placed.course_begin
LEFT   JOIN hit
  ON   hit.fixmedins_code = placed.fixmedins_code
 AND   hit.setl_id = placed.setl_id
 AND   hit.bkkp_sn = placed.bkkp_sn
WHERE  hit.bkkp_sn IS NOT NULL
   OR  placed.day_no <= placed.max_days
