/* ---
code: GZ10000202004000
version: 1
name: 药品种类超标
tier: 管理
outcome: 可疑
moments: [事前, 事中, 事后]
grain: line
partition_by: none
anchor: [fixmedins_code, setl_id, rx_drord_no]
scope: line.care_setting = '门诊' AND line.item_kind = '药品'
needs: [line.rx_drord_no, line.fund_amount]
knowledge: [prescription_kind_exempt]
law: [monitor.detect.prescription_max_kinds]
basis: 处方管理办法第六条第七项；条例第38条第2项
what: 一张门诊处方的西药和中成药种数超过上限。
why: 处方管理办法规定每张处方不得超过五种药品，种数过多提示过度开药。
how: 按机构、结算、处方号数不同医保编码的种数，溶媒等列入知识的不计；超过上限即列出，恰为上限的不判。中药饮片另开处方，不在此列；住院用医嘱，不在此列。
amount: 按基金支付额从高到低排在上限以后的各种药品由基金支付的部分，即最少的几种；其余列为涉及，不计金额。
wrong_when: 系统把一次就诊的几张处方并为一个处方号；同一药品的两种规格各有编码；输液溶媒未列入知识。
example: 一张处方开出七种药品，计支付额最少的两种。
evidence: {rx_drord_no: 处方号, drugs: 药品编码}
--- */
WITH written AS (
    SELECT line.fixmedins_code, line.setl_id, line.rx_drord_no, line.hilist_code,
           min(line.fee_ocur_date) AS issued_on, sum(line.fund_amount) AS fund_amount
    FROM   line
    LEFT   JOIN knowledge.prescription_kind_exempt AS exempt
      ON   exempt.hilist_code = line.hilist_code
     AND   line.fee_ocur_date BETWEEN exempt.begndate AND exempt.enddate
    WHERE  exempt.hilist_code IS NULL
    GROUP  BY line.fixmedins_code, line.setl_id, line.rx_drord_no, line.hilist_code
),
counted AS (
    SELECT written.fixmedins_code, written.setl_id, written.rx_drord_no,
           count(*) AS kinds, min(written.issued_on) AS issued_on
    FROM   written
    GROUP  BY written.fixmedins_code, written.setl_id, written.rx_drord_no
    HAVING count(*) > 1
),
many AS (
    SELECT counted.fixmedins_code, counted.setl_id, counted.rx_drord_no, counted.kinds,
           most.value AS max_kinds
    FROM   counted
    JOIN   law."monitor.detect.prescription_max_kinds" AS most
      ON   counted.issued_on BETWEEN most.begndate AND most.enddate
    WHERE  counted.kinds > most.value
),
placed AS (
    SELECT many.fixmedins_code, many.setl_id, many.rx_drord_no, many.kinds, many.max_kinds,
           written.hilist_code, written.fund_amount,
           row_number() OVER (
               PARTITION BY many.fixmedins_code, many.setl_id, many.rx_drord_no
               ORDER BY written.fund_amount DESC, written.hilist_code) AS place
    FROM   many
    JOIN   written
      ON   written.fixmedins_code = many.fixmedins_code
     AND   written.setl_id = many.setl_id
     AND   written.rx_drord_no = many.rx_drord_no
),
excess AS (
    SELECT placed.fixmedins_code, placed.setl_id, placed.rx_drord_no,
           ordered_list(placed.hilist_code) AS drugs
    FROM   placed
    GROUP  BY placed.fixmedins_code, placed.setl_id, placed.rx_drord_no
    HAVING sum(CASE WHEN placed.place > placed.max_kinds THEN placed.fund_amount
                    ELSE money(0) END) > 0
)
SELECT line.fixmedins_code, line.setl_id, line.bkkp_sn,
       CASE WHEN placed.place > placed.max_kinds THEN '违规' ELSE '涉及' END AS role,
       CASE WHEN placed.place > placed.max_kinds THEN line.fee_amount
            ELSE money(0) END AS fee_amount,
       CASE WHEN placed.place > placed.max_kinds THEN line.fund_amount
            ELSE money(0) END AS fund_amount,
       placed.kinds AS measured, placed.max_kinds AS limit_value,
       line.rx_drord_no, excess.drugs
FROM   line
JOIN   placed
  ON   placed.fixmedins_code = line.fixmedins_code
 AND   placed.setl_id = line.setl_id
 AND   placed.rx_drord_no = line.rx_drord_no
 AND   placed.hilist_code = line.hilist_code
JOIN   excess
  ON   excess.fixmedins_code = line.fixmedins_code
 AND   excess.setl_id = line.setl_id
 AND   excess.rx_drord_no = line.rx_drord_no
WHERE  line.fund_amount > 0
