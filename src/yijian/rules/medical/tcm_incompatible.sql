/* ---
code: GZ10000301012000
version: 1
name: 中药饮片配伍禁忌
tier: 医疗
outcome: 可疑
moments: [事前, 事中, 事后]
grain: line
partition_by: person
anchor: [fixmedins_code, psn_no, rx_drord_no, fee_ocur_date]
scope: line.item_kind = '饮片'
needs: [line.rx_drord_no, line.hilist_name, line.fund_amount, knowledge.tcm_incompatible]
knowledge: [tcm_incompatible, tcm_slice_name, tcm_slice_code, tcm_external_use]
law: []
basis: 中华人民共和国药典一部各品种“注意”；十八反、十九畏歌诀；条例第38条第2项
what: 一张处方里有不宜同用的两味饮片，由基金支付。
why: 药典写明不宜同用，同用有安全风险；没有说明的，也可能是随意凑方。
how: 同一人、同一机构、同一处方号、同一日的饮片合看；饮片先按名称、再按医保编码归到药味（如炙甘草归甘草），名称或药味成对列在配伍禁忌表里即列出。随软件自带的是名称表，须一字不差；当地名称不同的，导入编码与药味的对照。对不上的饮片查不出来，通过不等于没有。用药途径写明外用的不判。
amount: 成对的各味饮片由基金支付的部分。
wrong_when: 古方和名医用方有意相反相成并经医师双签字；外用而途径没有上传；一个处方号下是两张方子；地方习用品种同名异物。医疗类规则先听取机构说明，故为可疑。
example: 一张处方同开甘草和甘遂。
evidence: {pairs: 不宜同用的药味}
--- */
WITH inside AS (
    SELECT slice.fixmedins_code, slice.psn_no, slice.rx_drord_no, slice.fee_ocur_date,
           slice.setl_id, slice.bkkp_sn, slice.hilist_code, trim(slice.hilist_name) AS slice_name
    FROM   line AS slice
    LEFT   JOIN knowledge.tcm_external_use AS outside
      ON   outside.route_name = slice.medc_way_dscr
     AND   slice.fee_ocur_date BETWEEN outside.begndate AND outside.enddate
    WHERE  slice.item_kind = '饮片'
      AND  slice.cnt > 0
      AND  slice.hilist_name IS NOT NULL
      AND  outside.route_name IS NULL
),
called AS (
    SELECT inside.fixmedins_code, inside.psn_no, inside.rx_drord_no, inside.fee_ocur_date,
           inside.setl_id, inside.bkkp_sn, inside.slice_name AS slice
    FROM   inside
    UNION ALL
    SELECT inside.fixmedins_code, inside.psn_no, inside.rx_drord_no, inside.fee_ocur_date,
           inside.setl_id, inside.bkkp_sn, known.slice
    FROM   inside
    JOIN   knowledge.tcm_slice_name AS known
      ON   known.slice_name = inside.slice_name
     AND   inside.fee_ocur_date BETWEEN known.begndate AND known.enddate
    UNION ALL
    SELECT inside.fixmedins_code, inside.psn_no, inside.rx_drord_no, inside.fee_ocur_date,
           inside.setl_id, inside.bkkp_sn, coded.slice
    FROM   inside
    JOIN   knowledge.tcm_slice_code AS coded
      ON   coded.hilist_code = inside.hilist_code
     AND   inside.fee_ocur_date BETWEEN coded.begndate AND coded.enddate
),
clash AS (
    SELECT one.fixmedins_code, one.psn_no, one.rx_drord_no, one.fee_ocur_date,
           one.setl_id AS one_setl_id, one.bkkp_sn AS one_bkkp_sn,
           two.setl_id AS two_setl_id, two.bkkp_sn AS two_bkkp_sn,
           concat(k.slice_a, '与', k.slice_b) AS pair
    FROM   called AS one
    JOIN   knowledge.tcm_incompatible AS k
      ON   k.slice_a = one.slice
     AND   one.fee_ocur_date BETWEEN k.begndate AND k.enddate
    JOIN   called AS two
      ON   two.slice = k.slice_b
     AND   two.fixmedins_code = one.fixmedins_code
     AND   two.psn_no = one.psn_no
     AND   two.rx_drord_no = one.rx_drord_no
     AND   two.fee_ocur_date = one.fee_ocur_date
),
slices AS (
    SELECT clash.fixmedins_code, clash.one_setl_id AS setl_id, clash.one_bkkp_sn AS bkkp_sn
    FROM   clash
    UNION
    SELECT clash.fixmedins_code, clash.two_setl_id, clash.two_bkkp_sn
    FROM   clash
),
finding AS (
    SELECT clash.fixmedins_code, clash.psn_no, clash.rx_drord_no, clash.fee_ocur_date,
           ordered_list(clash.pair) AS pairs
    FROM   clash
    GROUP  BY clash.fixmedins_code, clash.psn_no, clash.rx_drord_no, clash.fee_ocur_date
)
SELECT line.fixmedins_code, line.psn_no, line.rx_drord_no, line.fee_ocur_date,
       line.setl_id, line.bkkp_sn, '违规' AS role, line.fee_amount, line.fund_amount,
       finding.pairs
FROM   line
JOIN   slices
  ON   slices.fixmedins_code = line.fixmedins_code
 AND   slices.setl_id = line.setl_id
 AND   slices.bkkp_sn = line.bkkp_sn
JOIN   finding
  ON   finding.fixmedins_code = line.fixmedins_code
 AND   finding.psn_no = line.psn_no
 AND   finding.rx_drord_no = line.rx_drord_no
 AND   finding.fee_ocur_date = line.fee_ocur_date
WHERE  line.fund_amount > 0
