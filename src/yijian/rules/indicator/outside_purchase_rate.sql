/* ---
code: YJ10000205101000
version: 1
name: 住院期间院外购药率
tier: 指标
outcome: 可疑
moments: [事后]
grain: discharge
partition_by: none
anchor: [fixmedins_code, month_begn]
scope: discharge.days IS NOT NULL
needs: [discharge.peer_group]
knowledge: []
law:
- monitor.live_indicators.outside_purchase_distance
- monitor.abnormal_index.min_discharges
- monitor.abnormal_index.min_peers
basis: 甘肃二（二）10第4句；条例第15条、第38条第2项
what: 机构当月出院的病人中，住院期间又在别处购药或开药的比例明显高于同类机构。
why: 住院所需药品应由医院供给；院外购药多，提示医院把药费转到门诊和药店另行结算，以压低住院费用或规避药占比、按病种付费的约束。
how: 出院病人在入院日之后、出院日之前，在其他机构有药品（含饮片）的购药或门诊费用的，计一人次，除以当月出院人次；同类机构（含本机构）当月取下中位数，高出关注差距即列出。入院当日、出院当日和本院的门诊费用不计；出院人次或同类家数不足规定数的不作比较。
amount: 只作提示，不计金额。
wrong_when: 双通道药品、罕见病用药依规在药店供应；慢性病人请假回家期间续方；家属持卡代购；异地上传迟延，日期记错。要认定须核对医嘱、外购药处方和请假记录。出院人次或同类不足规定数时计为通过，实为未比较。
example: 同级医院中位数 3%，某院每五名住院病人就有一名在院期间到药店买药。
evidence: {median: 同类中位数, peers: 同类家数, bought: 院外购药人次, discharges: 出院人次, visits: 住院就诊}
--- */
WITH told AS (
    SELECT peer.fixmedins_code, peer.month_begn, peer.peer_group,
           sum(CASE WHEN peer.purchases > 0 THEN 1 ELSE 0 END) AS bought, count(*) AS discharges
    FROM   discharge AS peer
    GROUP  BY peer.fixmedins_code, peer.month_begn, peer.peer_group
),
ranked AS (
    SELECT told.month_begn, told.peer_group, share(told.bought, told.discharges) AS rate,
           row_number() OVER (
               PARTITION BY told.month_begn, told.peer_group
               ORDER BY share(told.bought, told.discharges), told.fixmedins_code) AS place,
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
           discharge.peer_group, sum(CASE WHEN discharge.purchases > 0 THEN 1 ELSE 0 END) AS bought,
           count(*) AS discharges,
           ordered_list(CASE WHEN discharge.purchases > 0
                             THEN discharge.mdtrt_id END) AS visits
    FROM   discharge
    GROUP  BY discharge.fixmedins_code, discharge.month_begn, discharge.month_end,
           discharge.peer_group
),
compared AS (
    SELECT own.fixmedins_code, own.month_begn, own.month_end, own.bought, own.discharges,
           own.visits, share(own.bought, own.discharges) AS rate, typical.median, typical.peers,
           CAST(typical.median + distance.value AS DECIMAL(16,6)) AS limit_rate
    FROM   own
    JOIN   typical
      ON   typical.month_begn = own.month_begn
     AND   typical.peer_group = own.peer_group
    JOIN   law."monitor.live_indicators.outside_purchase_distance" AS distance
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
       compared.median, compared.peers, compared.bought, compared.discharges, compared.visits
FROM   compared
WHERE  compared.rate > compared.limit_rate
