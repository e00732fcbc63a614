/* ---
code: YJ10000401108000
version: 3
name: 多家机构大量配取同一药品
tier: 欺诈
outcome: 可疑
moments: [事中, 事后]
grain: line
partition_by: person
anchor: [psn_no, hilist_code, month_begn]
scope: line.item_kind = '药品' AND line.care_setting IN ('门诊', '购药')
needs: [line.fund_amount, history(monitor.detect.many_sources_window)]
knowledge: [stock_unit, frequent_purchase_exempt]
law: [monitor.detect.many_sources_window, monitor.detect.many_sources_institutions,
      monitor.detect.many_sources_units]
basis: 条例第41条第1款第3项，第38条第5项，第40条第1款第3项
what: 同一人半年内在几家机构配取同一药品，总量超过一人所用。
why: 分散在几家机构配取，每家看来都正常，合起来远超用量，提示转卖药品。
how: 同一药品的门诊和药店配取，回看天数之内连本次在内达到规定家数、总数量超过上限即列出；有换算系数的折成包装数，没有的按结算数量；列为不计入频繁购药的药品不判。
amount: 超出上限的数量在该行中所占的部分。
wrong_when: 按片、按支计价而没有换算系数，数量虚高；肿瘤、移植、血友病等确需大量；长期处方与外出备药；家人冒用其凭证。
example: 半年内在四家医院和药店共配取同一降糖药九十盒。
evidence: {sources: 机构, packs: 回看期内数量, institutions: 机构家数}
--- */
WITH spread AS (
    SELECT bought.psn_no, bought.hilist_code
    FROM   line AS bought
    WHERE  bought.item_kind = '药品'
      AND  bought.care_setting IN ('门诊', '购药')
      AND  bought.fund_amount > 0
      AND  bought.cnt > 0
    GROUP  BY bought.psn_no, bought.hilist_code
    HAVING min(bought.fixmedins_code) <> max(bought.fixmedins_code)
),
several AS (
    SELECT bought.psn_no, bought.hilist_code
    FROM   line AS bought
    JOIN   spread
      ON   spread.psn_no = bought.psn_no
     AND   spread.hilist_code = bought.hilist_code
    LEFT   JOIN law."monitor.detect.many_sources_units" AS most
      ON   bought.fee_ocur_date BETWEEN most.begndate AND most.enddate
    LEFT   JOIN knowledge.stock_unit AS unit
      ON   unit.hilist_code = bought.hilist_code
     AND   bought.fee_ocur_date BETWEEN unit.begndate AND unit.enddate
    WHERE  bought.item_kind = '药品'
      AND  bought.care_setting IN ('门诊', '购药')
      AND  bought.fund_amount > 0
      AND  bought.cnt > 0
    GROUP  BY bought.psn_no, bought.hilist_code
    HAVING sum(share(bought.cnt, coalesce(unit.claim_units, 1))) > min(most.value)
),
purchase AS (
    SELECT bought.psn_no, bought.hilist_code, bought.fixmedins_code, bought.setl_id,
           bought.bkkp_sn, bought.fee_ocur_date AS bought_on,
           share(bought.cnt, coalesce(unit.claim_units, 1)) AS packs,
           row_number() OVER (
               PARTITION BY bought.psn_no, bought.hilist_code
               ORDER BY bought.fee_ocur_time, bought.fixmedins_code, bought.setl_id, bought.bkkp_sn
           ) AS place
    FROM   line AS bought
    JOIN   several
      ON   several.psn_no = bought.psn_no
     AND   several.hilist_code = bought.hilist_code
    LEFT   JOIN knowledge.stock_unit AS unit
      ON   unit.hilist_code = bought.hilist_code
     AND   bought.fee_ocur_date BETWEEN unit.begndate AND unit.enddate
    LEFT   JOIN knowledge.frequent_purchase_exempt AS exempt
      ON   exempt.hilist_code = bought.hilist_code
     AND   bought.fee_ocur_date BETWEEN exempt.begndate AND exempt.enddate
    WHERE  bought.item_kind = '药品'
      AND  bought.care_setting IN ('门诊', '购药')
      AND  bought.fund_amount > 0
      AND  bought.cnt > 0
      AND  exempt.hilist_code IS NULL
),
summed AS (
    SELECT later.fixmedins_code, later.setl_id, later.bkkp_sn, later.packs AS own_packs,
           sum(earlier.packs) AS packs, count(DISTINCT earlier.fixmedins_code) AS institutions,
           ordered_list(earlier.fixmedins_code) AS sources
    FROM   purchase AS later
    JOIN   law."monitor.detect.many_sources_window" AS reach
      ON   later.bought_on BETWEEN reach.begndate AND reach.enddate
    JOIN   purchase AS earlier
      ON   earlier.psn_no = later.psn_no
     AND   earlier.hilist_code = later.hilist_code
     AND   earlier.place <= later.place
    WHERE  days_between(earlier.bought_on, later.bought_on) < reach.value
    GROUP  BY later.fixmedins_code, later.setl_id, later.bkkp_sn, later.packs
)
SELECT line.psn_no, line.hilist_code, month_of(line.fee_ocur_date) AS month_begn,
       line.fixmedins_code, line.setl_id, line.bkkp_sn, '违规' AS role,
       portion(line.fee_amount, least(summed.own_packs, summed.packs - most.value),
               summed.own_packs) AS fee_amount,
       portion(line.fund_amount, least(summed.own_packs, summed.packs - most.value),
               summed.own_packs) AS fund_amount,
       summed.packs AS measured, most.value AS limit_value,
       summed.sources, summed.packs, summed.institutions
FROM   line
JOIN   summed
  ON   summed.fixmedins_code = line.fixmedins_code
 AND   summed.setl_id = line.setl_id
 AND   summed.bkkp_sn = line.bkkp_sn
JOIN   law."monitor.detect.many_sources_units" AS most
  ON   line.fee_ocur_date BETWEEN most.begndate AND most.enddate
JOIN   law."monitor.detect.many_sources_institutions" AS fewest
  ON   line.fee_ocur_date BETWEEN fewest.begndate AND fewest.enddate
WHERE  summed.packs > most.value
  AND  summed.institutions >= fewest.value
