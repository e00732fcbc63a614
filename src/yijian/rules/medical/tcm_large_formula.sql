/* ---
code: YJ10000301101000
version: 1
name: 中药饮片超大处方
tier: 医疗
outcome: 可疑
moments: [事前, 事中, 事后]
grain: line
partition_by: person
anchor: [fixmedins_code, psn_no, rx_drord_no, fee_ocur_date]
scope: line.item_kind = '饮片'
needs: [line.rx_drord_no, line.fund_amount]
knowledge: [tcm_large_formula_exempt]
law: [monitor.detect.tcm_formula_watch_slices, monitor.detect.tcm_formula_core_slices]
basis: 国家医保智能监管规则库（2025年版）中药饮片超大处方；条例第38条第2项（过度诊疗）
what: 一张处方的中药饮片味数超过上限。
why: 味数过多难以辨证立法，增加费用和不良反应的风险。
how: 同一人、同一机构、同一处方号、同一日，数不同编码的饮片（自费的也数）；大于关注味数列出，大于核心味数为核心。膏方等列入豁免表的中药使用方式不判。国家建议阈值未能查得，上限由各地确定。
amount: 各味由基金支付的部分，按超出关注味数的味数占全部味数的比例。
wrong_when: 膏方、丸散配制而使用方式没有上传；一个处方号下是两张方子；同一味饮片以两个编码计价；多病并存确需合方。医疗类规则先听取机构说明，故为可疑。
example: 一张汤剂处方开了三十五味饮片。
evidence: {rx_drord_no: 处方号}
zones: {core: monitor.detect.tcm_formula_core_slices, watch: monitor.detect.tcm_formula_watch_slices, compare: above}
--- */
WITH formula AS (
    SELECT slice.fixmedins_code, slice.psn_no, slice.rx_drord_no, slice.fee_ocur_date,
           count(DISTINCT slice.hilist_code) AS slices
    FROM   line AS slice
    LEFT   JOIN knowledge.tcm_large_formula_exempt AS exempt
      ON   exempt.tcmdrug_used_way = slice.tcmdrug_used_way
     AND   slice.fee_ocur_date BETWEEN exempt.begndate AND exempt.enddate
    WHERE  slice.item_kind = '饮片'
      AND  slice.cnt > 0
      AND  exempt.tcmdrug_used_way IS NULL
    GROUP  BY slice.fixmedins_code, slice.psn_no, slice.rx_drord_no, slice.fee_ocur_date
),
large AS (
    SELECT formula.fixmedins_code, formula.psn_no, formula.rx_drord_no, formula.fee_ocur_date,
           formula.slices, watch.value AS watch_slices, core.value AS core_slices
    FROM   formula
    JOIN   law."monitor.detect.tcm_formula_watch_slices" AS watch
      ON   formula.fee_ocur_date BETWEEN watch.begndate AND watch.enddate
    JOIN   law."monitor.detect.tcm_formula_core_slices" AS core
      ON   formula.fee_ocur_date BETWEEN core.begndate AND core.enddate
    WHERE  formula.slices > watch.value
)
SELECT line.fixmedins_code, line.psn_no, line.rx_drord_no, line.fee_ocur_date,
       line.setl_id, line.bkkp_sn, '违规' AS role,
       portion(line.fee_amount, large.slices - large.watch_slices, large.slices) AS fee_amount,
       portion(line.fund_amount, large.slices - large.watch_slices, large.slices) AS fund_amount,
       large.slices AS measured,
       CASE WHEN large.slices > large.core_slices THEN large.core_slices
            ELSE large.watch_slices END AS limit_value,
       CASE WHEN large.slices > large.core_slices THEN '核心' ELSE '关注' END AS zone
FROM   line
JOIN   large
  ON   large.fixmedins_code = line.fixmedins_code
 AND   large.psn_no = line.psn_no
 AND   large.rx_drord_no = line.rx_drord_no
 AND   large.fee_ocur_date = line.fee_ocur_date
LEFT   JOIN knowledge.tcm_large_formula_exempt AS apart
  ON   apart.tcmdrug_used_way = line.tcmdrug_used_way
 AND   line.fee_ocur_date BETWEEN apart.begndate AND apart.enddate
WHERE  line.fund_amount > 0
  AND  apart.tcmdrug_used_way IS NULL
