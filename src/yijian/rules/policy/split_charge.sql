/* ---
code: GZ10000102013000
version: 1
name: 医疗服务项目分解收费
tier: 政策
outcome: 可疑
moments: [事中, 事后]
grain: line
partition_by: person
anchor: [psn_no, fixmedins_code, fee_ocur_date, main_code]
scope: line.hilist_code IN (SELECT sub_code FROM knowledge.split_charge)
needs: [line.cnt, line.fund_amount, knowledge.split_charge]
knowledge: [split_charge, price_ceiling]
law: []
basis: 医疗服务项目内涵和计价说明；条例第38条第3项
what: 有合并项目可收，却把它的各组成项目逐一分开收费，合计高于合并项目。
why: 应按合并项目收费的服务拆成若干项目收取，超过合并项目价格的部分是分解项目收费。
how: 同一人、同一机构、同一自然日收齐某合并项目的全部组成项目，而没有收取合并项目；组成项目合计高于合并项目的限价乘以套数（组成项目中最大的数量）即列出。分在不同日的不判。
amount: 只计合计超过合并项目限价的部分，从当日最后的明细往前计，其余明细列为涉及；当地没有录入合并项目限价的，只列出不计金额。
wrong_when: 各组成项目因病情分次、分部位单独实施；合并项目当地尚未立项或机构未开展；费用补记到同一日；组成项目清单不全。要看医嘱和记录，故为可疑。
example: 血液分析全套限价 20 元，拆成三个单项收取 30 元，只计 10 元。
evidence: {main_name: 合并项目, sub_names: 组成项目}
--- */
WITH part AS (
    SELECT charged.psn_no, charged.fixmedins_code, charged.fee_ocur_date, k.main_code, k.sub_code,
           k.main_name, k.sub_name, charged.setl_id, charged.bkkp_sn, charged.fee_ocur_time,
           charged.fee_amount, charged.cnt, charged.hosp_lv
    FROM   line AS charged
    JOIN   knowledge.split_charge AS k
      ON   k.sub_code = charged.hilist_code
     AND   charged.fee_ocur_date BETWEEN k.begndate AND k.enddate
    WHERE  charged.fee_amount > 0
),
sorted AS (
    SELECT part.psn_no, part.fixmedins_code, part.fee_ocur_date, part.main_code, part.sub_code,
           max(part.main_name) AS main_name, max(part.sub_name) AS sub_name,
           max(part.hosp_lv) AS hosp_lv, sum(part.cnt) AS times, sum(part.fee_amount) AS fee
    FROM   part
    GROUP  BY part.psn_no, part.fixmedins_code, part.fee_ocur_date, part.main_code, part.sub_code
),
together AS (
    SELECT sorted.psn_no, sorted.fixmedins_code, sorted.fee_ocur_date, sorted.main_code,
           max(sorted.main_name) AS main_name, ordered_list(sorted.sub_name) AS sub_names,
           max(sorted.hosp_lv) AS hosp_lv,
           greatest(quantity(max(sorted.times)), quantity(1)) AS sets,
           money(sum(sorted.fee)) AS fee, count(*) AS parts
    FROM   sorted
    GROUP  BY sorted.psn_no, sorted.fixmedins_code, sorted.fee_ocur_date, sorted.main_code
    HAVING count(*) > 1
),
whole AS (
    SELECT together.psn_no, together.fixmedins_code, together.fee_ocur_date, together.main_code,
           together.main_name, together.sub_names, together.hosp_lv, together.sets, together.fee
    FROM   together
    JOIN   knowledge.split_charge AS k
      ON   k.main_code = together.main_code
     AND   together.fee_ocur_date BETWEEN k.begndate AND k.enddate
    GROUP  BY together.psn_no, together.fixmedins_code, together.fee_ocur_date,
              together.main_code, together.main_name, together.sub_names, together.hosp_lv,
              together.sets, together.fee, together.parts
    HAVING count(*) = together.parts
),
bundled AS (
    SELECT DISTINCT bundle.psn_no, bundle.fixmedins_code, bundle.fee_ocur_date, k.main_code
    FROM   line AS bundle
    JOIN   knowledge.split_charge AS k
      ON   k.main_code = bundle.hilist_code
     AND   bundle.fee_ocur_date BETWEEN k.begndate AND k.enddate
    WHERE  bundle.fee_amount > 0
),
priced AS (
    SELECT whole.psn_no, whole.fixmedins_code, whole.fee_ocur_date, whole.main_code,
           whole.main_name, whole.sub_names, whole.fee,
           product(coalesce(own_level.ceiling, any_level.ceiling), whole.sets) AS most
    FROM   whole
    LEFT   JOIN bundled
      ON   bundled.psn_no = whole.psn_no
     AND   bundled.fixmedins_code = whole.fixmedins_code
     AND   bundled.fee_ocur_date = whole.fee_ocur_date
     AND   bundled.main_code = whole.main_code
    LEFT   JOIN knowledge.price_ceiling AS own_level
      ON   own_level.hilist_code = whole.main_code
     AND   level_rank(own_level.price_level) = greatest(level_rank(whole.hosp_lv), 1)
     AND   whole.fee_ocur_date BETWEEN own_level.begndate AND own_level.enddate
    LEFT   JOIN knowledge.price_ceiling AS any_level
      ON   any_level.hilist_code = whole.main_code
     AND   any_level.price_level = '全部'
     AND   whole.fee_ocur_date BETWEEN any_level.begndate AND any_level.enddate
    WHERE  bundled.main_code IS NULL
),
summed AS (
    SELECT part.psn_no, part.fixmedins_code, part.fee_ocur_date, part.main_code,
           part.setl_id, part.bkkp_sn, priced.main_name, priced.sub_names, priced.fee, priced.most,
           money(sum(part.fee_amount) OVER (
               PARTITION BY part.psn_no, part.fixmedins_code, part.fee_ocur_date, part.main_code
               ORDER BY part.fee_ocur_time, part.setl_id, part.bkkp_sn)) AS running
    FROM   part
    JOIN   priced
      ON   priced.psn_no = part.psn_no
     AND   priced.fixmedins_code = part.fixmedins_code
     AND   priced.fee_ocur_date = part.fee_ocur_date
     AND   priced.main_code = part.main_code
    WHERE  priced.most IS NULL
       OR  priced.fee > priced.most
),
hit AS (
    SELECT summed.psn_no, summed.fixmedins_code, summed.fee_ocur_date, summed.main_code,
           summed.setl_id, summed.bkkp_sn, line.fee_amount, line.fund_amount,
           CASE WHEN summed.most IS NULL THEN money(0)
                ELSE money(least(line.fee_amount, summed.running - summed.most)) END AS excess
    FROM   line
    JOIN   summed
      ON   summed.fixmedins_code = line.fixmedins_code
     AND   summed.setl_id = line.setl_id
     AND   summed.bkkp_sn = line.bkkp_sn
    WHERE  line.fund_amount > 0
      AND  (summed.most IS NULL OR summed.running > summed.most)
),
finding AS (
    SELECT DISTINCT hit.psn_no, hit.fixmedins_code, hit.fee_ocur_date, hit.main_code
    FROM   hit
)
SELECT summed.psn_no, summed.fixmedins_code, summed.fee_ocur_date, summed.main_code,
       summed.setl_id, summed.bkkp_sn,
       CASE WHEN hit.bkkp_sn IS NULL THEN '涉及' ELSE '违规' END AS role,
       coalesce(hit.excess, money(0)) AS fee_amount,
       coalesce(portion(hit.fund_amount, hit.excess, hit.fee_amount), money(0)) AS fund_amount,
       summed.fee AS measured, summed.most AS limit_value,
       summed.main_name, summed.sub_names
FROM   summed
JOIN   finding
  ON   finding.psn_no = summed.psn_no
 AND   finding.fixmedins_code = summed.fixmedins_code
 AND   finding.fee_ocur_date = summed.fee_ocur_date
 AND   finding.main_code = summed.main_code
LEFT   JOIN hit
  ON   hit.fixmedins_code = summed.fixmedins_code
 AND   hit.setl_id = summed.setl_id
 AND   hit.bkkp_sn = summed.bkkp_sn
 AND   hit.main_code = summed.main_code
