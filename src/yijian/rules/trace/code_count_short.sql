/* ---
code: YJ10000501106000
version: 1
name: 追溯码少于销售数量
tier: 追溯
outcome: 可疑
moments: [事中, 事后]
grain: dispensing
partition_by: none
anchor: [fixmedins_code, setl_id, hilist_code]
scope: dispensing.codes > 0
needs: [dispensing.fund_amount, dispensing.sold]
knowledge: [stock_unit, trace_exempt]
law: [monitor.detect.trace_codes_per_pack]
basis: 医保发〔2025〕7号；实施细则第9条；条例第40条第1款第3项
what: 同一次结算同一种药品，扫的追溯码少于结算的盒数。
why: 一盒一码；多出的数量没有码，提示虚增数量或空刷。
how: 药店按结算数量、有换算系数的按系数折成盒数；其余按销售记录的数量。扫过的不同追溯码乘以每盒的结算单位数，小于应扫数量即列出。任一销售记录为拆零、无码药品名单内的不判；一个码也没有的由“追溯码缺失”判。
amount: 缺码的数量在该药品基金支付中所占的部分。
wrong_when: 换算系数缺失或有误；一个码对应一个中包；每个码各传一行而每行都写总数量；拆零未标明；部分码晚传。
example: 结算三盒，只扫了一个码。
evidence: {codes: 追溯码数, item_cnt: 结算数量, sold: 销售记录数量}
--- */
WITH billed AS (
    SELECT dispensing.fixmedins_code, dispensing.setl_id, dispensing.hilist_code,
           quantity(sum(dispensing.cnt)) AS item_cnt
    FROM   dispensing
    GROUP  BY dispensing.fixmedins_code, dispensing.setl_id, dispensing.hilist_code
),
asked AS (
    SELECT dispensing.fixmedins_code, dispensing.setl_id, dispensing.hilist_code,
           dispensing.bkkp_sn, dispensing.fee_amount, dispensing.fund_amount,
           dispensing.codes, billed.item_cnt, dispensing.sold,
           CASE WHEN unit.claim_units IS NULL AND dispensing.care_setting <> '购药'
                THEN quantity(dispensing.sold) ELSE billed.item_cnt END AS due,
           quantity(dispensing.codes * quantity(coalesce(unit.claim_units, 1))) AS covered
    FROM   dispensing
    JOIN   billed
      ON   billed.fixmedins_code = dispensing.fixmedins_code
     AND   billed.setl_id = dispensing.setl_id
     AND   billed.hilist_code = dispensing.hilist_code
    JOIN   law."monitor.detect.trace_codes_per_pack" AS duty
      ON   dispensing.fee_ocur_date BETWEEN duty.begndate AND duty.enddate
    LEFT   JOIN knowledge.stock_unit AS unit
      ON   unit.hilist_code = dispensing.hilist_code
     AND   dispensing.fee_ocur_date BETWEEN unit.begndate AND unit.enddate
    LEFT   JOIN knowledge.trace_exempt AS exempt
      ON   exempt.hilist_code = dispensing.hilist_code
     AND   dispensing.fee_ocur_date BETWEEN exempt.begndate AND exempt.enddate
    WHERE  NOT dispensing.split_pack
      AND  exempt.hilist_code IS NULL
)
SELECT asked.fixmedins_code, asked.setl_id, asked.hilist_code, asked.bkkp_sn, '违规' AS role,
       portion(asked.fee_amount, asked.due - asked.covered, asked.due) AS fee_amount,
       portion(asked.fund_amount, asked.due - asked.covered, asked.due) AS fund_amount,
       asked.due AS measured, asked.covered AS limit_value,
       asked.codes, asked.item_cnt, asked.sold
FROM   asked
WHERE  asked.due > asked.covered
