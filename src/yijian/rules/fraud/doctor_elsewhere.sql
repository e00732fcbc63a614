/* ---
code: YJ10000402105000
version: 1
name: 开单医师备案在其他机构
tier: 欺诈
outcome: 可疑
moments: [事中, 事后]
grain: line
partition_by: none
anchor: [fixmedins_code, setl_id, bilg_dr_code]
scope: line.bilg_dr_code IS NOT NULL AND NOT line.placeholder_doctor
  AND line.care_setting IN ('门诊', '住院')
needs: [line.bilg_dr_place, line.fund_amount]
knowledge: []
law: []
basis: 海南办法第二十三条第（十）项；条例第15条、第38条第6项、第40条第1款第3项
what: 开单医师在医保医师信息中只备案于其他机构，费用却由本机构结算。
why: 医师不在本机构执业，费用由本机构上传，提示为未定点或被暂停结算的机构代为结算，或盗用医师代码。
how: 按医师代码查备案的机构：本机构没有备案、其他机构有备案的，列出该医师名下由基金支付的门诊和住院费用。两处都没有备案的不能判断；占位医师、药店购药不判。
amount: 该医师名下各行由基金支付的部分。
wrong_when: 多点执业、会诊、对口支援已批准而信息未更新；医联体内派驻；医师调动前后的备案滞后；代码录入错误。要认定须查执业注册、派驻文件和就诊地点。
example: 备案在诊所的医师，名下住院费用全部由另一家卫生院结算。
evidence: {bilg_dr_code: 开单医师, bilg_dr_name: 医师姓名, medins_code: 备案机构}
--- */
WITH registered AS (
    SELECT staff.dr_code, min(staff.fixmedins_code) AS fixmedins_code
    FROM   staff
    GROUP  BY staff.dr_code
)
SELECT line.fixmedins_code, line.setl_id, line.bkkp_sn, '违规' AS role,
       line.fee_amount, line.fund_amount, line.bilg_dr_code, line.bilg_dr_name,
       registered.fixmedins_code AS medins_code
FROM   line
JOIN   registered
  ON   registered.dr_code = line.bilg_dr_code
WHERE  line.bilg_dr_place = '其他机构'
  AND  line.fund_amount > 0
