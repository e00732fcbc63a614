/* ---
code: GZ10000301003000
version: 1
name: 药品儿童禁用
tier: 医疗
outcome: 可疑
moments: [事前, 事中, 事后]
grain: line
partition_by: none
anchor: [fixmedins_code, setl_id, bkkp_sn]
scope: line.hilist_code IN (SELECT hilist_code FROM knowledge.drug_child_barred)
needs: [line.brdy, line.fund_amount, knowledge.drug_child_barred]
knowledge: [drug_child_barred, drug_off_label]
law: []
basis: 药品说明书（禁忌、儿童用药）；条例第38条第2项
what: 基金为未到说明书所写年龄的儿童支付了儿童禁用的药品。
why: 说明书写明该年龄以下禁用，儿童使用有安全风险，也可能是代人开药。
how: 按知识所写的单位（岁、月、天）算费用发生日的年龄，小于禁用年龄上界即列出，恰到上界的不判；列入有循证依据的儿童超说明书用药的不判。
amount: 该行由基金支付的部分。
wrong_when: 出生日期登记有误；新生儿费用记在母亲名下而年龄按母亲算或反之；本院备案的超说明书用药尚未导入；同名不同剂型的说明书不同；家长持儿童的卡为自己取药应另按冒名处理。医疗类规则先听取机构说明，故为可疑。
example: 十岁儿童结算说明书写明十八岁以下禁用的喹诺酮类药品。
evidence: {item_name: 药品, age_unit: 年龄单位, brdy: 出生日期}
--- */
WITH aged AS (
    SELECT line.fixmedins_code, line.setl_id, line.bkkp_sn, line.fee_amount, line.fund_amount,
           line.brdy, k.item_name, k.age_unit, k.barred_below,
           CASE WHEN k.age_unit = '岁' THEN age_on(line.brdy, line.fee_ocur_date)
                WHEN k.age_unit = '月' THEN months_between(line.brdy, line.fee_ocur_date)
                ELSE days_between(line.brdy, line.fee_ocur_date) END AS age
    FROM   line
    JOIN   knowledge.drug_child_barred AS k
      ON   k.hilist_code = line.hilist_code
     AND   line.fee_ocur_date BETWEEN k.begndate AND k.enddate
    LEFT   JOIN knowledge.drug_off_label AS accepted
      ON   accepted.hilist_code = line.hilist_code
     AND   line.fee_ocur_date BETWEEN accepted.begndate AND accepted.enddate
     AND   accepted.label_limit = '儿童'
    WHERE  line.fund_amount > 0
      AND  accepted.hilist_code IS NULL
)
SELECT aged.fixmedins_code, aged.setl_id, aged.bkkp_sn, '违规' AS role,
       aged.fee_amount, aged.fund_amount,
       aged.age AS measured, aged.barred_below AS limit_value,
       aged.item_name, aged.age_unit, aged.brdy
FROM   aged
WHERE  aged.age < aged.barred_below
