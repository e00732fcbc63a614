/* ---
code: YJ10000401107000
version: 1
name: 短时间内两家机构刷卡
tier: 欺诈
outcome: 可疑
moments: [事中, 事后]
grain: settlement
partition_by: person
anchor: [fixmedins_code, setl_id]
scope: NOT settlement.gone AND settlement.care_setting IN ('门诊', '购药')
  AND settlement.manl_reim_rea IS NULL
  AND (settlement.setl_time IS NULL
       OR settlement.setl_time <> settlement.setl_date)
needs: [settlement.setl_time, settlement.fund_amount]
knowledge: []
law: [monitor.detect.two_places_minutes]
basis: 条例第40条第1款第1项、第3项，第41条第1款第1项、第3项
what: 同一人的门诊或购药结算，与前一次在另一家机构的结算只隔几十分钟。
why: 人来不及从一家机构到另一家看病取药，提示凭证被人集中保管、敛卡套刷。
how: 同一人的门诊和购药结算按时间排列，与紧邻的前一次不在同一机构且不足规定分钟数即列出；两家机构不在同一县区的为核心，否则为关注。手工报销、只有日期没有钟点的结算和处方流转到药店取药的不判。
amount: 后一次结算各行的金额；前一次只作证据。
wrong_when: 医院门口的药店；家人持凭证分头办理；互联网购药；机构时钟不准或集中补传；处方流转没有标明。
example: 上午十时在甲县药店刷卡，十时十二分又在乙县诊所结算。
evidence: {earlier_institution: 前一机构, earlier_setl_id: 前一结算, earlier_time: 前一结算时间, setl_time: 本次结算时间}
--- */
WITH followed AS (
    SELECT swipe.fixmedins_code, swipe.setl_id, swipe.setl_time, swipe.admdvs,
           lag(swipe.fixmedins_code) OVER (
               PARTITION BY swipe.psn_no
               ORDER BY swipe.setl_time, swipe.fixmedins_code, swipe.setl_id
           ) AS earlier_institution,
           lag(swipe.setl_id) OVER (
               PARTITION BY swipe.psn_no
               ORDER BY swipe.setl_time, swipe.fixmedins_code, swipe.setl_id) AS earlier_setl_id,
           lag(swipe.setl_time) OVER (
               PARTITION BY swipe.psn_no
               ORDER BY swipe.setl_time, swipe.fixmedins_code, swipe.setl_id) AS earlier_time,
           lag(swipe.admdvs) OVER (
               PARTITION BY swipe.psn_no
               ORDER BY swipe.setl_time, swipe.fixmedins_code, swipe.setl_id) AS earlier_admdvs
    FROM   settlement AS swipe
    WHERE  swipe.care_setting IN ('门诊', '购药')
      AND  swipe.manl_reim_rea IS NULL
      AND  swipe.setl_time <> swipe.setl_date
      AND  swipe.fee_amount > 0
),
soon AS (
    SELECT settlement.fixmedins_code, settlement.setl_id, settlement.setl_time,
           followed.earlier_institution, followed.earlier_setl_id, followed.earlier_time,
           minutes_between(followed.earlier_time, followed.setl_time) AS minutes,
           shortest.value AS limit_value,
           CASE WHEN followed.admdvs <> followed.earlier_admdvs THEN '核心'
                ELSE '关注' END AS zone
    FROM   settlement
    JOIN   followed
      ON   followed.fixmedins_code = settlement.fixmedins_code
     AND   followed.setl_id = settlement.setl_id
    JOIN   law."monitor.detect.two_places_minutes" AS shortest
      ON   settlement.setl_date BETWEEN shortest.begndate AND shortest.enddate
    WHERE  followed.earlier_institution <> followed.fixmedins_code
      AND  minutes_between(followed.earlier_time, followed.setl_time) < shortest.value
),
circulated AS (
    SELECT DISTINCT passed_on.fixmedins_code, passed_on.setl_id
    FROM   soon
    JOIN   line AS passed_on
      ON   passed_on.fixmedins_code = soon.fixmedins_code
     AND   passed_on.setl_id = soon.setl_id
    WHERE  passed_on.rx_circ_flag = '1'
)
SELECT soon.fixmedins_code, soon.setl_id, bill.bkkp_sn,
       '违规' AS role, bill.fee_amount, coalesce(bill.fund_amount, money(0)) AS fund_amount,
       soon.minutes AS measured, soon.limit_value, soon.zone,
       soon.earlier_institution, soon.earlier_setl_id, soon.earlier_time, soon.setl_time
FROM   soon
JOIN   line AS bill
  ON   bill.fixmedins_code = soon.fixmedins_code
 AND   bill.setl_id = soon.setl_id
LEFT   JOIN circulated
  ON   circulated.fixmedins_code = soon.fixmedins_code
 AND   circulated.setl_id = soon.setl_id
WHERE  circulated.setl_id IS NULL
