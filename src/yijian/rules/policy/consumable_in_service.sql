/* ---
code: YJ10000102103000
version: 1
name: 医疗服务项目与医用耗材重复收费
tier: 政策
outcome: 违规
moments: [事中, 事后]
grain: line
partition_by: person
anchor: [psn_no, fixmedins_code, fee_ocur_date, sub_code]
scope: line.hilist_code IN (SELECT sub_code FROM knowledge.consumable_in_service)
needs: [line.mdtrt_id, line.fund_amount, knowledge.consumable_in_service]
knowledge: [consumable_in_service]
law: []
basis: 医疗服务项目内涵和除外内容；条例第38条第3项
what: 服务项目的价格已包含该耗材，又另收该耗材。
why: 项目内涵已包含、未列入除外内容的耗材不得另收，再收即重复收费。
how: 同一人、同一机构、同一次就诊、同一自然日既收服务项目，又收其价格已包含的耗材。
amount: 该耗材由基金支付的整行金额；服务项目列为涉及，不计金额。
wrong_when: 该耗材用于当日另一个允许另收耗材的项目；耗材列入除外内容而知识未更新；费用补记到同一日；耗材编码对照有误。
example: 导尿的价格已含导尿包，又另收一次性导尿包。
evidence: {main_names: 服务项目, sub_name: 耗材}
--- */
WITH pair AS (
    SELECT line.psn_no, line.fixmedins_code, line.fee_ocur_date, k.sub_code,
           line.setl_id, line.bkkp_sn, line.fee_amount, line.fund_amount,
           service.setl_id AS service_setl_id, service.bkkp_sn AS service_bkkp_sn,
           k.main_name, k.sub_name
    FROM   line
    JOIN   knowledge.consumable_in_service AS k
      ON   k.sub_code = line.hilist_code
     AND   line.fee_ocur_date BETWEEN k.begndate AND k.enddate
    JOIN   line AS service
      ON   service.psn_no = line.psn_no
     AND   service.fixmedins_code = line.fixmedins_code
     AND   service.mdtrt_id = line.mdtrt_id
     AND   service.fee_ocur_date = line.fee_ocur_date
     AND   service.hilist_code = k.main_code
    WHERE  line.fund_amount > 0
      AND  service.fee_amount > 0
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
           pair.service_setl_id, pair.service_bkkp_sn, '涉及', money(0), money(0)
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
