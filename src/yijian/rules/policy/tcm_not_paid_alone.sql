/* ---
code: GZ10000101004000
version: 1
name: 中药饮片单方使用不予支付
tier: 政策
outcome: 违规
moments: [事前, 事中, 事后]
grain: line
partition_by: person
anchor: [fixmedins_code, psn_no, rx_drord_no]
scope: line.hilist_code IN (SELECT hilist_code FROM knowledge.tcm_not_paid_alone)
needs: [line.rx_drord_no, line.fund_amount, knowledge.tcm_not_paid_alone]
knowledge: [tcm_not_paid_alone]
law: []
basis: 国家医保药品目录中药饮片部分；条例第38条第6项
what: 处方只有单独使用不予支付的饮片，基金仍予支付。
why: 目录规定这些饮片单独使用、或处方全部由它们组成时，基金不予支付。
how: 同一人、同一机构、同一处方号的饮片合看；只要有一味由基金支付的其他饮片，整张处方不判。
amount: 处方中名单饮片由基金支付的部分。
wrong_when: 处方号上传有误或一方拆为数号；另一味饮片自费而未上传；饮片编码对照有误。
example: 一张处方只开人参片一味并由基金支付。
evidence: {item_names: 名单饮片}
--- */
WITH formula AS (
    SELECT DISTINCT other.fixmedins_code, other.psn_no, other.rx_drord_no
    FROM   line AS other
    LEFT   JOIN knowledge.tcm_not_paid_alone AS listed
      ON   listed.hilist_code = other.hilist_code
     AND   other.fee_ocur_date BETWEEN listed.begndate AND listed.enddate
    WHERE  other.item_kind = '饮片'
      AND  listed.hilist_code IS NULL
      AND  coalesce(other.fund_amount, 1) > 0
),
hit AS (
    SELECT line.fixmedins_code, line.psn_no, line.rx_drord_no, line.setl_id, line.bkkp_sn,
           line.fee_amount, line.fund_amount, k.item_name
    FROM   line
    JOIN   knowledge.tcm_not_paid_alone AS k
      ON   k.hilist_code = line.hilist_code
     AND   line.fee_ocur_date BETWEEN k.begndate AND k.enddate
    LEFT   JOIN formula
      ON   formula.fixmedins_code = line.fixmedins_code
     AND   formula.psn_no = line.psn_no
     AND   formula.rx_drord_no = line.rx_drord_no
    WHERE  formula.rx_drord_no IS NULL
      AND  line.fund_amount > 0
),
finding AS (
    SELECT hit.fixmedins_code, hit.psn_no, hit.rx_drord_no,
           ordered_list(hit.item_name) AS item_names
    FROM   hit
    GROUP  BY hit.fixmedins_code, hit.psn_no, hit.rx_drord_no
)
SELECT hit.fixmedins_code, hit.psn_no, hit.rx_drord_no, hit.setl_id, hit.bkkp_sn,
       '违规' AS role, hit.fee_amount, hit.fund_amount, finding.item_names
FROM   hit
JOIN   finding
  ON   finding.fixmedins_code = hit.fixmedins_code
 AND   finding.psn_no = hit.psn_no
 AND   finding.rx_drord_no = hit.rx_drord_no
