/* ---
code: GZ10000101005000
version: 1
name: 药品限二线使用
tier: 政策
outcome: 可疑
moments: [事前, 事中, 事后]
grain: line
partition_by: person
anchor: [fixmedins_code, setl_id, bkkp_sn]
scope: line.hilist_code IN (SELECT hilist_code FROM knowledge.drug_second_line)
needs: [line.fund_amount, knowledge.drug_second_line, listed(drug_first_line),
        history(monitor.detect.second_line_watch_history)]
knowledge: [drug_second_line, drug_first_line, second_line_exempt]
law: [monitor.detect.second_line_core_history, monitor.detect.second_line_watch_history]
basis: 国家医保药品目录备注；条例第38条第6项
what: 基金支付了限二线使用的药品，而本人没有用过一线药品的记录。
why: 目录把该药品的支付限定在一线药品无效或不能耐受之后。
how: 该药品所对应的一线药品，本人在本次费用发生日及之前（任何机构，自费的也算）都没有使用记录；并且本人第一次使用该药（同一通用名的各编码合看）之前已有满关注观察天数的就诊记录，满核心观察天数的为核心。诊断表明药物过敏或不良反应的不判。没有整理一线药品的，按无法判断计。
amount: 该行由基金支付的部分。
wrong_when: 一线药品在外地、自费药店或数据开始之前用过；住院期间用过而未分项上传；禁忌症使一线药品不能使用；整理的一线药品不全。就诊记录不满关注观察天数的人看不出是否用过，不列出。要确证须看病历。
example: 从未用过口服降糖药的参保人，直接使用限二线的针剂。
evidence: {drug_name: 通用名, restriction: 限定内容, first_use: 首次使用日期, first_seen: 最早就诊日期}
zones: {core: monitor.detect.second_line_core_history, watch: monitor.detect.second_line_watch_history, compare: from}
--- */
WITH known AS (
    SELECT DISTINCT listed.hilist_code, listed.drug_name, listed.begndate, listed.enddate
    FROM   knowledge.drug_first_line AS listed
),
paid AS (
    SELECT DISTINCT line.fixmedins_code, line.setl_id, line.bkkp_sn, line.psn_no,
           line.fee_ocur_date, line.fee_amount, line.fund_amount, k.restriction, known.drug_name
    FROM   line
    JOIN   knowledge.drug_second_line AS k
      ON   k.hilist_code = line.hilist_code
     AND   line.fee_ocur_date BETWEEN k.begndate AND k.enddate
    JOIN   known
      ON   known.hilist_code = line.hilist_code
     AND   line.fee_ocur_date BETWEEN known.begndate AND known.enddate
    WHERE  line.fund_amount > 0
),
asked AS (
    SELECT DISTINCT paid.psn_no, paid.drug_name FROM paid
),
people AS (
    SELECT DISTINCT asked.psn_no FROM asked
),
member AS (
    SELECT DISTINCT second_line.drug_name, second_line.hilist_code
    FROM   knowledge.drug_first_line AS second_line
),
before_it AS (
    SELECT DISTINCT first_line.drug_name, first_line.first_line_code
    FROM   knowledge.drug_first_line AS first_line
),
begun AS (
    SELECT asked.psn_no, asked.drug_name, min(taken.fee_ocur_date) AS first_use
    FROM   line AS taken
    JOIN   knowledge.drug_second_line AS listed
      ON   listed.hilist_code = taken.hilist_code
    JOIN   member
      ON   member.hilist_code = taken.hilist_code
    JOIN   asked
      ON   asked.psn_no = taken.psn_no
     AND   asked.drug_name = member.drug_name
    GROUP  BY asked.psn_no, asked.drug_name
),
tried AS (
    SELECT asked.psn_no, asked.drug_name, min(earlier.fee_ocur_date) AS tried_on
    FROM   asked
    JOIN   before_it
      ON   before_it.drug_name = asked.drug_name
    JOIN   line AS earlier
      ON   earlier.psn_no = asked.psn_no
     AND   earlier.hilist_code = before_it.first_line_code
    GROUP  BY asked.psn_no, asked.drug_name
),
seen AS (
    SELECT people.psn_no, min(attended.begn_date) AS first_seen
    FROM   people
    JOIN   visit AS attended
      ON   attended.psn_no = people.psn_no
    GROUP  BY people.psn_no
),
intolerant AS (
    SELECT people.psn_no, min(attended.begn_date) AS known_on
    FROM   people
    JOIN   diagnosis AS told
      ON   told.psn_no = people.psn_no
    JOIN   visit AS attended
      ON   attended.fixmedins_code = told.fixmedins_code
     AND   attended.mdtrt_id = told.mdtrt_id
    JOIN   knowledge.second_line_exempt AS exempt
      ON   substring(told.diag_code, 1, length(exempt.diag_prefix)) = exempt.diag_prefix
     AND   attended.begn_date BETWEEN exempt.begndate AND exempt.enddate
    GROUP  BY people.psn_no
),
found AS (
    SELECT paid.fixmedins_code, paid.setl_id, paid.bkkp_sn, paid.fee_amount, paid.fund_amount,
           paid.drug_name, paid.restriction, begun.first_use, seen.first_seen,
           days_between(seen.first_seen, begun.first_use) AS watched,
           core.value AS core_days, watch.value AS watch_days
    FROM   paid
    JOIN   begun
      ON   begun.psn_no = paid.psn_no
     AND   begun.drug_name = paid.drug_name
    JOIN   seen
      ON   seen.psn_no = paid.psn_no
    JOIN   law."monitor.detect.second_line_core_history" AS core
      ON   paid.fee_ocur_date BETWEEN core.begndate AND core.enddate
    JOIN   law."monitor.detect.second_line_watch_history" AS watch
      ON   paid.fee_ocur_date BETWEEN watch.begndate AND watch.enddate
    LEFT   JOIN tried
      ON   tried.psn_no = paid.psn_no
     AND   tried.drug_name = paid.drug_name
     AND   tried.tried_on <= paid.fee_ocur_date
    LEFT   JOIN intolerant
      ON   intolerant.psn_no = paid.psn_no
     AND   intolerant.known_on <= paid.fee_ocur_date
    WHERE  tried.psn_no IS NULL
      AND  intolerant.psn_no IS NULL
      AND  days_between(seen.first_seen, begun.first_use) >= watch.value
)
SELECT found.fixmedins_code, found.setl_id, found.bkkp_sn,
       '违规' AS role, found.fee_amount, found.fund_amount,
       found.watched AS measured,
       CASE WHEN found.watched >= found.core_days THEN found.core_days
            ELSE found.watch_days END AS limit_value,
       CASE WHEN found.watched >= found.core_days THEN '核心' ELSE '关注' END AS zone,
       found.drug_name, found.restriction, found.first_use, found.first_seen
FROM   found
