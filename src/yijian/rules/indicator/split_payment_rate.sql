/* ---
code: YJ10000205102000
version: 1
name: 一次住院分次结算率
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
- monitor.live_indicators.split_payment_distance
- monitor.live_indicators.split_payment_max_days
- monitor.abnormal_index.min_discharges
- monitor.abnormal_index.min_peers
basis: 甘肃二（二）10第4句；条例第15条、第38条第1项
what: 机构当月出院的病人中，一次住院分成几次结算的比例明显高于同类机构。
why: 一次住院应一次结算；拆成几次，提示把一次住院的费用分解付费，重复享受按病种、按床日的支付标准或规避单次限额。
how: 住院天数不超过规定天数、未跨年度的住院，有两笔以上有效结算的计一人次，除以当月出院人次；已冲销的、重复上传的结算不计。同类机构（含本机构）当月取下中位数，高出关注差距即列出；出院人次或同类家数不足规定数的不作比较。
amount: 只作提示，不计金额。
wrong_when: 病人中途变更险种或参保地，须分段结算；精神、康复等长期住院按月结算，天数恰在规定之内；系统故障后补结。要认定须看结算清单和中途结算原因。出院人次或同类不足规定数时计为通过，实为未比较。
example: 同级医院几乎没有分次结算，某院三成病人住院一周内结算两次。
evidence: {median: 同类中位数, peers: 同类家数, split: 分次结算人次, discharges: 出院人次, visits: 住院就诊}
--- */
WITH told AS (
    SELECT peer.fixmedins_code, peer.month_begn, peer.peer_group,
           sum(CASE WHEN peer.settlements > 1 AND peer.days <= longest.value AND NOT peer.over_year_end THEN 1 ELSE 0 END) AS split, count(*) AS discharges
    FROM   discharge AS peer
    JOIN   law."monitor.live_indicators.split_payment_max_days" AS longest
      ON   peer.month_begn BETWEEN longest.begndate AND longest.enddate
    GROUP  BY peer.fixmedins_code, peer.month_begn, peer.peer_group
),
ranked AS (
    SELECT told.month_begn, told.peer_group, share(told.split, told.discharges) AS rate,
           row_number() OVER (
               PARTITION BY told.month_begn, told.peer_group
               ORDER BY share(told.split, told.discharges), told.fixmedins_code) AS place,
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
           discharge.peer_group, sum(CASE WHEN discharge.settlements > 1 AND discharge.days <= longest.value AND NOT discharge.over_year_end THEN 1 ELSE 0 END) AS split,
           count(*) AS discharges,
           ordered_list(CASE WHEN discharge.settlements > 1 AND discharge.days <= longest.value AND NOT discharge.over_year_end
                             THEN discharge.mdtrt_id END) AS visits
    FROM   discharge
    JOIN   law."monitor.live_indicators.split_payment_max_days" AS longest
      ON   discharge.month_begn BETWEEN longest.begndate AND longest.enddate
    GROUP  BY discharge.fixmedins_code, discharge.month_begn, discharge.month_end,
           discharge.peer_group
),
compared AS (
    SELECT own.fixmedins_code, own.month_begn, own.month_end, own.split, own.discharges,
           own.visits, share(own.split, own.discharges) AS rate, typical.median, typical.peers,
           CAST(typical.median + distance.value AS DECIMAL(16,6)) AS limit_rate
    FROM   own
    JOIN   typical
      ON   typical.month_begn = own.month_begn
     AND   typical.peer_group = own.peer_group
    JOIN   law."monitor.live_indicators.split_payment_distance" AS distance
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
       compared.median, compared.peers, compared.split, compared.discharges, compared.visits
FROM   compared
WHERE  compared.rate > compared.limit_rate
