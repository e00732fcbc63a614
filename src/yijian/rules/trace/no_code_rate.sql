/* ---
code: YJ10000501108000
version: 1
name: 无码率过高
tier: 追溯
outcome: 可疑
moments: [事后]
grain: dispensing_month
partition_by: none
anchor: [fixmedins_code, month_begn]
scope: dispensing_month.sales > 0
needs: [dispensing_month.reporters]
knowledge: [trace_exempt]
law: [monitor.abnormal_index.no_code_rate_max, monitor.abnormal_index.no_code_min_sales]
basis: 医保发〔2025〕7号；实施细则第9条、第24条；条例第39条第3项
what: 机构当月由基金结算的药品，没有扫追溯码的比例超过上限。
why: 长期大比例不扫码，是不按要求使用追溯码，也掩盖空刷、串换和回流药。
how: 一行药品费用算一笔；没有追溯码的笔数除以总笔数，大于上限即列出。拆零的算有码，无码药品名单内的不计入；不足规定笔数的不作比较。同地区同类型机构当月都没有上传过追溯码的，是数据未到，不能判断。
amount: 无码各笔的费用；不认定基金损失，逐笔由“追溯码缺失”计。
wrong_when: 上传接口故障，整月的码晚到；集中配送、统一扫码由他处上传；无码老库存名单没有导入；新开业或停业的月份。
example: 某药店一月结算药品 500 笔，其中 200 笔没有追溯码。
evidence: {sales: 结算笔数, uncoded_sales: 无码笔数, reporters: 同类上传追溯码的机构数}
--- */
WITH whole AS (
    SELECT dispensing_month.fixmedins_code, dispensing_month.month_begn,
           max(dispensing_month.month_end) AS month_end,
           sum(dispensing_month.sales) AS sales,
           sum(dispensing_month.uncoded_sales) AS uncoded_sales,
           money(sum(dispensing_month.uncoded_fee)) AS uncoded_fee,
           max(dispensing_month.reporters) AS reporters
    FROM   dispensing_month
    LEFT   JOIN knowledge.trace_exempt AS exempt
      ON   exempt.hilist_code = dispensing_month.hilist_code
     AND   dispensing_month.month_begn BETWEEN exempt.begndate AND exempt.enddate
    WHERE  exempt.hilist_code IS NULL
    GROUP  BY dispensing_month.fixmedins_code, dispensing_month.month_begn
)
SELECT whole.fixmedins_code, whole.month_begn,
       CAST(NULL AS VARCHAR) AS setl_id, CAST(NULL AS VARCHAR) AS bkkp_sn, '违规' AS role,
       whole.uncoded_fee AS fee_amount, money(0) AS fund_amount,
       share(whole.uncoded_sales, whole.sales) AS measured, most.value AS limit_value,
       whole.month_begn AS occurred_from, whole.month_end AS occurred_to,
       whole.sales, whole.uncoded_sales, whole.reporters
FROM   whole
JOIN   law."monitor.abnormal_index.no_code_rate_max" AS most
  ON   whole.month_begn BETWEEN most.begndate AND most.enddate
JOIN   law."monitor.abnormal_index.no_code_min_sales" AS fewest
  ON   whole.month_begn BETWEEN fewest.begndate AND fewest.enddate
WHERE  whole.sales >= fewest.value
  AND  share(whole.uncoded_sales, whole.sales) > most.value
