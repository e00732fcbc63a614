/* ---
code: YJ10000401113000
version: 1
name: 医师成批开糖化血红蛋白检测
tier: 欺诈
outcome: 可疑
moments: [事后]
grain: glycated
partition_by: doctor
anchor: [bilg_dr_code, month_begn]
scope: glycated.psn_no IS NOT NULL
needs: [glycated.diabetic, history(monitor.detect.glycated_interval)]
knowledge: []
law: [monitor.detect.glycated_interval, monitor.detect.glycated_persons,
      monitor.detect.glycated_share]
basis: 条例第38条第2项；国家医保局糖化血红蛋白筛查线索核查（2024年）
what: 一名医师一个月内给许多人开糖化血红蛋白检测，其中半数以上没有糖尿病相关诊断，或者刚在近期查过。
why: 糖化血红蛋白反映两三个月的血糖，不是入院常规；对整个病区开单、短期反复开单都没有必要。
how: 按医师和月份，检测人数达到规定人数，其中存疑的人数占比达到规定比例即列出；存疑是就诊的诊断中没有糖尿病、妊娠糖尿病或血糖升高，或距同一人前一次检测（不论哪家机构）不足规定天数。
amount: 存疑的各行由基金支付的部分；有诊断、按期复查的不计。
wrong_when: 内分泌科、体检筛查项目的医师；诊断未写全；科室统一以一名医师的名义录入；围手术期评估有指征。
example: 一名住院医师一个月给病区三百人开糖化血红蛋白，糖尿病患者只有二十人。
evidence: {persons: 检测人数, doubtful: 存疑人数, doubt: 存疑原因, previous_on: 前次检测日期}
--- */
WITH judged AS (
    SELECT glycated.bilg_dr_code, glycated.month_begn, glycated.tested_on, glycated.psn_no,
           glycated.fixmedins_code, glycated.setl_id, glycated.bkkp_sn, glycated.fee_amount,
           glycated.fund_amount, glycated.previous_on,
           CASE WHEN days_between(glycated.previous_on, glycated.tested_on) < shortest.value
                THEN '短期重复'
                WHEN NOT glycated.diabetic THEN '无相关诊断' END AS doubt
    FROM   glycated
    JOIN   law."monitor.detect.glycated_interval" AS shortest
      ON   glycated.tested_on BETWEEN shortest.begndate AND shortest.enddate
),
busy AS (
    SELECT judged.bilg_dr_code, judged.month_begn, max(judged.tested_on) AS last_on,
           count(DISTINCT judged.psn_no) AS persons,
           count(DISTINCT CASE WHEN judged.doubt IS NOT NULL THEN judged.psn_no END) AS doubtful
    FROM   judged
    GROUP  BY judged.bilg_dr_code, judged.month_begn
)
SELECT judged.bilg_dr_code, judged.month_begn, judged.fixmedins_code, judged.setl_id,
       judged.bkkp_sn, '违规' AS role, judged.fee_amount, judged.fund_amount,
       share(busy.doubtful, busy.persons) AS measured, least_share.value AS limit_value,
       busy.persons, busy.doubtful, judged.doubt, judged.previous_on
FROM   judged
JOIN   busy
  ON   busy.bilg_dr_code = judged.bilg_dr_code
 AND   busy.month_begn = judged.month_begn
JOIN   law."monitor.detect.glycated_persons" AS fewest
  ON   busy.last_on BETWEEN fewest.begndate AND fewest.enddate
JOIN   law."monitor.detect.glycated_share" AS least_share
  ON   busy.last_on BETWEEN least_share.begndate AND least_share.enddate
WHERE  judged.doubt IS NOT NULL
  AND  busy.persons >= fewest.value
  AND  share(busy.doubtful, busy.persons) >= least_share.value
