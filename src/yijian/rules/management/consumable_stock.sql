/* ---
code: GZ10000203001000
version: 1
name: 医用耗材进销存异常
tier: 管理
outcome: 可疑
moments: [事后]
grain: stock
partition_by: none
anchor: [fixmedins_code, hilist_code, begndate]
scope: stock.claimed > 0 AND stock.item_kind = '耗材'
needs: []
knowledge: [stock_unit]
law: [monitor.inventory_reconcile.tolerance]
basis: 条例第38条第4项、第39条第2项、第40条第1款第3项
what: 两次盘存之间，向医保结算的医用耗材多于可供的数量。
why: 没有进货就没有销售，多出的数量指向串换或虚构。
how: 期初加购入加变更减期末，按换算系数换成结算单位，再加容许比例，与结算数量比较；没有换算系数的按一比一。
amount: 超出数量在结算金额中所占的部分。
wrong_when: 进货或盘存漏传；换算系数缺失或有误；同一耗材用了不同编码或组套拆分上传；跟台、寄售耗材用后才入库；调拨、捐赠未作变更上传。
example: 期初 10 枚、购入 20 枚、期末 5 枚，却结算 40 枚。
evidence:
  {opening: 期初库存, bought: 购入, changed: 变更, closing: 期末库存,
   claim_units: 一个库存单位折合结算单位, enddate: 期末盘存日}
--- */
WITH supplied AS (
    SELECT stock.fixmedins_code, stock.hilist_code, stock.begndate, stock.enddate,
           stock.opening, stock.bought, stock.changed, stock.closing,
           stock.claimed, stock.claimed_fee, stock.claimed_fund,
           quantity(coalesce(unit.claim_units, 1)) AS claim_units, tolerance.value AS tolerance,
           quantity((stock.opening + stock.bought + stock.changed - stock.closing)
                    * coalesce(unit.claim_units, 1)) AS available
    FROM   stock
    JOIN   law."monitor.inventory_reconcile.tolerance" AS tolerance
      ON   stock.enddate BETWEEN tolerance.begndate AND tolerance.enddate
    LEFT   JOIN knowledge.stock_unit AS unit
      ON   unit.hilist_code = stock.hilist_code
     AND   stock.enddate BETWEEN unit.begndate AND unit.enddate
),
reconciled AS (
    SELECT supplied.fixmedins_code, supplied.hilist_code, supplied.begndate, supplied.enddate,
           supplied.opening, supplied.bought, supplied.changed, supplied.closing,
           supplied.claimed, supplied.claimed_fee, supplied.claimed_fund, supplied.claim_units,
           quantity(greatest(supplied.available * (1 + supplied.tolerance), 0)) AS allowed
    FROM   supplied
)
SELECT item.fixmedins_code, item.hilist_code, item.begndate,
       CAST(NULL AS VARCHAR) AS setl_id, CAST(NULL AS VARCHAR) AS bkkp_sn, '违规' AS role,
       portion(item.claimed_fee, item.claimed - item.allowed, item.claimed) AS fee_amount,
       portion(item.claimed_fund, item.claimed - item.allowed, item.claimed) AS fund_amount,
       item.claimed AS measured, item.allowed AS limit_value,
       add_days(item.begndate, 1) AS occurred_from, item.enddate AS occurred_to,
       item.opening, item.bought, item.changed, item.closing, item.claim_units,
       item.enddate
FROM   reconciled AS item
WHERE  item.claimed > item.allowed
