/* ---
code: GZ10000301005000
version: 1
name: 超说明书用量开药
tier: 医疗
outcome: 可疑
moments: [事前, 事中, 事后]
grain: line
partition_by: person
anchor: [fixmedins_code, psn_no, setl_id, rx_no, fee_ocur_date, hilist_code]
scope: line.hilist_code IN (SELECT hilist_code FROM knowledge.drug_max_dose)
needs: [line.prd_days, line.brdy, line.fund_amount, knowledge.drug_max_dose]
knowledge: [drug_max_dose, drug_off_label]
law: []
basis: 药品说明书（用法用量）；条例第38条第2项（超量开药）
what: 按处方天数折算的每日用量，超过说明书的每日最大用量。
why: 超过说明书最大用量既有安全风险，也可能是囤药、转卖或代他人开药。
how: 同一人、同一次结算、同一处方、同一日、同一药品的数量合计，与每日最大用量乘天数、向上取整到一个结算单位后比较，超过才列出；每日最大用量按年龄段取，几段都适用的取最宽的。每日最大用量以结算单位（盒或片）计，须与上传的数量同一单位；列入有循证依据的用量超说明书用药的不判。
amount: 超出部分占数量的比例，乘各行由基金支付的部分。
wrong_when: 天数填成了疗程数或默认值；数量的单位与知识不同；最小包装使一次须多取不止一个单位；同一处方号下是两次独立用药；体重大或病情需要而有循证依据尚未备案。医疗类规则先听取机构说明，故为可疑。
example: 说明书每日最多两片的药品，七日处方开了二十一片。
evidence: {item_name: 药品, taken: 开药数量, allowed: 最多数量, days: 天数}
--- */
WITH dosed AS (
    SELECT given.fixmedins_code, given.psn_no, given.setl_id,
           coalesce(given.rx_drord_no, '') AS rx_no, given.fee_ocur_date, given.hilist_code,
           given.brdy, sum(given.cnt) AS taken, max(given.prd_days) AS days
    FROM   line AS given
    JOIN   (SELECT DISTINCT dose.hilist_code FROM knowledge.drug_max_dose AS dose) AS listed
      ON   listed.hilist_code = given.hilist_code
    WHERE  given.cnt > 0
    GROUP  BY given.fixmedins_code, given.psn_no, given.setl_id, coalesce(given.rx_drord_no, ''),
           given.fee_ocur_date, given.hilist_code, given.brdy
),
limited AS (
    SELECT dosed.fixmedins_code, dosed.psn_no, dosed.setl_id, dosed.rx_no, dosed.fee_ocur_date,
           dosed.hilist_code, dosed.taken, dosed.days, max(k.item_name) AS item_name,
           max(k.max_per_day) AS max_per_day,
           whole_up(max(k.max_per_day) * dosed.days) AS allowed
    FROM   dosed
    JOIN   knowledge.drug_max_dose AS k
      ON   k.hilist_code = dosed.hilist_code
     AND   dosed.fee_ocur_date BETWEEN k.begndate AND k.enddate
    WHERE  dosed.days > 0
      AND  age_on(dosed.brdy, dosed.fee_ocur_date) >= k.min_age
      AND  (k.max_age IS NULL OR age_on(dosed.brdy, dosed.fee_ocur_date) <= k.max_age)
    GROUP  BY dosed.fixmedins_code, dosed.psn_no, dosed.setl_id, dosed.rx_no, dosed.fee_ocur_date,
           dosed.hilist_code, dosed.taken, dosed.days
)
SELECT line.fixmedins_code, line.psn_no, line.setl_id, limited.rx_no, line.fee_ocur_date,
       line.hilist_code, line.bkkp_sn, '违规' AS role,
       portion(line.fee_amount, limited.taken - limited.allowed, limited.taken) AS fee_amount,
       portion(line.fund_amount, limited.taken - limited.allowed, limited.taken) AS fund_amount,
       share(limited.taken, limited.days) AS measured, limited.max_per_day AS limit_value,
       limited.item_name, limited.taken, limited.allowed, limited.days
FROM   line
JOIN   limited
  ON   limited.fixmedins_code = line.fixmedins_code
 AND   limited.psn_no = line.psn_no
 AND   limited.setl_id = line.setl_id
 AND   limited.rx_no = coalesce(line.rx_drord_no, '')
 AND   limited.fee_ocur_date = line.fee_ocur_date
 AND   limited.hilist_code = line.hilist_code
LEFT   JOIN knowledge.drug_off_label AS accepted
  ON   accepted.hilist_code = line.hilist_code
 AND   line.fee_ocur_date BETWEEN accepted.begndate AND accepted.enddate
 AND   accepted.label_limit = '用量'
WHERE  limited.taken > limited.allowed
  AND  accepted.hilist_code IS NULL
  AND  line.cnt > 0
  AND  line.fund_amount > 0
