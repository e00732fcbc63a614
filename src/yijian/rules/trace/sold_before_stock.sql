/* ---
code: YJ10000501110000
version: 1
name: 先售后购
tier: 追溯
outcome: 可疑
moments: [事后]
grain: trace
partition_by: trace
anchor: [drug_trac_codg]
scope: trace.direction = '销售' AND trace.bkkp_sn IS NOT NULL
needs: [trace.ocur_date, trace.fund_amount, trace.stocked_on,
        history(monitor.detect.stock_book_history)]
knowledge: []
law:
- monitor.detect.sold_before_stock_watch_gap
- monitor.detect.sold_before_stock_core_gap
- monitor.detect.stock_book_history
basis: 条例第39条第2项、第40条第1款第3项；实施细则第9条
what: 一盒药售出并结算的日期，早于该批次在机构最早入库的日期。
why: 还没有进货就已售出，提示销售是虚构的，或事后补购药品和票据掩饰。
how: 按批次流水号、生产批号在采购、盘存、库存变更中找最早的入库日；售出日早于它超过关注天数的列出，超过核心天数的为核心。售出前机构的进销存台账不足规定天数的不列出，台账之前可能已有同一批次到货。
amount: 该行基金支付中这一个码所占的份额（按该行的码数均分）。
wrong_when: 入库补录晚；批号、批次流水号录错；连锁总部统一采购、门店未上传调拨；同一批号更早一次到货漏传；代煎代配由他处发药。
example: 三月二日售出的一盒药，所属批次三月二十日才首次入库。
evidence: {stocked_on: 最早入库日, sold_on: 售出日, batch_no: 批次流水号, lot_no: 生产批号, hilist_code: 药品}
zones: {core: monitor.detect.sold_before_stock_core_gap, watch: monitor.detect.sold_before_stock_watch_gap, compare: above}
--- */
WITH sold AS (
    SELECT trace.drug_trac_codg, trace.fixmedins_code, trace.setl_id, trace.bkkp_sn,
           max(trace.hilist_code) AS hilist_code, max(trace.lot_no) AS lot_no,
           max(trace.batch_no) AS batch_no, max(trace.ocur_date) AS sold_on,
           max(trace.book_begn) AS book_begn, min(trace.stocked_on) AS stocked_on,
           max(trace.line_codes) AS line_codes, max(trace.fee_amount) AS fee_amount,
           max(trace.fund_amount) AS fund_amount
    FROM   trace
    WHERE  trace.fund_amount > 0
    GROUP  BY trace.drug_trac_codg, trace.fixmedins_code, trace.setl_id, trace.bkkp_sn
)
SELECT sold.drug_trac_codg, sold.fixmedins_code, sold.setl_id, sold.bkkp_sn, '违规' AS role,
       portion(sold.fee_amount, 1, sold.line_codes) AS fee_amount,
       portion(sold.fund_amount, 1, sold.line_codes) AS fund_amount,
       days_between(sold.sold_on, sold.stocked_on) AS measured,
       CASE WHEN days_between(sold.sold_on, sold.stocked_on) > core.value
            THEN core.value ELSE watch.value END AS limit_value,
       CASE WHEN days_between(sold.sold_on, sold.stocked_on) > core.value
            THEN '核心' ELSE '关注' END AS zone,
       sold.stocked_on, sold.sold_on, sold.batch_no, sold.lot_no, sold.hilist_code
FROM   sold
JOIN   law."monitor.detect.sold_before_stock_watch_gap" AS watch
  ON   sold.sold_on BETWEEN watch.begndate AND watch.enddate
JOIN   law."monitor.detect.sold_before_stock_core_gap" AS core
  ON   sold.sold_on BETWEEN core.begndate AND core.enddate
JOIN   law."monitor.detect.stock_book_history" AS book
  ON   sold.sold_on BETWEEN book.begndate AND book.enddate
WHERE  days_between(sold.sold_on, sold.stocked_on) > watch.value
  AND  add_days(sold.book_begn, book.value) <= sold.sold_on
