/* ---
code: GZ10000204005000
version: 1
name: 无指征住院（低标准入院）
tier: 管理
outcome: 可疑
moments: [事后]
grain: stay
partition_by: none
anchor: [fixmedins_code, mdtrt_id]
scope: stay.begn_date IS NOT NULL
needs: [stay.main_diag_code, stay.end_date, stay.fund_amount, knowledge.short_stay_exempt]
knowledge: [short_stay_exempt]
law: [monitor.detect.low_admission_max_days, monitor.detect.low_admission_test_watch,
      monitor.detect.low_admission_test_core]
basis: 条例第15条、第38条第1项、第2项，第40条第1款第1项
what: 住院很短，没有手术，费用主要是检查和化验。
why: 可在门诊完成的检查改为住院，把门诊费用转入统筹基金，并占用床位。
how: 住院天数不超过上限、没有手术操作也没有手术费的住院，检查费和化验费占总费用达到核心比例的为核心，达到关注比例的为关注。急诊转住院、日间手术、生育住院，转院、自动离院、死亡，以及列入知识的诊断不判。入院指征是否具备，须看病历，由临床人员认定。
amount: 该次住院各行由基金支付的部分。
wrong_when: 急症留院观察后排除；入院后病情变化转院或放弃治疗；介入检查本身须住院；明细的收费类别沿用本地分类。
example: 头晕住院两日，费用八成为磁共振和生化检查。
evidence: {stay_days: 住院天数, test_fee: 检查化验费, total_fee: 总费用, main_diag_code: 主诊断}
zones: {core: monitor.detect.low_admission_test_core, watch: monitor.detect.low_admission_test_watch, compare: from}
--- */
WITH short AS (
    SELECT stay.fixmedins_code, stay.mdtrt_id, stay.begn_date, stay.main_diag_code,
           days_between(stay.begn_date, stay.end_date) AS stay_days
    FROM   stay
    JOIN   law."monitor.detect.low_admission_max_days" AS longest
      ON   stay.begn_date BETWEEN longest.begndate AND longest.enddate
    WHERE  days_between(stay.begn_date, stay.end_date) <= longest.value
      AND  stay.oprn_cnt = 0
      AND  stay.fund_amount > 0
      AND  coalesce(stay.dscg_way, '1') NOT IN ('2', '4', '5')
      AND  NOT starts_with(stay.med_type, '24')
      AND  NOT starts_with(stay.med_type, '28')
      AND  NOT starts_with(stay.med_type, '52')
),
exempted AS (
    SELECT DISTINCT short.fixmedins_code, short.mdtrt_id
    FROM   short
    JOIN   knowledge.short_stay_exempt AS exempt
      ON   substring(short.main_diag_code, 1, length(exempt.diag_prefix))
           = upper(exempt.diag_prefix)
     AND   short.begn_date BETWEEN exempt.begndate AND exempt.enddate
),
spent AS (
    SELECT short.fixmedins_code, short.mdtrt_id, short.begn_date, short.main_diag_code,
           short.stay_days, sum(bill.fee_amount) AS total_fee,
           sum(CASE WHEN bill.med_chrgitm_type IN ('03', '04') THEN bill.fee_amount
                    ELSE money(0) END) AS test_fee
    FROM   short
    LEFT   JOIN exempted
      ON   exempted.fixmedins_code = short.fixmedins_code
     AND   exempted.mdtrt_id = short.mdtrt_id
    JOIN   line AS bill
      ON   bill.fixmedins_code = short.fixmedins_code
     AND   bill.mdtrt_id = short.mdtrt_id
    WHERE  exempted.mdtrt_id IS NULL
    GROUP  BY short.fixmedins_code, short.mdtrt_id, short.begn_date, short.main_diag_code,
           short.stay_days
    HAVING sum(CASE WHEN bill.med_chrgitm_type = '06' THEN bill.fee_amount
                    ELSE money(0) END) = 0
),
found AS (
    SELECT spent.fixmedins_code, spent.mdtrt_id, spent.main_diag_code, spent.stay_days,
           money(spent.total_fee) AS total_fee, money(spent.test_fee) AS test_fee,
           share(spent.test_fee, spent.total_fee) AS test_share,
           watch.value AS watch_share, core.value AS core_share
    FROM   spent
    JOIN   law."monitor.detect.low_admission_test_watch" AS watch
      ON   spent.begn_date BETWEEN watch.begndate AND watch.enddate
    JOIN   law."monitor.detect.low_admission_test_core" AS core
      ON   spent.begn_date BETWEEN core.begndate AND core.enddate
)
SELECT found.fixmedins_code, found.mdtrt_id, bill.setl_id, bill.bkkp_sn, '违规' AS role,
       bill.fee_amount, bill.fund_amount,
       found.test_share AS measured,
       CASE WHEN found.test_share >= found.core_share THEN found.core_share
            ELSE found.watch_share END AS limit_value,
       CASE WHEN found.test_share >= found.core_share THEN '核心' ELSE '关注' END AS zone,
       found.stay_days, found.test_fee, found.total_fee, found.main_diag_code
FROM   found
JOIN   line AS bill
  ON   bill.fixmedins_code = found.fixmedins_code
 AND   bill.mdtrt_id = found.mdtrt_id
WHERE  found.test_share >= found.watch_share
  AND  bill.fund_amount > 0
