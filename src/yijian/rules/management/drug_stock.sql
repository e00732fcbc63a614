/* ---
code: GZ10000202001000
version: 2
name: 药品进销存异常
tier: 管理
outcome: 可疑
moments: [事后]
grain: stock
partition_by: none
anchor: [fixmedins_code, hilist_code, begndate]
scope: stock.claimed > 0 AND coalesce(stock.item_kind, '') <> '耗材'
needs: []
knowledge: [stock_unit]
law: [monitor.inventory_reconcile.tolerance]
basis: 条例第38条第4项、第39条第2项、第40条第1款第3项
what: 两次盘存之间，向医保结算的数量多于可供的数量。
why: 没有进货就没有销售，多出的数量指向串换或虚构。
how: 期初加购入加变更减期末，按换算系数换成结算单位，再加容许比例，与结算数量比较；没有换算系数的按一比一。医用耗材由“医用耗材进销存异常”核对，不在此列。
amount: 超出数量在结算金额中所占的部分。
wrong_when: 进货或盘存漏传；换算系数缺失或有误；同一药品用了不同编码；调拨、捐赠未作变更上传。
example: 期初 10 盒、购入 20 盒、期末 5 盒，却结算 40 盒。
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
SELECT drug.fixmedins_code, drug.hilist_code, drug.begndate,
       CAST(NULL AS VARCHAR) AS setl_id, CAST(NULL AS VARCHAR) AS bkkp_sn, '违规' AS role,
       portion(drug.claimed_fee, drug.claimed - drug.allowed, drug.claimed) AS fee_amount,
       portion(drug.claimed_fund, drug.claimed - drug.allowed, drug.claimed) AS fund_amount,
       drug.claimed AS measured, drug.allowed AS limit_value,
       add_days(drug.begndate, 1) AS occurred_from, drug.enddate AS occurred_to,
       drug.opening, drug.bought, drug.changed, drug.closing, drug.claim_units,
       drug.enddate
FROM   reconciled AS drug
WHERE  drug.claimed > drug.allowed
