/* ---
code: YJ10000401109000
version: 1
name: 重复参加基本医疗保险
tier: 欺诈
outcome: 可疑
moments: [事后]
grain: enrolment
partition_by: none
anchor: [psn_no, psn_insu_rlts_id, insutype]
scope: enrolment.psn_insu_rlts_id IS NOT NULL
needs: [enrolment.certno, enrolment.begndate]
knowledge: []
law: [monitor.detect.duplicate_enrolment_tolerance]
basis: 国办发〔2024〕38号；医保发〔2020〕33号；条例第41条第1款第2项
what: 同一证件号在同一时间有两份以上有效的基本医保参保关系，险种或参保地不同。
why: 不得重复参保、不得重复享受待遇；居民参保有财政补助，重复参保就重复占用。
how: 后开始的一份为判断对象，与先开始的一份同时有效的天数超过容许天数即列出；两份都没有停保日期的视为仍在重叠，为核心，已经停保的为关注。
amount: 不认定基金损失；财政补助与两地报销另行核对。
wrong_when: 证件号登记有误或为他人号码；停保未及时上传；换保当月跨月办理；参保关系转移接续中的临时记录。
example: 职工在甲市在职参保，户籍地乙县每年又参加居民医保。
evidence: {other_insutypes: 另一险种, other_places: 另一参保地, begndate: 本次参保日期, shared_until: 重叠截止日期}
--- */
WITH paired AS (
    SELECT enrolment.psn_no, enrolment.psn_insu_rlts_id, enrolment.insutype, enrolment.begndate,
           other.insutype AS other_insutype, other.insu_admdvs AS other_place,
           least(enrolment.enddate, other.enddate) AS shared_until,
           tolerance.value AS tolerance
    FROM   enrolment
    JOIN   law."monitor.detect.duplicate_enrolment_tolerance" AS tolerance
      ON   enrolment.begndate BETWEEN tolerance.begndate AND tolerance.enddate
    JOIN   enrolment AS other
      ON   other.certno = enrolment.certno
     AND   (other.begndate < enrolment.begndate
            OR (other.begndate = enrolment.begndate
                AND other.psn_no || ' ' || other.psn_insu_rlts_id || ' ' || other.insutype
                    < enrolment.psn_no || ' ' || enrolment.psn_insu_rlts_id
                      || ' ' || enrolment.insutype))
    WHERE  other.insutype <> enrolment.insutype
       OR  coalesce(other.insu_admdvs, '') <> coalesce(enrolment.insu_admdvs, '')
),
doubled AS (
    SELECT paired.psn_no, paired.psn_insu_rlts_id, paired.insutype, paired.begndate,
           ordered_list(paired.other_insutype) AS other_insutypes,
           ordered_list(paired.other_place) AS other_places, max(paired.shared_until) AS shared_until,
           max(days_between(paired.begndate, paired.shared_until)) AS days_shared,
           max(paired.tolerance) AS tolerance,
           max(CASE WHEN paired.shared_until IS NULL THEN 1 ELSE 0 END) AS still_open
    FROM   paired
    WHERE  paired.shared_until IS NULL
       OR  days_between(paired.begndate, paired.shared_until) > paired.tolerance
    GROUP  BY paired.psn_no, paired.psn_insu_rlts_id, paired.insutype, paired.begndate
)
SELECT doubled.psn_no, doubled.psn_insu_rlts_id, doubled.insutype,
       CAST(NULL AS VARCHAR) AS fixmedins_code, CAST(NULL AS VARCHAR) AS setl_id,
       CAST(NULL AS VARCHAR) AS bkkp_sn, '违规' AS role,
       money(0) AS fee_amount, money(0) AS fund_amount,
       doubled.days_shared AS measured, doubled.tolerance AS limit_value,
       CASE WHEN doubled.still_open = 1 THEN '核心' ELSE '关注' END AS zone,
       doubled.begndate AS occurred_from, doubled.shared_until AS occurred_to,
       doubled.other_insutypes, doubled.other_places, doubled.begndate, doubled.shared_until
FROM   doubled
