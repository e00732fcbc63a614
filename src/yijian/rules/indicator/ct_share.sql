/* ---
code: ZB10000205005000
version: 1
name: CT检查占比
tier: 指标
outcome: 可疑
moments: [事后]
grain: institution_month
partition_by: none
anchor: [fixmedins_code, month_begn]
scope: institution_month.ct_fee > 0
needs: [institution_month.peer_group, knowledge.service_class]
knowledge: [service_class]
law: [monitor.abnormal_index.ct_share_distance, monitor.abnormal_index.min_peers]
basis: 国家医保局统计指标监测规则；条例第38条第2项
what: 机构当月CT检查费占总费用的比例明显高于同类机构。
why: CT检查占比突出高于同地区、同类型、同级别且开展这项检查的机构，提示无指征检查或分解部位收费。
how: 项目编码前六位列为CT检查的计入；只与当月有此项收费的同类机构（含本机构）比较，占比取下中位数，本机构高出关注差距即列出；不足规定家数的不作比较。
amount: CT检查费中高于（中位数加关注差距）乘总费用的部分；不认定基金损失。
wrong_when: 影像诊断中心、肿瘤和神经专科等本来就多；承接外院检查；当地改用了新的项目编码而类别尚未导入，此时会漏判；当月费用很少、比例波动大；同类不足规定家数时计为通过，实为未比较。
example: 同级医院CT检查占比中位数 5%，某院 30%。
evidence: {median: 同类中位数, peers: 同类家数, ct_fee: CT检查费, total_fee: 总费用}
--- */
WITH ranked AS (
    SELECT peer.month_begn, peer.peer_group, share(peer.ct_fee, peer.fee_amount) AS ct_share,
           row_number() OVER (
               PARTITION BY peer.month_begn, peer.peer_group
               ORDER BY share(peer.ct_fee, peer.fee_amount), peer.fixmedins_code) AS place,
           count(*) OVER (PARTITION BY peer.month_begn, peer.peer_group) AS peers
    FROM   institution_month AS peer
    WHERE  peer.fee_amount > 0
      AND  peer.ct_fee > 0
),
typical AS (
    SELECT ranked.month_begn, ranked.peer_group, ranked.ct_share AS median, ranked.peers
    FROM   ranked
    WHERE  ranked.place = middle_rank(ranked.peers)
),
compared AS (
    SELECT institution_month.fixmedins_code, institution_month.month_begn,
           institution_month.month_end, institution_month.ct_fee,
           institution_month.fee_amount AS total_fee,
           share(institution_month.ct_fee, institution_month.fee_amount) AS ct_share,
           typical.median, typical.peers,
           CAST(typical.median + distance.value AS DECIMAL(16,6)) AS limit_share
    FROM   institution_month
    JOIN   typical
      ON   typical.month_begn = institution_month.month_begn
     AND   typical.peer_group = institution_month.peer_group
    JOIN   law."monitor.abnormal_index.ct_share_distance" AS distance
      ON   institution_month.month_begn BETWEEN distance.begndate AND distance.enddate
    JOIN   law."monitor.abnormal_index.min_peers" AS min_peers
      ON   institution_month.month_begn BETWEEN min_peers.begndate AND min_peers.enddate
    WHERE  typical.peers >= min_peers.value
)
SELECT compared.fixmedins_code, compared.month_begn,
       CAST(NULL AS VARCHAR) AS setl_id, CAST(NULL AS VARCHAR) AS bkkp_sn, '违规' AS role,
       money(compared.ct_fee - compared.limit_share * compared.total_fee) AS fee_amount,
       money(0) AS fund_amount,
       compared.ct_share AS measured, compared.limit_share AS limit_value,
       compared.month_begn AS occurred_from, compared.month_end AS occurred_to,
       compared.median, compared.peers, compared.ct_fee, compared.total_fee
FROM   compared
WHERE  compared.ct_share > compared.limit_share
