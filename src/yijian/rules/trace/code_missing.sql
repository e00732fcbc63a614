/* ---
code: YJ10000501102000
version: 1
name: 追溯码缺失
tier: 追溯
outcome: 可疑
moments: [事中, 事后]
grain: dispensing
partition_by: none
anchor: [fixmedins_code, setl_id, hilist_code]
scope: dispensing.cnt > 0
needs: [dispensing.fund_amount, dispensing.month_codes]
knowledge: [trace_exempt]
law: [monitor.detect.trace_codes_per_pack, monitor.detect.trace_no_code_allowed]
basis: 医保发〔2025〕7号；实施细则第9条、第24条；条例第39条第3项
what: 药品由基金结算，却没有扫过追溯码。
why: 2025年7月1日起先扫码后结算，2026年1月1日起全量采集；没有码的销售无从证明真有这盒药，提示空刷、串换。
how: 同一次结算同一种药品，销售记录里一个追溯码也没有的列出；无码药品名单内的、拆零的不判；无码老库存暂可结算期间只作关注。机构当月没有上传过追溯码的，无从判断，由“无码率过高”看整体。饮片和自制剂不在范围内。
amount: 该药品由基金支付的部分。
wrong_when: 码已扫而上传失败或晚到；销售记录与结算的编码、结算单号对不上；老库存在无码名单之外；机构月中才开始扫码；外包装本无码的小规格药品。
example: 药店当月其他药都有码，唯独这一次结算的两盒药没有码。
evidence: {month_codes: 机构当月上传的追溯码数}
--- */
SELECT dispensing.fixmedins_code, dispensing.setl_id, dispensing.hilist_code, dispensing.bkkp_sn,
       '违规' AS role, dispensing.fee_amount, dispensing.fund_amount,
       dispensing.codes AS measured, duty.value AS limit_value,
       CASE WHEN old_stock.value = 1 THEN '关注' ELSE '核心' END AS zone,
       dispensing.month_codes
FROM   dispensing
JOIN   law."monitor.detect.trace_codes_per_pack" AS duty
  ON   dispensing.fee_ocur_date BETWEEN duty.begndate AND duty.enddate
JOIN   law."monitor.detect.trace_no_code_allowed" AS old_stock
  ON   dispensing.fee_ocur_date BETWEEN old_stock.begndate AND old_stock.enddate
LEFT   JOIN knowledge.trace_exempt AS exempt
  ON   exempt.hilist_code = dispensing.hilist_code
 AND   dispensing.fee_ocur_date BETWEEN exempt.begndate AND exempt.enddate
WHERE  dispensing.codes = 0
  AND  NOT dispensing.split_pack
  AND  exempt.hilist_code IS NULL
