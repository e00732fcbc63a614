/* ---
code: GZ10000301001000
version: 1
name: 药品与医疗服务项目不符
tier: 医疗
outcome: 可疑
moments: [事中, 事后]
grain: line
partition_by: person
anchor: [fixmedins_code, setl_id, bkkp_sn]
scope: line.hilist_code IN (SELECT hilist_code FROM knowledge.drug_needs_service)
needs: [line.fund_amount, knowledge.drug_needs_service]
knowledge: [drug_needs_service]
law: [monitor.detect.drug_service_gap]
basis: 药品说明书（用法）与诊疗规范；条例第38条第2项、第4项
what: 基金支付了只在某些医疗服务中使用的药品，而同一人前后几日没有其中任何一项服务。
why: 造影剂、麻醉药一类药品离开检查或手术没有用处，没有配套项目多为虚记、串换或错记。
how: 药品费用发生日前后不超过间隔天数、或同一次就诊之内，有知识所列的任一项目（自费的也算，不限机构）即不判；一项也没有才列出。
amount: 该药品行由基金支付的部分。
wrong_when: 检查已预约而尚未做，或结算数据只到检查之前；配套项目由外院收费而不在数据之内；配套项目用了新的编码而知识未列全；检查临时取消后药品未退费。医疗类规则先听取机构说明，故为可疑。
example: 结算碘造影剂而前后几日没有增强扫描或血管造影。
evidence: {item_name: 药品, services: 应有的项目}
--- */
WITH served AS (
    SELECT DISTINCT given.fixmedins_code, given.setl_id, given.bkkp_sn
    FROM   line AS given
    JOIN   knowledge.drug_needs_service AS needed
      ON   needed.hilist_code = given.hilist_code
     AND   given.fee_ocur_date BETWEEN needed.begndate AND needed.enddate
    JOIN   law."monitor.detect.drug_service_gap" AS gap
      ON   given.fee_ocur_date BETWEEN gap.begndate AND gap.enddate
    JOIN   line AS service
      ON   service.psn_no = given.psn_no
     AND   service.hilist_code = needed.sub_code
    WHERE  service.cnt > 0
      AND  (days_between(given.fee_ocur_date, service.fee_ocur_date)
            BETWEEN -gap.value AND gap.value
            OR (service.fixmedins_code = given.fixmedins_code
                AND service.mdtrt_id = given.mdtrt_id))
)
SELECT line.fixmedins_code, line.setl_id, line.bkkp_sn,
       '违规' AS role, line.fee_amount, line.fund_amount,
       max(k.item_name) AS item_name,
       ordered_list(coalesce(k.sub_name, k.sub_code)) AS services
FROM   line
JOIN   knowledge.drug_needs_service AS k
  ON   k.hilist_code = line.hilist_code
 AND   line.fee_ocur_date BETWEEN k.begndate AND k.enddate
JOIN   law."monitor.detect.drug_service_gap" AS allowed
  ON   line.fee_ocur_date BETWEEN allowed.begndate AND allowed.enddate
LEFT   JOIN served
  ON   served.fixmedins_code = line.fixmedins_code
 AND   served.setl_id = line.setl_id
 AND   served.bkkp_sn = line.bkkp_sn
WHERE  served.bkkp_sn IS NULL
  AND  line.fund_amount > 0
GROUP  BY line.fixmedins_code, line.setl_id, line.bkkp_sn, line.fee_amount, line.fund_amount
