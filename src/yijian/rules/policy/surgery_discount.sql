/* ---
code: GZ10000102002000
version: 1
name: 手术项目未按规定折价收费
tier: 政策
outcome: 可疑
moments: [事中, 事后]
grain: line
partition_by: person
anchor: [psn_no, fixmedins_code, mdtrt_id, fee_ocur_date, hilist_code]
scope: line.hilist_code IN (SELECT hilist_code FROM knowledge.surgery_discount)
needs: [line.mdtrt_id, line.hosp_lv, line.cnt, line.fund_amount, knowledge.surgery_discount,
        listed(price_ceiling)]
knowledge: [surgery_discount, surgery_discount_exempt, price_ceiling]
law: [monitor.detect.second_surgery_rate]
basis: 医疗服务价格项目的计价说明；国家医保局公布的手术项目折价知识；条例第38条第3项
what: 经同一切口做两种以上手术，第二种起没有按规定折价收费。
why: 同一切口的另一手术共用切开、探查和缝合，按规定只收一定比例，全价收取即超标准收费。
how: 同一人、同一次就诊、同一日收取同一切口组的两种以上手术；收费最多的一种为主手术，不折价；其余各种的收费超过当地限价乘以折价比例（乘以数量）的列出。限价按机构级别取，项目没有限价的无法判断；当地规定不折价的项目不计。
amount: 只计其余手术超过折价后价格的部分，从当日最后的明细往前计；主手术列为涉及，不计金额。
wrong_when: 两种手术经不同切口或双侧分别切开；同日两次进手术室；当地规定的比例不同而尚未录入；手术费集中记账到一日。切口要看手术记录，故为可疑。
example: 同一切口切除胆囊和阑尾，阑尾按五成可收 400 元而收了 800 元，只计 400 元。
evidence: {item_name: 手术项目, main_names: 主手术, incision_groups: 切口组别, full_price: 限价}
--- */
WITH charged AS (
    SELECT operated.psn_no, operated.fixmedins_code, operated.mdtrt_id, operated.fee_ocur_date,
           operated.hilist_code, operated.setl_id, operated.bkkp_sn, operated.fee_ocur_time,
           operated.fee_amount, operated.cnt, operated.hosp_lv, k.incision_group, k.item_name
    FROM   line AS operated
    JOIN   knowledge.surgery_discount AS k
      ON   k.hilist_code = operated.hilist_code
     AND   operated.fee_ocur_date BETWEEN k.begndate AND k.enddate
    LEFT   JOIN knowledge.surgery_discount_exempt AS exempt
      ON   exempt.hilist_code = operated.hilist_code
     AND   operated.fee_ocur_date BETWEEN exempt.begndate AND exempt.enddate
    WHERE  operated.fee_amount > 0
      AND  exempt.hilist_code IS NULL
),
item AS (
    SELECT charged.psn_no, charged.fixmedins_code, charged.mdtrt_id, charged.fee_ocur_date,
           charged.incision_group, charged.hilist_code, max(charged.item_name) AS item_name,
           max(charged.hosp_lv) AS hosp_lv, money(sum(charged.fee_amount)) AS fee,
           greatest(quantity(sum(charged.cnt)), quantity(1)) AS times
    FROM   charged
    GROUP  BY charged.psn_no, charged.fixmedins_code, charged.mdtrt_id, charged.fee_ocur_date,
              charged.incision_group, charged.hilist_code
),
ranked AS (
    SELECT item.psn_no, item.fixmedins_code, item.mdtrt_id, item.fee_ocur_date,
           item.incision_group, item.hilist_code, item.item_name, item.hosp_lv,
           item.fee, item.times,
           row_number() OVER (
               PARTITION BY item.psn_no, item.fixmedins_code, item.mdtrt_id, item.fee_ocur_date,
                            item.incision_group
               ORDER BY item.fee DESC, item.hilist_code) AS place
    FROM   item
),
later AS (
    SELECT other.psn_no, other.fixmedins_code, other.mdtrt_id, other.fee_ocur_date,
           other.hilist_code, max(other.item_name) AS item_name, max(other.hosp_lv) AS hosp_lv,
           max(other.fee) AS fee, max(other.times) AS times,
           ordered_list(other.incision_group) AS incision_groups,
           ordered_list(main.item_name) AS main_names
    FROM   ranked AS other
    JOIN   ranked AS main
      ON   main.psn_no = other.psn_no
     AND   main.fixmedins_code = other.fixmedins_code
     AND   main.mdtrt_id = other.mdtrt_id
     AND   main.fee_ocur_date = other.fee_ocur_date
     AND   main.incision_group = other.incision_group
    WHERE  main.place = 1
      AND  other.place > 1
    GROUP  BY other.psn_no, other.fixmedins_code, other.mdtrt_id, other.fee_ocur_date,
              other.hilist_code
),
allowed AS (
    SELECT later.psn_no, later.fixmedins_code, later.mdtrt_id, later.fee_ocur_date,
           later.hilist_code, later.item_name, later.incision_groups, later.main_names,
           later.fee, coalesce(own_level.ceiling, any_level.ceiling) AS full_price,
           product(coalesce(own_level.ceiling, any_level.ceiling),
                   rate.value * later.times) AS most
    FROM   later
    JOIN   law."monitor.detect.second_surgery_rate" AS rate
      ON   later.fee_ocur_date BETWEEN rate.begndate AND rate.enddate
    LEFT   JOIN knowledge.price_ceiling AS own_level
      ON   own_level.hilist_code = later.hilist_code
     AND   level_rank(own_level.price_level) = greatest(level_rank(later.hosp_lv), 1)
     AND   later.fee_ocur_date BETWEEN own_level.begndate AND own_level.enddate
    LEFT   JOIN knowledge.price_ceiling AS any_level
      ON   any_level.hilist_code = later.hilist_code
     AND   any_level.price_level = '全部'
     AND   later.fee_ocur_date BETWEEN any_level.begndate AND any_level.enddate
),
billed AS (
    SELECT DISTINCT charged.psn_no, charged.fixmedins_code, charged.mdtrt_id,
           charged.fee_ocur_date, charged.hilist_code, charged.setl_id, charged.bkkp_sn,
           charged.fee_ocur_time, charged.fee_amount
    FROM   charged
),
summed AS (
    SELECT billed.psn_no, billed.fixmedins_code, billed.mdtrt_id, billed.fee_ocur_date,
           billed.hilist_code, billed.setl_id, billed.bkkp_sn, billed.fee_amount,
           allowed.item_name, allowed.incision_groups, allowed.main_names, allowed.fee,
           allowed.full_price, allowed.most,
           money(sum(billed.fee_amount) OVER (
               PARTITION BY billed.psn_no, billed.fixmedins_code, billed.mdtrt_id,
                            billed.fee_ocur_date, billed.hilist_code
               ORDER BY billed.fee_ocur_time, billed.setl_id, billed.bkkp_sn)) AS running
    FROM   billed
    JOIN   allowed
      ON   allowed.psn_no = billed.psn_no
     AND   allowed.fixmedins_code = billed.fixmedins_code
     AND   allowed.mdtrt_id = billed.mdtrt_id
     AND   allowed.fee_ocur_date = billed.fee_ocur_date
     AND   allowed.hilist_code = billed.hilist_code
    WHERE  allowed.fee > allowed.most
),
hit AS (
    SELECT summed.psn_no, summed.fixmedins_code, summed.mdtrt_id, summed.fee_ocur_date,
           summed.hilist_code, summed.setl_id, summed.bkkp_sn, summed.item_name,
           summed.incision_groups, summed.main_names, summed.fee, summed.full_price, summed.most,
           line.fee_amount, line.fund_amount,
           money(least(line.fee_amount, summed.running - summed.most)) AS excess
    FROM   line
    JOIN   summed
      ON   summed.fixmedins_code = line.fixmedins_code
     AND   summed.setl_id = line.setl_id
     AND   summed.bkkp_sn = line.bkkp_sn
    WHERE  summed.running > summed.most
      AND  line.fund_amount > 0
),
finding AS (
    SELECT DISTINCT hit.psn_no, hit.fixmedins_code, hit.mdtrt_id, hit.fee_ocur_date,
           hit.hilist_code, hit.item_name, hit.incision_groups, hit.main_names, hit.fee,
           hit.full_price, hit.most
    FROM   hit
),
involved AS (
    SELECT hit.psn_no, hit.fixmedins_code, hit.mdtrt_id, hit.fee_ocur_date, hit.hilist_code,
           hit.setl_id, hit.bkkp_sn, '违规' AS role, hit.excess AS fee_amount,
           portion(hit.fund_amount, hit.excess, hit.fee_amount) AS fund_amount
    FROM   hit
    UNION
    SELECT finding.psn_no, finding.fixmedins_code, finding.mdtrt_id, finding.fee_ocur_date,
           finding.hilist_code, main_line.setl_id, main_line.bkkp_sn, '涉及', money(0), money(0)
    FROM   finding
    JOIN   ranked AS other
      ON   other.psn_no = finding.psn_no
     AND   other.fixmedins_code = finding.fixmedins_code
     AND   other.mdtrt_id = finding.mdtrt_id
     AND   other.fee_ocur_date = finding.fee_ocur_date
     AND   other.hilist_code = finding.hilist_code
    JOIN   ranked AS main
      ON   main.psn_no = other.psn_no
     AND   main.fixmedins_code = other.fixmedins_code
     AND   main.mdtrt_id = other.mdtrt_id
     AND   main.fee_ocur_date = other.fee_ocur_date
     AND   main.incision_group = other.incision_group
    JOIN   billed AS main_line
      ON   main_line.psn_no = main.psn_no
     AND   main_line.fixmedins_code = main.fixmedins_code
     AND   main_line.mdtrt_id = main.mdtrt_id
     AND   main_line.fee_ocur_date = main.fee_ocur_date
     AND   main_line.hilist_code = main.hilist_code
    WHERE  main.place = 1
      AND  other.place > 1
)
SELECT involved.psn_no, involved.fixmedins_code, involved.mdtrt_id, involved.fee_ocur_date,
       involved.hilist_code, involved.setl_id, involved.bkkp_sn,
       involved.role, involved.fee_amount, involved.fund_amount,
       finding.fee AS measured, finding.most AS limit_value,
       finding.item_name, finding.main_names, finding.incision_groups, finding.full_price
FROM   involved
JOIN   finding
  ON   finding.psn_no = involved.psn_no
 AND   finding.fixmedins_code = involved.fixmedins_code
 AND   finding.mdtrt_id = involved.mdtrt_id
 AND   finding.fee_ocur_date = involved.fee_ocur_date
 AND   finding.hilist_code = involved.hilist_code
