/* ---
code: YJ10000205103000
version: 1
name: 低标准入院率
tier: 指标
outcome: 可疑
moments: [事后]
grain: discharge
partition_by: none
anchor: [fixmedins_code, month_begn]
scope: discharge.days IS NOT NULL
needs: [discharge.peer_group]
knowledge: [short_stay_exempt]
law:
- monitor.live_indicators.low_threshold_distance
- monitor.detect.low_admission_max_days
- monitor.detect.low_admission_test_watch
- monitor.abnormal_index.min_discharges
- monitor.abnormal_index.min_peers
basis: 甘肃二（二）10第4句；条例第15条、第38条第1项、第2项
what: 机构当月出院的病人中，住得短、没有手术、费用主要是检查化验的比例明显高于同类机构。
why: 单个病例或有道理，比例突出就提示把门诊检查改成住院，降低入院标准。
how: 住院天数不超过规定天数、没有手术记录和手术费、检查化验费占总费用达到规定比例的计一人次，除以当月出院人次；急诊转住院、日间手术、生育住院，转院、非医嘱离院、死亡和列入知识的诊断不计入分子。同类机构（含本机构）当月取下中位数，高出关注差距即列出；出院人次或同类家数不足规定数的不作比较。
amount: 只作提示，不计金额。
wrong_when: 以短期检查住院为主的专科（睡眠监测、心内介入评估等）；明细的收费类别沿用本地分类；出院人次少。入院指征须由临床人员看病历认定。出院人次或同类不足规定数时计为通过，实为未比较。
example: 同级医院中位数 4%，某院三成出院病人只住一两天做检查。
evidence: {median: 同类中位数, peers: 同类家数, light: 短住检查人次, discharges: 出院人次, visits: 住院就诊}
--- */
WITH told AS (
    SELECT peer.fixmedins_code, peer.month_begn, peer.peer_group,
           sum(CASE WHEN peer.days <= longest.value
              AND share(peer.light_test_fee, peer.fee_amount) >= fewest.value THEN 1 ELSE 0 END) AS light, count(*) AS discharges
    FROM   discharge AS peer
    JOIN   law."monitor.detect.low_admission_max_days" AS longest
      ON   peer.month_begn BETWEEN longest.begndate AND longest.enddate
    JOIN   law."monitor.detect.low_admission_test_watch" AS fewest
      ON   peer.month_begn BETWEEN fewest.begndate AND fewest.enddate
    GROUP  BY peer.fixmedins_code, peer.month_begn, peer.peer_group
),
ranked AS (
    SELECT told.month_begn, told.peer_group, share(told.light, told.discharges) AS rate,
           row_number() OVER (
               PARTITION BY told.month_begn, told.peer_group
               ORDER BY share(told.light, told.discharges), told.fixmedins_code) AS place,
           count(*) OVER (PARTITION BY told.month_begn, told.peer_group) AS peers
    FROM   told
),
typical AS (
    SELECT ranked.month_begn, ranked.peer_group, ranked.rate AS median, ranked.peers
    FROM   ranked
    WHERE  ranked.place = middle_rank(ranked.peers)
),
own AS (
    SELECT discharge.fixmedins_code, discharge.month_begn, discharge.month_end,
           discharge.peer_group, sum(CASE WHEN discharge.days <= longest.value
              AND share(discharge.light_test_fee, discharge.fee_amount) >= fewest.value THEN 1 ELSE 0 END) AS light,
           count(*) AS discharges,
           ordered_list(CASE WHEN discharge.days <= longest.value
              AND share(discharge.light_test_fee, discharge.fee_amount) >= fewest.value
                             THEN discharge.mdtrt_id END) AS visits
    FROM   discharge
    JOIN   law."monitor.detect.low_admission_max_days" AS longest
      ON   discharge.month_begn BETWEEN longest.begndate AND longest.enddate
    JOIN   law."monitor.detect.low_admission_test_watch" AS fewest
      ON   discharge.month_begn BETWEEN fewest.begndate AND fewest.enddate
    GROUP  BY discharge.fixmedins_code, discharge.month_begn, discharge.month_end,
           discharge.peer_group
),
compared AS (
    SELECT own.fixmedins_code, own.month_begn, own.month_end, own.light, own.discharges,
           own.visits, share(own.light, own.discharges) AS rate, typical.median, typical.peers,
           CAST(typical.median + distance.value AS DECIMAL(16,6)) AS limit_rate
    FROM   own
    JOIN   typical
      ON   typical.month_begn = own.month_begn
     AND   typical.peer_group = own.peer_group
    JOIN   law."monitor.live_indicators.low_threshold_distance" AS distance
      ON   own.month_begn BETWEEN distance.begndate AND distance.enddate
    JOIN   law."monitor.abnormal_index.min_peers" AS min_peers
      ON   own.month_begn BETWEEN min_peers.begndate AND min_peers.enddate
    JOIN   law."monitor.abnormal_index.min_discharges" AS min_discharges
      ON   own.month_begn BETWEEN min_discharges.begndate AND min_discharges.enddate
    WHERE  typical.peers >= min_peers.value
      AND  own.discharges >= min_discharges.value
)
SELECT compared.fixmedins_code, compared.month_begn, CAST(NULL AS VARCHAR) AS setl_id,
       CAST(NULL AS VARCHAR) AS bkkp_sn, '违规' AS role, money(0) AS fee_amount,
       money(0) AS fund_amount, compared.rate AS measured, compared.limit_rate AS limit_value,
       compared.month_begn AS occurred_from, compared.month_end AS occurred_to,
       compared.median, compared.peers, compared.light, compared.discharges, compared.visits
FROM   compared
WHERE  compared.rate > compared.limit_rate
