/* ---
code: GZ10000201003000
version: 1
name: 疾病诊断编码异常
tier: 管理
outcome: 可疑
moments: [事中, 事后]
grain: stay
partition_by: none
anchor: [fixmedins_code, mdtrt_id]
scope: stay.begn_date IS NOT NULL
needs: [stay.end_date, stay.main_diag_code, stay.fund_amount, knowledge.diagnosis_expected_item]
knowledge: [diagnosis_expected_item]
law: []
basis: 医疗保障基金结算清单填写规范；条例第16条、第39条第3项
what: 住院报了某项诊断，费用明细里却没有与它相应的药品、项目或耗材。
why: 有病而无诊疗，提示诊断为虚报、误选，或为进入高权重病组而添加。
how: 诊断列入知识的，看该次住院的明细里有无它应有的收费类别或编码，一项都没有即列出；转院、自动离院、死亡和当日出院的不判；没有任何明细的住院不判。
amount: 只列示，不计金额。
wrong_when: 诊疗在院外或转入前已完成；诊疗由科研或专项经费支付未上传；明细漏传；收费类别沿用本地分类；诊断为既往病史。
example: 诊断为恶性肿瘤化学治疗，全程没有一行西药费。
evidence: {diagnoses: 没有相应诊疗的诊断, main_diag_code: 主诊断}
--- */
WITH seen AS (
    SELECT stay.fixmedins_code, stay.mdtrt_id, stay.end_date, stay.main_diag_code AS diag_code
    FROM   stay
    WHERE  coalesce(stay.dscg_way, '1') NOT IN ('2', '4', '5')
      AND  stay.end_date > stay.begn_date
    UNION ALL
    SELECT stay.fixmedins_code, stay.mdtrt_id, stay.end_date, told.diag_code
    FROM   stay
    JOIN   diagnosis AS told
      ON   told.fixmedins_code = stay.fixmedins_code
     AND   told.mdtrt_id = stay.mdtrt_id
    WHERE  coalesce(stay.dscg_way, '1') NOT IN ('2', '4', '5')
      AND  stay.end_date > stay.begn_date
      AND  told.inout_diag_type = '2'
),
claimed AS (
    SELECT DISTINCT seen.fixmedins_code, seen.mdtrt_id, seen.end_date, seen.diag_code,
           k.diag_prefix
    FROM   seen
    JOIN   knowledge.diagnosis_expected_item AS k
      ON   diag_category(k.diag_prefix) = diag_category(seen.diag_code)
     AND   starts_with(seen.diag_code, k.diag_prefix)
     AND   seen.end_date BETWEEN k.begndate AND k.enddate
),
given AS (
    SELECT claimed.fixmedins_code, claimed.mdtrt_id, claimed.diag_prefix,
           max(CASE WHEN want.expected_by = '收费类别' AND bill.med_chrgitm_type = want.expected
                    THEN 1
                    WHEN want.expected_by = '编码前缀'
                         AND starts_with(bill.hilist_code, want.expected)
                    THEN 1 ELSE 0 END) AS met
    FROM   claimed
    JOIN   line AS bill
      ON   bill.fixmedins_code = claimed.fixmedins_code
     AND   bill.mdtrt_id = claimed.mdtrt_id
    JOIN   knowledge.diagnosis_expected_item AS want
      ON   want.diag_prefix = claimed.diag_prefix
     AND   claimed.end_date BETWEEN want.begndate AND want.enddate
    GROUP  BY claimed.fixmedins_code, claimed.mdtrt_id, claimed.diag_prefix
)
SELECT stay.fixmedins_code, stay.mdtrt_id,
       CAST(NULL AS VARCHAR) AS setl_id, CAST(NULL AS VARCHAR) AS bkkp_sn, '违规' AS role,
       money(0) AS fee_amount, money(0) AS fund_amount,
       count(DISTINCT claimed.diag_code) AS measured, 0 AS limit_value,
       ordered_list(claimed.diag_code) AS diagnoses, stay.main_diag_code
FROM   stay
JOIN   claimed
  ON   claimed.fixmedins_code = stay.fixmedins_code
 AND   claimed.mdtrt_id = stay.mdtrt_id
JOIN   given
  ON   given.fixmedins_code = claimed.fixmedins_code
 AND   given.mdtrt_id = claimed.mdtrt_id
 AND   given.diag_prefix = claimed.diag_prefix
WHERE  given.met = 0
GROUP  BY stay.fixmedins_code, stay.mdtrt_id, stay.main_diag_code
