/* ---
code: GZ10000201002000
version: 1
name: 结算明细信息异常
tier: 管理
outcome: 可疑
moments: [事中, 事后]
grain: line
partition_by: none
anchor: [fixmedins_code, setl_id, bkkp_sn]
scope: line.fee_amount > 0
needs: [line.fund_amount]
knowledge: [data_check_exempt]
law: []
basis: 医疗保障信息平台定点医药机构接口规范（费用明细上传）；条例第16条、第38条第6项、第39条第3项
what: 结算明细缺少应填的开单信息，或收费类别、等级、时间与项目互相矛盾。
why: 明细是逐项审核的依据，缺项和矛盾使费用无从核对；自费项目列入支付范围直接多付。
how: 逐行核对：医疗机构的明细有无开单科室、开单医师；药品是否记在非药品收费类别，项目和耗材是否记在药品收费类别；非住院费用是否发生在结算之后；等级为自费的有无列入支付范围。缺编码、缺时间、负数、单价乘数量不等于金额、占位医师等由数据质量关口处理，不在此重复。
amount: 自费项目列入支付范围的，为该行由基金支付的部分；其余只列示，不计金额。
wrong_when: 交换时丢失科室或医师；收费类别沿用本地账单分类；当地把该自费项目纳入补充待遇支付；结算与记账的时钟不一致。
example: 收费项目等级为自费的一行，仍列入符合范围金额并由基金支付。
evidence: {faults: 明细问题, hilist_name: 项目, med_chrgitm_type: 收费类别}
--- */
WITH looked AS (
    SELECT line.fixmedins_code, line.setl_id, line.bkkp_sn, line.fee_ocur_date,
           line.fee_amount, line.fund_amount, line.hilist_name, line.med_chrgitm_type,
           CASE WHEN line.care_setting <> '购药' AND line.bilg_dept_codg IS NULL
                THEN '开单科室未填' END AS department,
           CASE WHEN line.care_setting <> '购药' AND line.bilg_dr_code IS NULL
                THEN '开单医师未填' END AS doctor,
           CASE WHEN line.item_kind IN ('药品', '饮片') AND line.med_chrgitm_type IN
                     ('01', '02', '03', '04', '05', '06', '07', '08', '12', '13')
                THEN '药品记在非药品收费类别'
                WHEN line.item_kind IN ('服务项目', '耗材')
                     AND line.med_chrgitm_type IN ('09', '10', '11')
                THEN '项目或耗材记在药品收费类别' END AS category,
           CASE WHEN line.care_setting <> '住院' AND line.fee_ocur_date > line.setl_date
                THEN '费用发生在结算之后' END AS late,
           CASE WHEN line.chrgitm_lv = '03' AND line.inscp_amt > 0 AND line.fund_amount > 0
                THEN '自费项目列入支付范围' END AS paid
    FROM   line
),
kept AS (
    SELECT looked.fixmedins_code, looked.setl_id, looked.bkkp_sn,
           looked.fee_amount, looked.fund_amount, looked.hilist_name, looked.med_chrgitm_type,
           CASE WHEN no_department.check_name IS NULL THEN looked.department END AS department,
           CASE WHEN no_doctor.check_name IS NULL THEN looked.doctor END AS doctor,
           CASE WHEN no_category.check_name IS NULL THEN looked.category END AS category,
           CASE WHEN no_late.check_name IS NULL THEN looked.late END AS late,
           CASE WHEN no_paid.check_name IS NULL THEN looked.paid END AS paid
    FROM   looked
    LEFT   JOIN knowledge.data_check_exempt AS no_department
      ON   no_department.check_name = looked.department
     AND   looked.fee_ocur_date BETWEEN no_department.begndate AND no_department.enddate
    LEFT   JOIN knowledge.data_check_exempt AS no_doctor
      ON   no_doctor.check_name = looked.doctor
     AND   looked.fee_ocur_date BETWEEN no_doctor.begndate AND no_doctor.enddate
    LEFT   JOIN knowledge.data_check_exempt AS no_category
      ON   no_category.check_name = looked.category
     AND   looked.fee_ocur_date BETWEEN no_category.begndate AND no_category.enddate
    LEFT   JOIN knowledge.data_check_exempt AS no_late
      ON   no_late.check_name = looked.late
     AND   looked.fee_ocur_date BETWEEN no_late.begndate AND no_late.enddate
    LEFT   JOIN knowledge.data_check_exempt AS no_paid
      ON   no_paid.check_name = looked.paid
     AND   looked.fee_ocur_date BETWEEN no_paid.begndate AND no_paid.enddate
    WHERE  coalesce(looked.department, looked.doctor, looked.category, looked.late, looked.paid)
           IS NOT NULL
)
SELECT kept.fixmedins_code, kept.setl_id, kept.bkkp_sn, '违规' AS role,
       CASE WHEN kept.paid IS NOT NULL THEN kept.fee_amount ELSE money(0) END AS fee_amount,
       CASE WHEN kept.paid IS NOT NULL THEN kept.fund_amount ELSE money(0) END AS fund_amount,
       CASE WHEN kept.department IS NOT NULL THEN 1 ELSE 0 END
       + CASE WHEN kept.doctor IS NOT NULL THEN 1 ELSE 0 END
       + CASE WHEN kept.category IS NOT NULL THEN 1 ELSE 0 END
       + CASE WHEN kept.late IS NOT NULL THEN 1 ELSE 0 END
       + CASE WHEN kept.paid IS NOT NULL THEN 1 ELSE 0 END AS measured, 0 AS limit_value,
       concat(coalesce(kept.department || '；', ''), coalesce(kept.doctor || '；', ''),
              coalesce(kept.category || '；', ''), coalesce(kept.late || '；', ''),
              coalesce(kept.paid || '；', '')) AS faults,
       kept.hilist_name, kept.med_chrgitm_type
FROM   kept
WHERE  coalesce(kept.department, kept.doctor, kept.category, kept.late, kept.paid) IS NOT NULL
