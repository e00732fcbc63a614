/* ---
code: GZ10000101012000
version: 1
name: 药品限医疗机构级别
tier: 政策
outcome: 违规
moments: [事前, 事中, 事后]
grain: line
partition_by: none
anchor: [fixmedins_code, setl_id, bkkp_sn]
scope: line.hilist_code IN (SELECT hilist_code FROM knowledge.drug_institution_level)
  AND line.care_setting <> '购药'
needs: [line.hosp_lv, line.fund_amount, knowledge.drug_institution_level]
knowledge: [drug_institution_level]
law: []
basis: 国家医保药品目录备注；条例第38条第6项
what: 低于目录限定级别的医疗机构用基金结算了该药品。
why: 目录把该药品的支付限定在一定级别以上的医疗机构。
how: 按费用发生日有效的限定级别，与该机构的级别比较；未定级机构按最低一级；药店购药不在此列。
amount: 该行由基金支付的部分。
wrong_when: 目录只限首诊处方而本次为续方；机构级别刚刚变更；医联体内上级机构开方、基层机构结算；院内编码对照有误。
example: 乡镇卫生院结算限二级以上医疗机构使用的注射剂。
evidence: {min_level: 目录要求级别, hosp_lv: 机构级别}
--- */
SELECT line.fixmedins_code, line.setl_id, line.bkkp_sn,
       '违规' AS role, line.fee_amount, line.fund_amount,
       k.min_level, line.hosp_lv
FROM   line
JOIN   knowledge.drug_institution_level AS k
  ON   k.hilist_code = line.hilist_code
 AND   line.fee_ocur_date BETWEEN k.begndate AND k.enddate
WHERE  level_rank(line.hosp_lv) < level_rank(k.min_level)
  AND  NOT k.first_prescription_only
  AND  line.fund_amount > 0
