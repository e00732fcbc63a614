/* ---
code: GZ10000201001000
version: 1
name: 医保结算清单信息异常
tier: 管理
outcome: 可疑
moments: [事中, 事后]
grain: stay
partition_by: none
anchor: [fixmedins_code, mdtrt_id]
scope: stay.begn_date IS NOT NULL
needs: [stay.end_date, stay.fund_amount]
knowledge: [data_check_exempt]
law: [monitor.detect.stay_days_tolerance, monitor.detect.charge_outside_stay_tolerance]
basis: 医疗保障基金结算清单填写规范；条例第16条、第39条第3项
what: 住院结算清单缺少应填的项目，或各项目互相矛盾。
why: 清单是按病种付费和审核的依据，缺项、矛盾会使分组和审核失真。
how: 逐项核对：离院方式、主诊医师、手术术者是否填写；住院天数与出入院日期、死亡日期与离院方式、主诊断与诊断列表、手术日期与住院期间是否一致。编码格式、金额关系、出院早于入院等由数据质量关口处理，这里只看本身合格的项目是否齐全合理。
amount: 只列示，不计金额。
wrong_when: 项目在医院系统里有而交换时丢失；急诊手术后才办入院；系统按夜或按日计住院天数；死亡日期补录较晚。
example: 离院方式填医嘱离院，却填有住院期间的死亡日期。
evidence: {faults: 清单问题, begn_date: 入院日期, end_date: 出院日期}
--- */
WITH operated AS (
    SELECT stay.fixmedins_code, stay.mdtrt_id, stay.begn_date, stay.end_date,
           surgery.oprn_date, surgery.oper_dr_code, tolerance.value AS tolerance
    FROM   stay
    JOIN   operation AS surgery
      ON   surgery.fixmedins_code = stay.fixmedins_code
     AND   surgery.mdtrt_id = stay.mdtrt_id
    JOIN   law."monitor.detect.charge_outside_stay_tolerance" AS tolerance
      ON   stay.end_date BETWEEN tolerance.begndate AND tolerance.enddate
),
listed AS (
    SELECT stay.fixmedins_code, stay.mdtrt_id, stay.begn_date, stay.end_date,
           max(CASE WHEN told.diag_code = stay.main_diag_code THEN 1 ELSE 0 END) AS has_main
    FROM   stay
    JOIN   diagnosis AS told
      ON   told.fixmedins_code = stay.fixmedins_code
     AND   told.mdtrt_id = stay.mdtrt_id
    WHERE  stay.main_diag_code IS NOT NULL
    GROUP  BY stay.fixmedins_code, stay.mdtrt_id, stay.begn_date, stay.end_date
),
fault AS (
    SELECT stay.fixmedins_code, stay.mdtrt_id, stay.begn_date, stay.end_date,
           '离院方式未填' AS check_name
    FROM   stay
    WHERE  stay.dscg_way IS NULL
    UNION
    SELECT stay.fixmedins_code, stay.mdtrt_id, stay.begn_date, stay.end_date, '主诊医师未填'
    FROM   stay
    WHERE  stay.chfpdr_code IS NULL
    UNION
    SELECT stay.fixmedins_code, stay.mdtrt_id, stay.begn_date, stay.end_date,
           '住院天数与出入院日期不符'
    FROM   stay
    JOIN   law."monitor.detect.stay_days_tolerance" AS tolerance
      ON   stay.end_date BETWEEN tolerance.begndate AND tolerance.enddate
    WHERE  abs(stay.ipt_days - greatest(days_between(stay.begn_date, stay.end_date), 1))
           > tolerance.value
    UNION
    SELECT stay.fixmedins_code, stay.mdtrt_id, stay.begn_date, stay.end_date,
           '离院方式为死亡而无死亡日期'
    FROM   stay
    WHERE  stay.dscg_way = '5' AND stay.die_date IS NULL
    UNION
    SELECT stay.fixmedins_code, stay.mdtrt_id, stay.begn_date, stay.end_date,
           '住院期间死亡而离院方式不是死亡'
    FROM   stay
    WHERE  stay.dscg_way <> '5' AND stay.claimed_die_date < stay.end_date
    UNION
    SELECT listed.fixmedins_code, listed.mdtrt_id, listed.begn_date, listed.end_date,
           '主诊断不在诊断列表中'
    FROM   listed
    WHERE  listed.has_main = 0
    UNION
    SELECT operated.fixmedins_code, operated.mdtrt_id, operated.begn_date, operated.end_date,
           '手术没有术者'
    FROM   operated
    WHERE  operated.oper_dr_code IS NULL
    UNION
    SELECT operated.fixmedins_code, operated.mdtrt_id, operated.begn_date, operated.end_date,
           '手术日期不在住院期间'
    FROM   operated
    WHERE  days_between(operated.oprn_date, operated.begn_date) > operated.tolerance
       OR  days_between(operated.end_date, operated.oprn_date) > operated.tolerance
)
SELECT fault.fixmedins_code, fault.mdtrt_id,
       CAST(NULL AS VARCHAR) AS setl_id, CAST(NULL AS VARCHAR) AS bkkp_sn, '违规' AS role,
       money(0) AS fee_amount, money(0) AS fund_amount,
       count(*) AS measured, 0 AS limit_value,
       ordered_list(fault.check_name) AS faults, fault.begn_date, fault.end_date
FROM   fault
LEFT   JOIN knowledge.data_check_exempt AS exempt
  ON   exempt.check_name = fault.check_name
 AND   fault.end_date BETWEEN exempt.begndate AND exempt.enddate
WHERE  exempt.check_name IS NULL
GROUP  BY fault.fixmedins_code, fault.mdtrt_id, fault.begn_date, fault.end_date
