/* ---
code: GZ10000201004000
version: 1
name: 手术操作编码异常
tier: 管理
outcome: 可疑
moments: [事中, 事后]
grain: stay
partition_by: none
anchor: [fixmedins_code, mdtrt_id]
scope: stay.begn_date IS NOT NULL
needs: [stay.end_date, stay.fund_amount, stay.oprn_listed, knowledge.operation_not_main]
knowledge: [operation_not_main, data_check_exempt]
law: []
basis: 医疗保障基金结算清单填写规范；条例第16条、第39条第3项
what: 住院的手术操作记录缺失，或主手术选错。
why: 有手术费而无手术记录，手术无从查证；主手术选错改变按病种付费的分组。
how: 三项核对：有手术费而没有一条手术操作；有手术操作而没有一条标为主手术；标为主手术的全是诊断性操作，而同时另有其他手术。编码与手术内容是否相符须看病历，这里不判。
amount: 有手术费而无手术记录的，为手术费各行由基金支付的部分；其余只列示，不计金额。
wrong_when: 清创、换药等小处置记在手术费；手术记录由另一系统上传尚未到达；主手术标志未对照；诊断性操作确为本次住院目的。
example: 收取阑尾切除术费用，结算清单手术操作一栏空白。
evidence: {fault: 手术操作问题, operations: 手术操作编码}
--- */
WITH charged AS (
    SELECT stay.fixmedins_code, stay.mdtrt_id, stay.end_date, bill.setl_id, bill.bkkp_sn,
           bill.fee_amount, coalesce(bill.fund_amount, money(0)) AS fund_amount
    FROM   stay
    JOIN   line AS bill
      ON   bill.fixmedins_code = stay.fixmedins_code
     AND   bill.mdtrt_id = stay.mdtrt_id
    WHERE  stay.oprn_cnt = 0 AND bill.med_chrgitm_type = '06' AND bill.fee_amount > 0
),
judged AS (
    SELECT stay.fixmedins_code, stay.mdtrt_id, stay.end_date, surgery.oprn_oprt_code,
           max(CASE WHEN surgery.main_oprn_flag THEN 1 ELSE 0 END) AS main,
           max(CASE WHEN k.oprn_prefix IS NULL THEN 0 ELSE 1 END) AS minor
    FROM   stay
    JOIN   operation AS surgery
      ON   surgery.fixmedins_code = stay.fixmedins_code
     AND   surgery.mdtrt_id = stay.mdtrt_id
    LEFT   JOIN knowledge.operation_not_main AS k
      ON   oprn_category(k.oprn_prefix) = oprn_category(surgery.oprn_oprt_code)
     AND   starts_with(surgery.oprn_oprt_code, k.oprn_prefix)
     AND   stay.end_date BETWEEN k.begndate AND k.enddate
    GROUP  BY stay.fixmedins_code, stay.mdtrt_id, stay.end_date, surgery.oprn_oprt_code
),
gathered AS (
    SELECT judged.fixmedins_code, judged.mdtrt_id, judged.end_date,
           ordered_list(judged.oprn_oprt_code) AS operations,
           max(judged.main) AS has_main,
           max(CASE WHEN judged.main = 1 AND judged.minor = 0 THEN 1 ELSE 0 END) AS good_main,
           max(CASE WHEN judged.minor = 0 THEN 1 ELSE 0 END) AS has_major
    FROM   judged
    GROUP  BY judged.fixmedins_code, judged.mdtrt_id, judged.end_date
),
found AS (
    SELECT charged.fixmedins_code, charged.mdtrt_id, charged.end_date,
           charged.setl_id, charged.bkkp_sn, charged.fee_amount, charged.fund_amount,
           '有手术费而无手术操作记录' AS fault, CAST(NULL AS VARCHAR) AS operations
    FROM   charged
    UNION ALL
    SELECT gathered.fixmedins_code, gathered.mdtrt_id, gathered.end_date,
           CAST(NULL AS VARCHAR), CAST(NULL AS VARCHAR), money(0), money(0),
           CASE WHEN gathered.has_main = 0 THEN '有手术操作而无主手术'
                ELSE '主手术为诊断性操作' END,
           gathered.operations
    FROM   gathered
    WHERE  gathered.has_main = 0
       OR  (gathered.good_main = 0 AND gathered.has_major = 1)
)
SELECT found.fixmedins_code, found.mdtrt_id, found.setl_id, found.bkkp_sn, '违规' AS role,
       found.fee_amount, found.fund_amount, found.fault, found.operations
FROM   found
LEFT   JOIN knowledge.data_check_exempt AS exempt
  ON   exempt.check_name = found.fault
 AND   found.end_date BETWEEN exempt.begndate AND exempt.enddate
WHERE  exempt.check_name IS NULL
