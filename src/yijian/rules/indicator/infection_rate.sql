/* ---
code: ZB10000205007000
version: 1
name: 院内感染发生率
tier: 指标
outcome: 可疑
moments: [事后]
grain: institution_month
partition_by: none
anchor: [fixmedins_code, month_begn]
scope: institution_month.discharges > 0
needs: [institution_month.peer_group, institution_month.infections,
        knowledge.hospital_infection_diagnosis]
knowledge: [hospital_infection_diagnosis]
law:
- monitor.abnormal_index.infection_rate_distance
- monitor.abnormal_index.min_discharges
- monitor.abnormal_index.min_peers
basis: 国家医保局统计指标监测规则；医院感染管理办法（卫生部令第48号）
what: 机构当月出院病人中住院期间新发感染的比例明显高于同类机构。
why: 院内感染增加不必要的住院和用药费用，比例突出的提示诊疗和管理失范，也可能是把感染诊断当作高编的手段。
how: 诊断在院内感染名单、入院病情为“无”（住院期间新发）的出院病人，除以诊断填有入院病情的出院病人；同类机构（含本机构）当月取下中位数，本机构高出关注差距即列出；本机构出院病人或同类家数不足规定数的不作比较。
amount: 只作提示，不计金额。
wrong_when: 由诊断推算，证据弱：入院病情常被漏填或一律填“有”，如实上报的机构反而突出；重症、血液、移植等专科本来就高；入院时已感染而误标。要认定须有院感监测病例、病原学结果和病历。出院病人或同类不足规定数时计为通过，实为未比较。
example: 同级医院中位数为 2%，某院 15%。
evidence: {median: 同类中位数, peers: 同类家数, infections: 新发感染人次, discharges_stated: 填有入院病情的出院人次}
--- */
WITH ranked AS (
    SELECT peer.month_begn, peer.peer_group,
           share(peer.infections, peer.discharges_stated) AS infection_rate,
           row_number() OVER (
               PARTITION BY peer.month_begn, peer.peer_group
               ORDER BY share(peer.infections, peer.discharges_stated), peer.fixmedins_code
           ) AS place,
           count(*) OVER (PARTITION BY peer.month_begn, peer.peer_group) AS peers
    FROM   institution_month AS peer
    WHERE  peer.infections IS NOT NULL
),
typical AS (
    SELECT ranked.month_begn, ranked.peer_group, ranked.infection_rate AS median, ranked.peers
    FROM   ranked
    WHERE  ranked.place = middle_rank(ranked.peers)
),
compared AS (
    SELECT institution_month.fixmedins_code, institution_month.month_begn,
           institution_month.month_end, institution_month.infections,
           institution_month.discharges_stated,
           share(institution_month.infections, institution_month.discharges_stated)
               AS infection_rate,
           typical.median, typical.peers,
           CAST(typical.median + distance.value AS DECIMAL(16,6)) AS limit_rate
    FROM   institution_month
    JOIN   typical
      ON   typical.month_begn = institution_month.month_begn
     AND   typical.peer_group = institution_month.peer_group
    JOIN   law."monitor.abnormal_index.infection_rate_distance" AS distance
      ON   institution_month.month_begn BETWEEN distance.begndate AND distance.enddate
    JOIN   law."monitor.abnormal_index.min_peers" AS min_peers
      ON   institution_month.month_begn BETWEEN min_peers.begndate AND min_peers.enddate
    JOIN   law."monitor.abnormal_index.min_discharges" AS min_discharges
      ON   institution_month.month_begn BETWEEN min_discharges.begndate AND min_discharges.enddate
    WHERE  typical.peers >= min_peers.value
      AND  institution_month.discharges_stated >= min_discharges.value
)
SELECT compared.fixmedins_code, compared.month_begn,
       CAST(NULL AS VARCHAR) AS setl_id, CAST(NULL AS VARCHAR) AS bkkp_sn, '违规' AS role,
       money(0) AS fee_amount, money(0) AS fund_amount,
       compared.infection_rate AS measured, compared.limit_rate AS limit_value,
       compared.month_begn AS occurred_from, compared.month_end AS occurred_to,
       compared.median, compared.peers, compared.infections, compared.discharges_stated
FROM   compared
WHERE  compared.infection_rate > compared.limit_rate
