/* ---
code: YJ10000501105000
version: 1
name: 追溯码与结算药品不符
tier: 追溯
outcome: 可疑
moments: [事中, 事后]
grain: trace
partition_by: trace
anchor: [drug_trac_codg]
scope: trace.direction = '销售' AND trace.bkkp_sn IS NOT NULL
needs: [trace.ocur_date, trace.fund_amount, trace.product_code, listed(trace_product)]
knowledge: [trace_product]
law: []
basis: 条例第38条第4项、第40条第1款第3项；实施细则第9条
what: 追溯码标识的药品不是结算的药品。
why: 拿一种药的码结算另一种药，是串换药品的直接痕迹。
how: 二十位码的前七位、国际标准码的十四位全球贸易项目代码是药品标识，按对照表查出它对应的医保编码；结算行的编码不在其中即列出。对照表里没有的标识不判。
amount: 该行基金支付中这一个码所占的份额（按该行的码数均分）。
wrong_when: 对照表缺同一药品的其他医保编码；医保编码换版而对照表未更新；院内编码对照有误；销售记录挂错了结算行；扫错相邻药盒。
example: 追溯码标识为甲药，结算的却是乙药。
evidence: {product_code: 药品标识码, product_items: 标识对应的医保编码, billed_code: 结算的医保编码}
--- */
WITH sold AS (
    SELECT trace.drug_trac_codg, trace.fixmedins_code, trace.setl_id, trace.bkkp_sn,
           trace.product_code, trace.billed_code, max(trace.ocur_date) AS ocur_date,
           max(trace.line_codes) AS line_codes, max(trace.fee_amount) AS fee_amount,
           max(trace.fund_amount) AS fund_amount
    FROM   trace
    WHERE  trace.fund_amount > 0
    GROUP  BY trace.drug_trac_codg, trace.fixmedins_code, trace.setl_id, trace.bkkp_sn,
           trace.product_code, trace.billed_code
),
compared AS (
    SELECT sold.drug_trac_codg, sold.fixmedins_code, sold.setl_id, sold.bkkp_sn,
           sold.product_code, sold.billed_code, sold.line_codes, sold.fee_amount,
           sold.fund_amount, ordered_list(product.hilist_code) AS product_items,
           max(CASE WHEN product.hilist_code = sold.billed_code THEN 1 ELSE 0 END) AS fits
    FROM   sold
    JOIN   knowledge.trace_product AS product
      ON   product.product_code = sold.product_code
     AND   sold.ocur_date BETWEEN product.begndate AND product.enddate
    GROUP  BY sold.drug_trac_codg, sold.fixmedins_code, sold.setl_id, sold.bkkp_sn,
           sold.product_code, sold.billed_code, sold.line_codes, sold.fee_amount,
           sold.fund_amount
)
SELECT compared.drug_trac_codg, compared.fixmedins_code, compared.setl_id, compared.bkkp_sn,
       '违规' AS role,
       portion(compared.fee_amount, 1, compared.line_codes) AS fee_amount,
       portion(compared.fund_amount, 1, compared.line_codes) AS fund_amount,
       compared.product_code, compared.product_items, compared.billed_code
FROM   compared
WHERE  compared.fits = 0
