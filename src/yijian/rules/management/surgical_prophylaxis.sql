/* ---
code: GZ10000202002000
version: 1
name: 围手术期抗菌药物预防性应用监管
tier: 管理
outcome: 可疑
moments: [事后]
grain: stay
partition_by: none
anchor: [fixmedins_code, mdtrt_id]
scope: stay.oprn_cnt > 0
needs: [stay.main_diag_code, stay.last_oprn_date, stay.fund_amount, knowledge.antibiotic_grade]
knowledge: [clean_operation, antibiotic_grade, infection_diagnosis]
law: [monitor.detect.prophylaxis_early]
basis: 抗菌药物临床应用指导原则（2015年版）；抗菌药物临床应用管理办法；条例第38条第2项
what: 清洁手术没有感染诊断，却在手术前过早或术后过久使用抗菌药物。
why: 清洁手术预防用药一般不超过术后二十四小时（心脏手术四十八小时），过早过长没有预防作用，增加耐药和费用。
how: 该次住院的手术全部列为清洁手术，又没有表明感染的诊断，抗菌药物即属预防；费用日期早于首次手术超过允许天数，或晚于末次手术超过知识所列天数的各行列出。不判断品种是否适当，也不判断给药时刻，那需要医嘱执行和麻醉记录。
amount: 超出预防用药时间的各行由基金支付的部分。
wrong_when: 感染诊断漏填；术后出现感染征象而未编码；手术部位切口等级因污染改变；按批次计费而非按用药日计费；植入物感染高风险经会诊延长。
example: 甲状腺切除术后第五日仍用头孢类抗菌药物，没有感染诊断。
evidence: {fault: 问题, last_oprn_date: 末次手术日期, fee_ocur_date: 用药日期, item_name: 药品}
--- */
WITH operated AS (
    SELECT stay.fixmedins_code, stay.mdtrt_id, surgery.oprn_oprt_code,
           max(k.max_days) AS max_days
    FROM   stay
    JOIN   operation AS surgery
      ON   surgery.fixmedins_code = stay.fixmedins_code
     AND   surgery.mdtrt_id = stay.mdtrt_id
    LEFT   JOIN knowledge.clean_operation AS k
      ON   oprn_category(k.oprn_prefix) = oprn_category(surgery.oprn_oprt_code)
     AND   starts_with(surgery.oprn_oprt_code, k.oprn_prefix)
     AND   stay.last_oprn_date BETWEEN k.begndate AND k.enddate
    GROUP  BY stay.fixmedins_code, stay.mdtrt_id, surgery.oprn_oprt_code
),
clean AS (
    SELECT operated.fixmedins_code, operated.mdtrt_id, max(operated.max_days) AS max_days
    FROM   operated
    GROUP  BY operated.fixmedins_code, operated.mdtrt_id
    HAVING count(*) = count(operated.max_days)
),
diagnosed AS (
    SELECT clean.fixmedins_code, clean.mdtrt_id, told.diag_code
    FROM   clean
    JOIN   diagnosis AS told
      ON   told.fixmedins_code = clean.fixmedins_code
     AND   told.mdtrt_id = clean.mdtrt_id
    UNION
    SELECT clean.fixmedins_code, clean.mdtrt_id, stayed.main_diag_code
    FROM   clean
    JOIN   stay AS stayed
      ON   stayed.fixmedins_code = clean.fixmedins_code
     AND   stayed.mdtrt_id = clean.mdtrt_id
),
infected AS (
    SELECT DISTINCT diagnosed.fixmedins_code, diagnosed.mdtrt_id
    FROM   diagnosed
    JOIN   stay AS stayed
      ON   stayed.fixmedins_code = diagnosed.fixmedins_code
     AND   stayed.mdtrt_id = diagnosed.mdtrt_id
    JOIN   knowledge.infection_diagnosis AS ill
      ON   substring(diagnosed.diag_code, 1, length(ill.diag_prefix)) = upper(ill.diag_prefix)
     AND   stayed.last_oprn_date BETWEEN ill.begndate AND ill.enddate
),
dosed AS (
    SELECT stay.fixmedins_code, stay.mdtrt_id, stay.first_oprn_date, stay.last_oprn_date,
           bill.setl_id, bill.bkkp_sn, bill.fee_ocur_date, bill.fee_amount, bill.fund_amount,
           listed.item_name, clean.max_days, early.value AS early_days,
           days_between(bill.fee_ocur_date, stay.first_oprn_date) AS days_before,
           days_between(stay.last_oprn_date, bill.fee_ocur_date) AS days_after
    FROM   stay
    JOIN   clean
      ON   clean.fixmedins_code = stay.fixmedins_code
     AND   clean.mdtrt_id = stay.mdtrt_id
    LEFT   JOIN infected
      ON   infected.fixmedins_code = stay.fixmedins_code
     AND   infected.mdtrt_id = stay.mdtrt_id
    JOIN   line AS bill
      ON   bill.fixmedins_code = stay.fixmedins_code
     AND   bill.mdtrt_id = stay.mdtrt_id
    JOIN   knowledge.antibiotic_grade AS listed
      ON   listed.hilist_code = bill.hilist_code
     AND   bill.fee_ocur_date BETWEEN listed.begndate AND listed.enddate
    JOIN   law."monitor.detect.prophylaxis_early" AS early
      ON   stay.last_oprn_date BETWEEN early.begndate AND early.enddate
    WHERE  infected.mdtrt_id IS NULL
      AND  bill.fund_amount > 0
)
SELECT dosed.fixmedins_code, dosed.mdtrt_id, dosed.setl_id, dosed.bkkp_sn, '违规' AS role,
       dosed.fee_amount, dosed.fund_amount,
       greatest(dosed.days_before, dosed.days_after) AS measured,
       CASE WHEN dosed.days_after > dosed.max_days THEN dosed.max_days
            ELSE dosed.early_days END AS limit_value,
       CASE WHEN dosed.days_after > dosed.max_days THEN '术后过长' ELSE '术前过早' END AS fault,
       dosed.last_oprn_date, dosed.fee_ocur_date, dosed.item_name
FROM   dosed
WHERE  dosed.days_after > dosed.max_days
   OR  dosed.days_before > dosed.early_days
