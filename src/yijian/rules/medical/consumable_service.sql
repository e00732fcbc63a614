/* ---
code: GZ10000303001000
version: 1
name: 医用耗材与医疗服务项目不符
tier: 医疗
outcome: 可疑
moments: [事中, 事后]
grain: line
partition_by: person
anchor: [fixmedins_code, mdtrt_id, hilist_code]
scope: line.hilist_code IN (SELECT hilist_code FROM knowledge.consumable_service)
needs: [line.mdtrt_id, line.fund_amount, knowledge.consumable_service]
knowledge: [consumable_service]
law: []
basis: 医用耗材说明书；医疗服务项目内涵与除外内容；条例第38条第2项、第4项
what: 收取了医用耗材的费用，同一次就诊却没有使用它的医疗服务项目。
why: 该耗材只能在相应的操作或手术中使用，没有操作而有耗材，多为串换、虚记或对照错误。
how: 按费用发生日有效的对照，看同一次就诊是否收取过使用该耗材的任何一个服务项目（自费的也算）；一个都没有的列出。
amount: 该耗材由基金支付的部分。
wrong_when: 服务项目按病种或套餐打包而未单列；操作在另一次就诊中计费；对照没有列全新的或地方的服务项目；院内编码对照到另一种耗材。医疗类规则先听取机构说明，故为可疑。
example: 没有任何置管操作而收取一次性中心静脉导管。
evidence: {item_name: 耗材, service_names: 应有的服务项目}
--- */
WITH paid AS (
    SELECT line.fixmedins_code, line.setl_id, line.bkkp_sn, line.mdtrt_id, line.psn_no,
           line.hilist_code, line.fee_ocur_date, line.fee_amount, line.fund_amount
    FROM   line
    WHERE  line.fund_amount > 0
),
asked AS (
    SELECT DISTINCT paid.fixmedins_code, paid.mdtrt_id, paid.psn_no, paid.hilist_code,
           paid.fee_ocur_date
    FROM   paid
),
wanted AS (
    SELECT asked.fixmedins_code, asked.mdtrt_id, asked.psn_no, asked.hilist_code,
           asked.fee_ocur_date, k.service_name, k.item_name
    FROM   asked
    JOIN   knowledge.consumable_service AS k
      ON   k.hilist_code = asked.hilist_code
     AND   asked.fee_ocur_date BETWEEN k.begndate AND k.enddate
),
served AS (
    SELECT DISTINCT asked.fixmedins_code, asked.mdtrt_id, asked.psn_no, asked.hilist_code
    FROM   asked
    JOIN   knowledge.consumable_service AS k
      ON   k.hilist_code = asked.hilist_code
     AND   asked.fee_ocur_date BETWEEN k.begndate AND k.enddate
    JOIN   line AS done
      ON   done.fixmedins_code = asked.fixmedins_code
     AND   done.mdtrt_id = asked.mdtrt_id
     AND   done.psn_no = asked.psn_no
     AND   done.hilist_code = k.service_code
    WHERE  done.fee_amount > 0
),
lacking AS (
    SELECT wanted.fixmedins_code, wanted.mdtrt_id, wanted.psn_no, wanted.hilist_code,
           max(wanted.item_name) AS item_name, ordered_list(wanted.service_name) AS service_names
    FROM   wanted
    LEFT   JOIN served
      ON   served.fixmedins_code = wanted.fixmedins_code
     AND   served.mdtrt_id = wanted.mdtrt_id
     AND   served.psn_no = wanted.psn_no
     AND   served.hilist_code = wanted.hilist_code
    WHERE  served.mdtrt_id IS NULL
    GROUP  BY wanted.fixmedins_code, wanted.mdtrt_id, wanted.psn_no, wanted.hilist_code
),
known_day AS (
    SELECT DISTINCT wanted.hilist_code, wanted.fee_ocur_date FROM wanted
)
SELECT paid.fixmedins_code, paid.mdtrt_id, paid.hilist_code, paid.setl_id, paid.bkkp_sn,
       '违规' AS role, paid.fee_amount, paid.fund_amount,
       lacking.item_name, lacking.service_names
FROM   paid
JOIN   lacking
  ON   lacking.fixmedins_code = paid.fixmedins_code
 AND   lacking.mdtrt_id = paid.mdtrt_id
 AND   lacking.psn_no = paid.psn_no
 AND   lacking.hilist_code = paid.hilist_code
JOIN   known_day
  ON   known_day.hilist_code = paid.hilist_code
 AND   known_day.fee_ocur_date = paid.fee_ocur_date
