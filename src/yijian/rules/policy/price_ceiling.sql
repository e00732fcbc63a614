/* ---
code: GZ10000102001000
version: 1
name: 超限定单价收费
tier: 政策
outcome: 违规
moments: [事中, 事后]
grain: line
partition_by: none
anchor: [fixmedins_code, setl_id, bkkp_sn]
scope: line.hilist_code IN (SELECT hilist_code FROM knowledge.price_ceiling)
needs: [line.hosp_lv, line.pric, line.cnt, line.fund_amount, knowledge.price_ceiling]
knowledge: [price_ceiling]
law: []
basis: 当地医疗服务项目价格表；条例第38条第3项
what: 收费单价高于当地价格表对该级别机构规定的最高价。
why: 超过限定价格的部分属于超标准收费。
how: 按费用发生日有效的价格表，先取本级别的限价，没有的取不分级别的限价；未定级机构按一级。
amount: 只计超过限价的部分；结算时已列为超限价自费的不再计入基金部分。
wrong_when: 项目经批准可以加收或上浮；实行市场调节价；数量与单价的计量单位不一致；价格表更新滞后。
example: 限价每日 100 元的床位按 120 元收取，三日只计 60 元。
evidence: {item_name: 项目, cnt: 数量, hosp_lv: 机构级别}
--- */
WITH priced AS (
    SELECT line.fixmedins_code, line.setl_id, line.bkkp_sn, line.fee_amount, line.fund_amount,
           line.overlmt_selfpay, line.pric, line.cnt, line.hosp_lv,
           coalesce(own_level.ceiling, any_level.ceiling) AS ceiling,
           coalesce(own_level.item_name, any_level.item_name) AS item_name
    FROM   line
    LEFT   JOIN knowledge.price_ceiling AS own_level
      ON   own_level.hilist_code = line.hilist_code
     AND   level_rank(own_level.price_level) = greatest(level_rank(line.hosp_lv), 1)
     AND   line.fee_ocur_date BETWEEN own_level.begndate AND own_level.enddate
    LEFT   JOIN knowledge.price_ceiling AS any_level
      ON   any_level.hilist_code = line.hilist_code
     AND   any_level.price_level = '全部'
     AND   line.fee_ocur_date BETWEEN any_level.begndate AND any_level.enddate
)
SELECT priced.fixmedins_code, priced.setl_id, priced.bkkp_sn, '违规' AS role,
       portion(priced.fee_amount, priced.pric - priced.ceiling, priced.pric) AS fee_amount,
       coalesce(portion(priced.fund_amount,
                        greatest(portion(priced.fee_amount, priced.pric - priced.ceiling, priced.pric)
                                 - priced.overlmt_selfpay, 0),
                        priced.fee_amount - priced.overlmt_selfpay), money(0)) AS fund_amount,
       priced.pric AS measured, priced.ceiling AS limit_value,
       priced.item_name, priced.cnt, priced.hosp_lv
FROM   priced
WHERE  priced.pric > priced.ceiling
  AND  priced.fee_amount > 0
