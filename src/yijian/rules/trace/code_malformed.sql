/* ---
code: YJ10000501103000
version: 1
name: 追溯码不合规范
tier: 追溯
outcome: 可疑
moments: [事中, 事后]
grain: trace
partition_by: trace
anchor: [drug_trac_codg]
scope: trace.direction = '销售' AND trace.bkkp_sn IS NOT NULL
needs: [trace.ocur_date, trace.fund_amount, knowledge.trace_code_form]
knowledge: [trace_code_form]
law: [monitor.detect.trace_codes_per_pack]
basis: 药品追溯码编码要求（NMPAB/T 1002—2019）；医保发〔2025〕7号；实施细则第9条、第24条
what: 由基金结算的药品，上传的不是一个追溯码。
why: 用商品条码、占位数字或手工编造的字符顶替追溯码，等于没有扫码。
how: 按字符辨认形式：二十位码、国际标准码、商品条码、占位码（同一字符重复）、其他；形式不在当日认可之列的即列出。
amount: 该行基金支付中这一个码所占的份额（按该行的码数均分）。
wrong_when: 扫码枪多带前后缀或截断；接口改写了字符；企业自定义的码依法可用而尚未列入认可的形式；老接口只有三十个字符，长码被截断。
example: 上传 13 位商品条码 6901234567892 作为追溯码。
evidence: {code_form: 码的形式, hilist_code: 药品}
--- */
WITH sold AS (
    SELECT trace.drug_trac_codg, trace.fixmedins_code, trace.setl_id, trace.bkkp_sn,
           trace.code_form, max(trace.ocur_date) AS ocur_date,
           max(trace.hilist_code) AS hilist_code, max(trace.line_codes) AS line_codes,
           max(trace.fee_amount) AS fee_amount, max(trace.fund_amount) AS fund_amount
    FROM   trace
    WHERE  trace.fund_amount > 0
    GROUP  BY trace.drug_trac_codg, trace.fixmedins_code, trace.setl_id, trace.bkkp_sn,
           trace.code_form
)
SELECT sold.drug_trac_codg, sold.fixmedins_code, sold.setl_id, sold.bkkp_sn, '违规' AS role,
       portion(sold.fee_amount, 1, sold.line_codes) AS fee_amount,
       portion(sold.fund_amount, 1, sold.line_codes) AS fund_amount,
       sold.code_form, sold.hilist_code
FROM   sold
JOIN   law."monitor.detect.trace_codes_per_pack" AS duty
  ON   sold.ocur_date BETWEEN duty.begndate AND duty.enddate
LEFT   JOIN knowledge.trace_code_form AS form
  ON   form.code_form = sold.code_form
 AND   sold.ocur_date BETWEEN form.begndate AND form.enddate
WHERE  form.code_form IS NULL
