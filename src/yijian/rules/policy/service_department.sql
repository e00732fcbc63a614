/* ---
code: GZ10000102008000
version: 1
name: 医疗服务项目限科室使用
tier: 政策
outcome: 可疑
moments: [事前, 事中, 事后]
grain: line
partition_by: none
anchor: [fixmedins_code, setl_id, bkkp_sn]
scope: line.hilist_code IN (SELECT hilist_code FROM knowledge.service_department)
needs: [line.bilg_dept_caty, line.done_dept_caty, line.fund_amount, knowledge.service_department]
knowledge: [service_department, service_department_exempt]
law: []
basis: 医疗服务项目分类与代码的项目内涵和支付限定；医疗机构诊疗科目名录；条例第38条第6项
what: 开单和受单的科室都不在该项目限定的科室之内，而基金支付了该项目。
why: 项目限定由具备条件的科室使用，其他科室使用不在支付范围之内。
how: 开单科室、受单科室中有一个以限定的科室代码开头即为符合；急诊、重症医学科不判。科室没有按国家医保科室代码（A 加两位数字开头）上传的，无法判断。
amount: 该行由基金支付的部分。
wrong_when: 经会诊由限定科室实施而受单科室未填；病区合用；医师轮转、支援他科；科室代码上传有误。要看会诊和执行记录，故为可疑。
example: 限康复医学科的训练由骨科开单并自行执行。
evidence: {item_name: 项目, bilg_dept_codg: 开单科室, acord_dept_codg: 受单科室, dept_prefixes: 限定的科室}
--- */
WITH placed AS (
    SELECT line.fixmedins_code, line.setl_id, line.bkkp_sn, line.hilist_code,
           line.fee_ocur_date, upper(line.bilg_dept_codg) AS dept_codg
    FROM   line
    WHERE  line.fund_amount > 0
    UNION
    SELECT line.fixmedins_code, line.setl_id, line.bkkp_sn, line.hilist_code,
           line.fee_ocur_date, upper(line.acord_dept_codg)
    FROM   line
    WHERE  line.fund_amount > 0
      AND  line.acord_dept_codg IS NOT NULL
),
allowed AS (
    SELECT placed.fixmedins_code, placed.setl_id, placed.bkkp_sn
    FROM   placed
    JOIN   knowledge.service_department AS k
      ON   k.hilist_code = placed.hilist_code
     AND   substring(placed.dept_codg, 1, length(k.dept_prefix)) = k.dept_prefix
     AND   placed.fee_ocur_date BETWEEN k.begndate AND k.enddate
    UNION
    SELECT placed.fixmedins_code, placed.setl_id, placed.bkkp_sn
    FROM   placed
    JOIN   knowledge.service_department_exempt AS exempt
      ON   substring(placed.dept_codg, 1, length(exempt.dept_prefix)) = exempt.dept_prefix
     AND   placed.fee_ocur_date BETWEEN exempt.begndate AND exempt.enddate
)
SELECT line.fixmedins_code, line.setl_id, line.bkkp_sn,
       '违规' AS role, line.fee_amount, line.fund_amount,
       max(k.item_name) AS item_name, line.bilg_dept_codg, line.acord_dept_codg,
       ordered_list(k.dept_prefix) AS dept_prefixes
FROM   line
JOIN   knowledge.service_department AS k
  ON   k.hilist_code = line.hilist_code
 AND   line.fee_ocur_date BETWEEN k.begndate AND k.enddate
LEFT   JOIN allowed
  ON   allowed.fixmedins_code = line.fixmedins_code
 AND   allowed.setl_id = line.setl_id
 AND   allowed.bkkp_sn = line.bkkp_sn
WHERE  line.fund_amount > 0
  AND  allowed.bkkp_sn IS NULL
GROUP  BY line.fixmedins_code, line.setl_id, line.bkkp_sn, line.fee_amount, line.fund_amount,
          line.bilg_dept_codg, line.acord_dept_codg
