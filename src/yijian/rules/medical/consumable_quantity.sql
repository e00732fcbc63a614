/* ---
code: GZ10000303003000
version: 1
name: 医用耗材数量超标
tier: 医疗
outcome: 可疑
moments: [事中, 事后]
grain: line
partition_by: person
anchor: [fixmedins_code, mdtrt_id, hilist_code]
scope: line.hilist_code IN (SELECT hilist_code FROM knowledge.consumable_quantity)
needs: [line.mdtrt_id, line.cnt, line.fund_amount, knowledge.consumable_quantity]
knowledge: [consumable_quantity]
law: []
basis: 医用耗材说明书；医疗服务项目内涵；条例第38条第2项、第3项
what: 一次就诊收取的医用耗材，多于所做服务项目需要的最大数量。
why: 每次操作用量有限，超出的数量多为虚记、多计或拆零重复计。
how: 同一次就诊中，使用该耗材的各服务项目的数量，分别乘以每次最大数量再相加，为允许数量；超出部分从最后的明细往前计。没有收取任何一个相应服务项目的，由“医用耗材与医疗服务项目不符”判，本规则不判。
amount: 只计超出允许数量所占金额；其余明细列为涉及，不计金额。
wrong_when: 术中污染、损坏更换；双侧或多部位手术只计一次项目；服务项目按病种打包而数量不实；耗材的计价单位与知识不一致（盒与支）。医疗类规则先听取机构说明，故为可疑。
example: 一次置管收取导管三根，每次至多一根。
evidence: {item_name: 耗材, service_names: 服务项目}
--- */
WITH paid AS (
    SELECT DISTINCT line.fixmedins_code, line.mdtrt_id, line.psn_no, line.hilist_code
    FROM   line
    WHERE  line.fund_amount > 0
),
permitted AS (
    SELECT paid.fixmedins_code, paid.mdtrt_id, paid.psn_no, paid.hilist_code,
           max(k.item_name) AS item_name, ordered_list(k.service_name) AS service_names,
           quantity(sum(done.cnt * k.max_units)) AS allowed
    FROM   paid
    JOIN   knowledge.consumable_quantity AS k
      ON   k.hilist_code = paid.hilist_code
    JOIN   line AS done
      ON   done.fixmedins_code = paid.fixmedins_code
     AND   done.mdtrt_id = paid.mdtrt_id
     AND   done.psn_no = paid.psn_no
     AND   done.hilist_code = k.service_code
    WHERE  done.fee_ocur_date BETWEEN k.begndate AND k.enddate
      AND  done.fee_amount > 0
      AND  done.cnt > 0
    GROUP  BY paid.fixmedins_code, paid.mdtrt_id, paid.psn_no, paid.hilist_code
),
used AS (
    SELECT charged.fixmedins_code, charged.mdtrt_id, charged.hilist_code, charged.setl_id,
           charged.bkkp_sn, permitted.item_name, permitted.service_names, permitted.allowed,
           quantity(sum(charged.cnt) OVER (
               PARTITION BY charged.fixmedins_code, charged.mdtrt_id, charged.psn_no,
                            charged.hilist_code)) AS total,
           quantity(sum(charged.cnt) OVER (
               PARTITION BY charged.fixmedins_code, charged.mdtrt_id, charged.psn_no,
                            charged.hilist_code
               ORDER BY charged.fee_ocur_time, charged.setl_id, charged.bkkp_sn)) AS running
    FROM   permitted
    JOIN   line AS charged
      ON   charged.fixmedins_code = permitted.fixmedins_code
     AND   charged.mdtrt_id = permitted.mdtrt_id
     AND   charged.psn_no = permitted.psn_no
     AND   charged.hilist_code = permitted.hilist_code
    WHERE  charged.fund_amount > 0
      AND  charged.cnt > 0
),
hit AS (
    SELECT line.fixmedins_code, line.setl_id, line.bkkp_sn, line.mdtrt_id, line.hilist_code,
           line.fee_amount, line.fund_amount, line.cnt,
           quantity(least(line.cnt, used.running - used.allowed)) AS excess
    FROM   line
    JOIN   used
      ON   used.fixmedins_code = line.fixmedins_code
     AND   used.setl_id = line.setl_id
     AND   used.bkkp_sn = line.bkkp_sn
    WHERE  used.running > used.allowed
),
finding AS (
    SELECT DISTINCT hit.fixmedins_code, hit.mdtrt_id, hit.hilist_code FROM hit
)
SELECT used.fixmedins_code, used.mdtrt_id, used.hilist_code, used.setl_id, used.bkkp_sn,
       CASE WHEN hit.bkkp_sn IS NULL THEN '涉及' ELSE '违规' END AS role,
       coalesce(portion(hit.fee_amount, hit.excess, hit.cnt), money(0)) AS fee_amount,
       coalesce(portion(hit.fund_amount, hit.excess, hit.cnt), money(0)) AS fund_amount,
       used.total AS measured, used.allowed AS limit_value,
       used.item_name, used.service_names
FROM   used
JOIN   finding
  ON   finding.fixmedins_code = used.fixmedins_code
 AND   finding.mdtrt_id = used.mdtrt_id
 AND   finding.hilist_code = used.hilist_code
LEFT   JOIN hit
  ON   hit.fixmedins_code = used.fixmedins_code
 AND   hit.setl_id = used.setl_id
 AND   hit.bkkp_sn = used.bkkp_sn
WHERE  hit.bkkp_sn IS NOT NULL
   OR  used.running <= used.allowed
