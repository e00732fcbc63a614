/* ---
code: ZB10000205008000
version: 1
name: 非计划再入院率
tier: 指标
outcome: 可疑
moments: [事后]
grain: readmission
partition_by: none
anchor: [fixmedins_code, month_begn, within_days]
scope: readmission.within_days IN (SELECT value FROM law."monitor.abnormal_index.readmission_days")
needs: [readmission.peer_group, readmission.readmissions, knowledge.split_admission_exempt]
knowledge: [split_admission_exempt]
law:
- monitor.abnormal_index.readmission_days
- monitor.abnormal_index.readmission_rate_distance
- monitor.abnormal_index.min_discharges
- monitor.abnormal_index.min_peers
basis: 国家医保局统计指标监测规则；条例第38条第1项
what: 机构当月出院的病人在规定天数内又非计划住进同一机构的比例明显高于同类机构。
why: 再入院率突出，提示未达出院标准即办出院、分解住院或推诿重症。
how: 出院月的出院病人（死亡的除外）中，规定天数内再次住进同一机构的，除去转院、转诊和两次住院任一诊断在计划内名单（化疗、透析、分期手术等）的，除以出院人次；同类机构（含本机构）当月取下中位数，高出关注差距即列出。机构的费用未到出院月末后规定天数的，尚不能判断；出院人次或同类家数不足规定数的不作比较。
amount: 只作提示，不计金额。
wrong_when: 计划内再入院只能由诊断推断，分期治疗未写明的会被计入；因无关疾病再住院；肿瘤、肾病、精神等专科本来就高；自动出院后返回。要认定须有出院记录、再入院计划和病程记录。出院人次或同类不足规定数时计为通过，实为未比较。
example: 同级医院三十一日内再入院率中位数 5%，某院 20%。
evidence: {median: 同类中位数, peers: 同类家数, readmissions: 再入院人次, discharges: 出院人次}
--- */
WITH ranked AS (
    SELECT peer.month_begn, peer.peer_group, peer.within_days,
           share(peer.readmissions, peer.discharges) AS readmission_rate,
           row_number() OVER (
               PARTITION BY peer.month_begn, peer.peer_group, peer.within_days
               ORDER BY share(peer.readmissions, peer.discharges), peer.fixmedins_code
           ) AS place,
           count(*) OVER (
               PARTITION BY peer.month_begn, peer.peer_group, peer.within_days) AS peers
    FROM   readmission AS peer
    JOIN   law."monitor.abnormal_index.readmission_days" AS asked
      ON   asked.value = peer.within_days
     AND   peer.month_begn BETWEEN asked.begndate AND asked.enddate
    WHERE  peer.readmissions IS NOT NULL
),
typical AS (
    SELECT ranked.month_begn, ranked.peer_group, ranked.within_days,
           ranked.readmission_rate AS median, ranked.peers
    FROM   ranked
    WHERE  ranked.place = middle_rank(ranked.peers)
),
compared AS (
    SELECT readmission.fixmedins_code, readmission.month_begn, readmission.within_days,
           readmission.month_end, readmission.readmissions, readmission.discharges,
           share(readmission.readmissions, readmission.discharges) AS readmission_rate,
           typical.median, typical.peers,
           CAST(typical.median + distance.value AS DECIMAL(16,6)) AS limit_rate
    FROM   readmission
    JOIN   typical
      ON   typical.month_begn = readmission.month_begn
     AND   typical.peer_group = readmission.peer_group
     AND   typical.within_days = readmission.within_days
    JOIN   law."monitor.abnormal_index.readmission_rate_distance" AS distance
      ON   readmission.month_begn BETWEEN distance.begndate AND distance.enddate
    JOIN   law."monitor.abnormal_index.min_peers" AS min_peers
      ON   readmission.month_begn BETWEEN min_peers.begndate AND min_peers.enddate
    JOIN   law."monitor.abnormal_index.min_discharges" AS min_discharges
      ON   readmission.month_begn BETWEEN min_discharges.begndate AND min_discharges.enddate
    WHERE  typical.peers >= min_peers.value
      AND  readmission.discharges >= min_discharges.value
)
SELECT compared.fixmedins_code, compared.month_begn, compared.within_days,
       CAST(NULL AS VARCHAR) AS setl_id, CAST(NULL AS VARCHAR) AS bkkp_sn, '违规' AS role,
       money(0) AS fee_amount, money(0) AS fund_amount,
       compared.readmission_rate AS measured, compared.limit_rate AS limit_value,
       compared.month_begn AS occurred_from,
       add_days(compared.month_end, compared.within_days) AS occurred_to,
       compared.median, compared.peers, compared.readmissions, compared.discharges
FROM   compared
WHERE  compared.readmission_rate > compared.limit_rate
