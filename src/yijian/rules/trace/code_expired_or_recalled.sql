/* ---
code: YJ10000501107000
version: 1
name: 售出过期或召回批次
tier: 追溯
outcome: 可疑
moments: [事中, 事后]
grain: trace
partition_by: trace
anchor: [drug_trac_codg]
scope: trace.direction = '销售' AND trace.bkkp_sn IS NOT NULL
needs: [trace.ocur_date, trace.fund_amount, trace.expires_on]
knowledge: [recalled_lot]
law: [monitor.detect.expiry_watch_days]
basis: 药品管理法第98条第3款第5项；药品召回管理办法；条例第38条第7项
what: 由基金结算的一盒药，售出时已过有效期，或所属批号已被召回。
why: 过期药是劣药，召回批次应当停止销售，基金不应为之付费；也提示药盒是回收的旧盒，或补扫旧码。
how: 售出日晚于有效期止的即列出，超过关注天数的为核心，其余为关注；批号在召回名单内、售出日在召回期间的为核心。没有导入召回名单时只判过期。有效期取自销售记录，没有的取自同批次的采购或盘存。
amount: 该行基金支付中这一个码所占的份额（按该行的码数均分）。
wrong_when: 有效期只标到月而以月初日上传；有效期或批号录错；召回只涉及部分地区或渠道；销售在召回通知送达之前。
example: 有效期至 2025-12-31 的药，2026-03-02 售出并结算。
evidence: {expires_on: 有效期止, lot_no: 生产批号, recall_reason: 召回理由, hilist_code: 药品}
--- */
WITH sold AS (
    SELECT trace.drug_trac_codg, trace.fixmedins_code, trace.setl_id, trace.bkkp_sn,
           max(trace.hilist_code) AS hilist_code, max(trace.lot_no) AS lot_no,
           max(trace.ocur_date) AS ocur_date, max(trace.expires_on) AS expires_on,
           max(trace.line_codes) AS line_codes, max(trace.fee_amount) AS fee_amount,
           max(trace.fund_amount) AS fund_amount
    FROM   trace
    WHERE  trace.fund_amount > 0
    GROUP  BY trace.drug_trac_codg, trace.fixmedins_code, trace.setl_id, trace.bkkp_sn
)
SELECT sold.drug_trac_codg, sold.fixmedins_code, sold.setl_id, sold.bkkp_sn, '违规' AS role,
       portion(sold.fee_amount, 1, sold.line_codes) AS fee_amount,
       portion(sold.fund_amount, 1, sold.line_codes) AS fund_amount,
       greatest(days_between(sold.expires_on, sold.ocur_date), 0) AS measured,
       watch.value AS limit_value,
       CASE WHEN recalled.lot_no IS NOT NULL
              OR days_between(sold.expires_on, sold.ocur_date) > watch.value
            THEN '核心' ELSE '关注' END AS zone,
       sold.expires_on, sold.lot_no, recalled.reason AS recall_reason, sold.hilist_code
FROM   sold
JOIN   law."monitor.detect.expiry_watch_days" AS watch
  ON   sold.ocur_date BETWEEN watch.begndate AND watch.enddate
LEFT   JOIN knowledge.recalled_lot AS recalled
  ON   recalled.hilist_code = sold.hilist_code
 AND   recalled.lot_no = sold.lot_no
 AND   sold.ocur_date BETWEEN recalled.begndate AND recalled.enddate
WHERE  days_between(sold.expires_on, sold.ocur_date) > 0
   OR  recalled.lot_no IS NOT NULL
