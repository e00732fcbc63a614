/* ---
code: GZ10000101009000
version: 1
name: 药品限最大支付天数/开药量
tier: 政策
outcome: 可疑
moments: [事前, 事中, 事后]
grain: line
partition_by: person
anchor: [psn_no, hilist_code, supply_begin]
scope: line.hilist_code IN (SELECT hilist_code FROM knowledge.drug_supply_limit)
       AND (line.care_setting = '门诊' OR line.care_setting = '购药')
needs: [line.cnt, line.main_diag_code, line.fund_amount, knowledge.drug_supply_limit,
        history(monitor.detect.long_prescription_max_days)]
knowledge: [drug_supply_limit, long_prescription_exempt]
law: [monitor.detect.long_prescription_max_days, monitor.detect.supply_core_excess,
      monitor.detect.supply_watch_excess]
basis: 处方管理办法第19条；长期处方管理规范（试行）；当地门诊用药管理规定；条例第38条第2项
what: 同一人同一药品，由基金支付而手中尚存的药量，够用的天数超过最多支付天数和容许的提前量。
why: 门诊一次和累计的支付量以用药天数为限，超出的药量没有用药需要，容易浪费或流入转卖。
how: 每次门诊或购药的数量除以说明书的一日最大用量，得到最少够用的天数；逐日扣减，未用完的加到下一次（不论在哪家机构，每日一次合并）。当日开药后手中的天数，与该药品的最多支付天数比较；知识未写的用长期处方的最长天数；本人有过可开长期处方的诊断的，放宽到长期处方的天数。超出关注天数的列为关注，超出核心天数的为核心。
amount: 只计超过限定和关注天数之和的数量所占金额，已经计过的不再计；其余各行列为涉及。
wrong_when: 异地居住、出行、节假日备药；增大剂量有医嘱；药品破损或丢失；代开时记错参保人；按最大用量折算，实际用量更小时手中的药更多，本规则只会少算。长期处方的诊断可能没有列全。
example: 一个月内在三家医院各开三个月的降压药。
evidence: {item_name: 药品, max_days: 最多支付天数, institutions: 开药机构}
--- */
WITH taken AS (
    SELECT bought.psn_no, bought.hilist_code, bought.fee_ocur_date, bought.fixmedins_code,
           bought.setl_id, bought.bkkp_sn, bought.cnt, k.daily_units, k.item_name,
           quantity(share(bought.cnt, k.daily_units)) AS days,
           coalesce(k.max_days, longest.value) AS own_days, longest.value AS long_days
    FROM   line AS bought
    JOIN   knowledge.drug_supply_limit AS k
      ON   k.hilist_code = bought.hilist_code
     AND   bought.fee_ocur_date BETWEEN k.begndate AND k.enddate
    JOIN   law."monitor.detect.long_prescription_max_days" AS longest
      ON   bought.fee_ocur_date BETWEEN longest.begndate AND longest.enddate
    WHERE  bought.fund_amount > 0
      AND  bought.cnt > 0
      AND  k.daily_units > 0
      AND  (bought.care_setting = '门诊' OR bought.care_setting = '购药')
),
people AS (
    SELECT DISTINCT taken.psn_no FROM taken
),
diagnosed AS (
    SELECT people.psn_no, told.diag_code
    FROM   people
    JOIN   diagnosis AS told
      ON   told.psn_no = people.psn_no
    UNION
    SELECT people.psn_no, attended.main_diag_code
    FROM   people
    JOIN   visit AS attended
      ON   attended.psn_no = people.psn_no
),
chronic AS (
    SELECT DISTINCT diagnosed.psn_no, exempt.begndate, exempt.enddate, exempt.max_days
    FROM   diagnosed
    JOIN   knowledge.long_prescription_exempt AS exempt
      ON   substring(diagnosed.diag_code, 1, length(exempt.diag_prefix)) = exempt.diag_prefix
),
daily AS (
    SELECT taken.psn_no, taken.hilist_code, taken.fee_ocur_date,
           quantity(sum(taken.days)) AS days, max(taken.item_name) AS item_name,
           max(taken.own_days) AS own_days, max(taken.long_days) AS long_days
    FROM   taken
    GROUP  BY taken.psn_no, taken.hilist_code, taken.fee_ocur_date
),
limited AS (
    SELECT daily.psn_no, daily.hilist_code, daily.fee_ocur_date, daily.days, daily.item_name,
           max(greatest(daily.own_days,
                        CASE WHEN chronic.psn_no IS NULL THEN 0
                             ELSE coalesce(chronic.max_days, daily.long_days) END)) AS max_days
    FROM   daily
    LEFT   JOIN chronic
      ON   chronic.psn_no = daily.psn_no
     AND   daily.fee_ocur_date BETWEEN chronic.begndate AND chronic.enddate
    GROUP  BY daily.psn_no, daily.hilist_code, daily.fee_ocur_date, daily.days, daily.item_name
),
placed AS (
    SELECT limited.psn_no, limited.hilist_code, limited.fee_ocur_date, limited.days,
           limited.item_name, limited.max_days,
           days_between(min(limited.fee_ocur_date) OVER (
               PARTITION BY limited.psn_no, limited.hilist_code), limited.fee_ocur_date) AS day_no,
           quantity(sum(limited.days) OVER (
               PARTITION BY limited.psn_no, limited.hilist_code
               ORDER BY limited.fee_ocur_date)) AS so_far
    FROM   limited
),
reached AS (
    SELECT placed.psn_no, placed.hilist_code, placed.fee_ocur_date, placed.days, placed.item_name,
           placed.max_days, placed.day_no, placed.so_far,
           quantity(placed.day_no - placed.so_far + placed.days) AS slack,
           quantity(max(placed.day_no - placed.so_far + placed.days) OVER (
               PARTITION BY placed.psn_no, placed.hilist_code
               ORDER BY placed.fee_ocur_date)) AS most_slack
    FROM   placed
),
stocked AS (
    SELECT reached.psn_no, reached.hilist_code, reached.fee_ocur_date, reached.days,
           reached.item_name, reached.max_days,
           quantity(reached.so_far + reached.most_slack - reached.day_no) AS in_hand,
           sum(CASE WHEN reached.slack >= reached.most_slack THEN 1 ELSE 0 END) OVER (
               PARTITION BY reached.psn_no, reached.hilist_code
               ORDER BY reached.fee_ocur_date) AS supply_no
    FROM   reached
),
beyond AS (
    SELECT stocked.psn_no, stocked.hilist_code, stocked.fee_ocur_date, stocked.supply_no,
           stocked.days, stocked.item_name, stocked.max_days, stocked.in_hand,
           watch.value AS watch_days, core.value AS core_days,
           min(stocked.fee_ocur_date) OVER (
               PARTITION BY stocked.psn_no, stocked.hilist_code, stocked.supply_no)
               AS supply_begin,
           quantity(max(greatest(stocked.in_hand - stocked.max_days - watch.value, 0)) OVER (
               PARTITION BY stocked.psn_no, stocked.hilist_code, stocked.supply_no
               ORDER BY stocked.fee_ocur_date)) AS excess_so_far
    FROM   stocked
    JOIN   law."monitor.detect.supply_watch_excess" AS watch
      ON   stocked.fee_ocur_date BETWEEN watch.begndate AND watch.enddate
    JOIN   law."monitor.detect.supply_core_excess" AS core
      ON   stocked.fee_ocur_date BETWEEN core.begndate AND core.enddate
),
stepped AS (
    SELECT beyond.psn_no, beyond.hilist_code, beyond.fee_ocur_date, beyond.supply_begin,
           beyond.days, beyond.item_name, beyond.max_days, beyond.in_hand, beyond.watch_days,
           beyond.core_days,
           quantity(least(beyond.days, beyond.excess_so_far - coalesce(
               lag(beyond.excess_so_far) OVER (
                   PARTITION BY beyond.psn_no, beyond.hilist_code, beyond.supply_no
                   ORDER BY beyond.fee_ocur_date), 0))) AS excess_days
    FROM   beyond
),
dispensed AS (
    SELECT taken.psn_no, taken.hilist_code, taken.fixmedins_code, taken.setl_id, taken.bkkp_sn,
           taken.fee_ocur_date, taken.daily_units, stepped.supply_begin, stepped.item_name,
           stepped.max_days, stepped.in_hand, stepped.watch_days, stepped.core_days,
           stepped.excess_days,
           quantity(sum(taken.days) OVER (
               PARTITION BY taken.psn_no, taken.hilist_code, taken.fee_ocur_date
               ORDER BY taken.fixmedins_code, taken.setl_id, taken.bkkp_sn)
               - stepped.days + stepped.excess_days) AS own_excess
    FROM   taken
    JOIN   stepped
      ON   stepped.psn_no = taken.psn_no
     AND   stepped.hilist_code = taken.hilist_code
     AND   stepped.fee_ocur_date = taken.fee_ocur_date
),
hit AS (
    SELECT line.fixmedins_code, line.setl_id, line.bkkp_sn, line.psn_no, line.hilist_code,
           line.fee_ocur_date, line.fee_amount, line.fund_amount, line.cnt,
           dispensed.supply_begin, dispensed.item_name, dispensed.max_days, dispensed.in_hand,
           dispensed.watch_days, dispensed.core_days,
           quantity(least(line.cnt, dispensed.own_excess * dispensed.daily_units)) AS excess
    FROM   line
    JOIN   dispensed
      ON   dispensed.fixmedins_code = line.fixmedins_code
     AND   dispensed.setl_id = line.setl_id
     AND   dispensed.bkkp_sn = line.bkkp_sn
    WHERE  dispensed.excess_days > 0
      AND  dispensed.own_excess > 0
),
finding AS (
    SELECT hit.psn_no, hit.hilist_code, hit.supply_begin, max(hit.fee_ocur_date) AS last_on,
           max(hit.in_hand) AS in_hand, max(hit.max_days) AS max_days,
           max(hit.item_name) AS item_name, max(hit.watch_days) AS watch_days,
           max(hit.core_days) AS core_days,
           max(CASE WHEN hit.in_hand > hit.max_days + hit.core_days THEN 1 ELSE 0 END) AS core
    FROM   hit
    GROUP  BY hit.psn_no, hit.hilist_code, hit.supply_begin
),
placed_at AS (
    SELECT finding.psn_no, finding.hilist_code, finding.supply_begin,
           ordered_list(dispensed.fixmedins_code) AS institutions
    FROM   finding
    JOIN   dispensed
      ON   dispensed.psn_no = finding.psn_no
     AND   dispensed.hilist_code = finding.hilist_code
     AND   dispensed.supply_begin = finding.supply_begin
    WHERE  dispensed.fee_ocur_date <= finding.last_on
    GROUP  BY finding.psn_no, finding.hilist_code, finding.supply_begin
)
SELECT dispensed.psn_no, dispensed.hilist_code, dispensed.supply_begin,
       dispensed.fixmedins_code, dispensed.setl_id, dispensed.bkkp_sn,
       CASE WHEN hit.bkkp_sn IS NULL THEN '涉及' ELSE '违规' END AS role,
       coalesce(portion(hit.fee_amount, hit.excess, hit.cnt), money(0)) AS fee_amount,
       coalesce(portion(hit.fund_amount, hit.excess, hit.cnt), money(0)) AS fund_amount,
       finding.in_hand AS measured,
       CASE WHEN finding.core = 1 THEN finding.max_days + finding.core_days
            ELSE finding.max_days + finding.watch_days END AS limit_value,
       CASE WHEN finding.core = 1 THEN '核心' ELSE '关注' END AS zone,
       finding.item_name, finding.max_days, placed_at.institutions
FROM   dispensed
JOIN   finding
  ON   finding.psn_no = dispensed.psn_no
 AND   finding.hilist_code = dispensed.hilist_code
 AND   finding.supply_begin = dispensed.supply_begin
JOIN   placed_at
  ON   placed_at.psn_no = dispensed.psn_no
 AND   placed_at.hilist_code = dispensed.hilist_code
 AND   placed_at.supply_begin = dispensed.supply_begin
LEFT   JOIN hit
  ON   hit.fixmedins_code = dispensed.fixmedins_code
 AND   hit.setl_id = dispensed.setl_id
 AND   hit.bkkp_sn = dispensed.bkkp_sn
WHERE  dispensed.fee_ocur_date <= finding.last_on
