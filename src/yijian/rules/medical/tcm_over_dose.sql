/* ---
code: YJ10000301102000
version: 1
name: 中药饮片超量上传
tier: 医疗
outcome: 可疑
moments: [事前, 事中, 事后]
grain: line
partition_by: person
anchor: [fixmedins_code, psn_no, rx_drord_no, fee_ocur_date, slice_name]
scope: line.item_kind = '饮片' AND line.hilist_name IN (SELECT slice_name FROM knowledge.tcm_daily_max)
needs: [line.rx_drord_no, line.prd_days, line.fund_amount, knowledge.tcm_daily_max]
knowledge: [tcm_daily_max, tcm_external_use]
law: [monitor.detect.tcm_daily_watch_factor, monitor.detect.tcm_daily_core_factor,
      monitor.detect.tcm_claim_unit_grams]
basis: 中华人民共和国药典一部各品种“用法与用量”；国家医保智能监管规则库（2025年版）中药饮片超量上传；条例第38条第2项
what: 饮片的每日用量超过药典一日最大用量的规定倍数。
why: 用量远超药典，可能是虚报数量，有毒饮片还有安全风险。
how: 同一人、同一机构、同一处方号、同一日、同一名称的饮片数量合计，乘每个计价单位的克数，除以天数，得每日用量。一般饮片大于药典上限乘关注倍数列出，大于乘核心倍数为核心；药典标明有毒的，大于上限即列出，大于关注倍数为核心。名称须与知识一字不差；用药途径写明外用的不判。随软件自带的只有药典中需控制用量的部分品种，其余由各地导入。
amount: 超出界线的数量占合计数量的比例，乘各行由基金支付的部分；一般饮片以关注倍数、有毒饮片以药典上限为界线。
wrong_when: 饮片不按克计价而克数参数没有另定；天数填成了剂数或默认值；外用、膏方、丸散备料而途径没有上传；名医经验用量有记录和双签字；药典换版后上限有改。医疗类规则先听取机构说明，故为可疑。
example: 制川乌每日九克，药典上限三克。
evidence: {taken: 合计数量, days: 天数, max_grams: 药典一日上限（克）, toxic: 有毒}
--- */
WITH weighed AS (
    SELECT slice.fixmedins_code, slice.psn_no, slice.rx_drord_no, slice.fee_ocur_date,
           k.slice_name, k.max_grams, k.toxic, sum(slice.cnt) AS taken,
           max(slice.prd_days) AS days
    FROM   line AS slice
    JOIN   knowledge.tcm_daily_max AS k
      ON   k.slice_name = slice.hilist_name
     AND   slice.fee_ocur_date BETWEEN k.begndate AND k.enddate
    LEFT   JOIN knowledge.tcm_external_use AS outside
      ON   outside.route_name = slice.medc_way_dscr
     AND   slice.fee_ocur_date BETWEEN outside.begndate AND outside.enddate
    WHERE  slice.item_kind = '饮片'
      AND  slice.cnt > 0
      AND  slice.prd_days > 0
      AND  outside.route_name IS NULL
    GROUP  BY slice.fixmedins_code, slice.psn_no, slice.rx_drord_no, slice.fee_ocur_date,
           k.slice_name, k.max_grams, k.toxic
),
bounded AS (
    SELECT weighed.fixmedins_code, weighed.psn_no, weighed.rx_drord_no, weighed.fee_ocur_date,
           weighed.slice_name, weighed.max_grams, weighed.toxic, weighed.taken, weighed.days,
           weighed.taken * unit.value AS grams,
           weighed.max_grams * CASE WHEN weighed.toxic THEN 1 ELSE watch.value END AS watch_grams,
           weighed.max_grams * CASE WHEN weighed.toxic THEN watch.value
                                    ELSE core.value END AS core_grams
    FROM   weighed
    JOIN   law."monitor.detect.tcm_claim_unit_grams" AS unit
      ON   weighed.fee_ocur_date BETWEEN unit.begndate AND unit.enddate
    JOIN   law."monitor.detect.tcm_daily_watch_factor" AS watch
      ON   weighed.fee_ocur_date BETWEEN watch.begndate AND watch.enddate
    JOIN   law."monitor.detect.tcm_daily_core_factor" AS core
      ON   weighed.fee_ocur_date BETWEEN core.begndate AND core.enddate
)
SELECT line.fixmedins_code, line.psn_no, line.rx_drord_no, line.fee_ocur_date,
       bounded.slice_name, line.setl_id, line.bkkp_sn, '违规' AS role,
       portion(line.fee_amount, bounded.grams - bounded.watch_grams * bounded.days,
               bounded.grams) AS fee_amount,
       portion(line.fund_amount, bounded.grams - bounded.watch_grams * bounded.days,
               bounded.grams) AS fund_amount,
       share(bounded.grams, bounded.days) AS measured,
       CASE WHEN bounded.grams > bounded.core_grams * bounded.days THEN bounded.core_grams
            ELSE bounded.watch_grams END AS limit_value,
       CASE WHEN bounded.grams > bounded.core_grams * bounded.days THEN '核心'
            ELSE '关注' END AS zone,
       bounded.taken, bounded.days, bounded.max_grams,
       CASE WHEN bounded.toxic THEN '是' ELSE '否' END AS toxic
FROM   line
JOIN   bounded
  ON   bounded.fixmedins_code = line.fixmedins_code
 AND   bounded.psn_no = line.psn_no
 AND   bounded.rx_drord_no = line.rx_drord_no
 AND   bounded.fee_ocur_date = line.fee_ocur_date
 AND   bounded.slice_name = line.hilist_name
LEFT   JOIN knowledge.tcm_external_use AS apart
  ON   apart.route_name = line.medc_way_dscr
 AND   line.fee_ocur_date BETWEEN apart.begndate AND apart.enddate
WHERE  bounded.grams > bounded.watch_grams * bounded.days
  AND  apart.route_name IS NULL
  AND  line.cnt > 0
  AND  line.fund_amount > 0
