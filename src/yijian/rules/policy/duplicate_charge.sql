/* ---
code: GZ10000102012000
version: 1
name: 医疗服务项目重复收费
tier: 政策
outcome: 违规
moments: [事前, 事中, 事后]
grain: line
partition_by: person
anchor: [psn_no, fixmedins_code, fee_ocur_date, sub_code]
scope: line.hilist_code IN (SELECT sub_code FROM knowledge.duplicate_charge)
needs: [line.fund_amount, knowledge.duplicate_charge]
knowledge: [duplicate_charge]
law: []
basis: 医疗服务项目内涵和计价说明；条例第38条第3项
what: 已收取包含性项目，又另收其内涵已包含的项目。
why: 项目内涵已包含或计价说明写明不得另收，再收即重复收费。
how: 同一人、同一机构、同一自然日同时有主项目和被包含项目；限定六小时或同一小时的，两者相隔须短于该时长。
amount: 被包含项目的整行金额；主项目列为涉及，不计金额。
wrong_when: 两次独立操作且病历有记录；不同部位分别实施；费用补记到同一日；项目内涵属除外内容。
example: 急诊监护费的当日又收普通病房床位费。
evidence: {main_names: 主项目, sub_name: 被包含项目}
--- */
WITH pair AS (
    SELECT line.psn_no, line.fixmedins_code, line.fee_ocur_date, k.sub_code,
           line.setl_id, line.bkkp_sn, line.fee_amount, line.fund_amount,
           whole.setl_id AS whole_setl_id, whole.bkkp_sn AS whole_bkkp_sn, k.main_name, k.sub_name
    FROM   line
    JOIN   knowledge.duplicate_charge AS k
      ON   k.sub_code = line.hilist_code
     AND   line.fee_ocur_date BETWEEN k.begndate AND k.enddate
    JOIN   line AS whole
      ON   whole.psn_no = line.psn_no
     AND   whole.fixmedins_code = line.fixmedins_code
     AND   whole.fee_ocur_date = line.fee_ocur_date
     AND   whole.hilist_code = k.main_code
    WHERE  line.fee_amount > 0
      AND  whole.fee_amount > 0
      AND  line.fee_ocur_time < add_minutes(whole.fee_ocur_time, k.window_minutes)
      AND  whole.fee_ocur_time < add_minutes(line.fee_ocur_time, k.window_minutes)
),
finding AS (
    SELECT pair.psn_no, pair.fixmedins_code, pair.fee_ocur_date, pair.sub_code,
           ordered_list(pair.main_name) AS main_names, max(pair.sub_name) AS sub_name
    FROM   pair
    GROUP  BY pair.psn_no, pair.fixmedins_code, pair.fee_ocur_date, pair.sub_code
),
involved AS (
    SELECT pair.psn_no, pair.fixmedins_code, pair.fee_ocur_date, pair.sub_code,
           pair.setl_id, pair.bkkp_sn, '违规' AS role, pair.fee_amount, pair.fund_amount
    FROM   pair
    UNION
    SELECT pair.psn_no, pair.fixmedins_code, pair.fee_ocur_date, pair.sub_code,
           pair.whole_setl_id, pair.whole_bkkp_sn, '涉及', money(0), money(0)
    FROM   pair
)
SELECT involved.psn_no, involved.fixmedins_code, involved.fee_ocur_date, involved.sub_code,
       involved.setl_id, involved.bkkp_sn, involved.role, involved.fee_amount, involved.fund_amount,
       finding.main_names, finding.sub_name
FROM   involved
JOIN   finding
  ON   finding.psn_no = involved.psn_no
 AND   finding.fixmedins_code = involved.fixmedins_code
 AND   finding.fee_ocur_date = involved.fee_ocur_date
 AND   finding.sub_code = involved.sub_code
