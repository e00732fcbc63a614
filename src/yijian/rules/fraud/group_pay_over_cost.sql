/* ---
code: YJ10000404104000
version: 1
name: 病组支付远高于实际费用
tier: 欺诈
outcome: 可疑
moments: [事后]
grain: settlement
partition_by: none
anchor: [fixmedins_code, setl_id]
scope: NOT settlement.gone AND settlement.care_setting = '住院'
  AND coalesce(settlement.mid_setl_flag, '0') <> '1'
needs: [settlement.bydise_setl_payamt, settlement.fee_amount]
knowledge: []
law: [monitor.detect.group_pay_watch, monitor.detect.group_pay_core]
basis: 条例第38条第7项；实施细则第23条、第35条
what: 按病组或病种结算的支付额，是实际医疗费的一倍半以上。
why: 资源消耗远低于所入病组，提示高套分组、诊断或手术编码上靠。
how: 按病种结算支付金额与本次实际医疗费之比，达到关注比例为关注，达到核心比例为核心；中途结算不判；没有按病种结算金额的无法判断。
amount: 支付额高于实际医疗费的差额，供核查；入组经病案复核确有不当之后，才按两组差额认定损失。
wrong_when: 管理得好、住院日短的病例；死亡或转院使费用少；病组标准偏高；支付额按整个住院而费用只含部分结算。
example: 单纯高血压住院花费两千元，却按合并严重并发症的病组支付六千元。
evidence: {bydise_setl_payamt: 按病种结算支付, total_fee: 实际医疗费, dise_no: 病种编号}
zones: {core: monitor.detect.group_pay_core, watch: monitor.detect.group_pay_watch, compare: from}
--- */
SELECT settlement.fixmedins_code, settlement.setl_id, CAST(NULL AS VARCHAR) AS bkkp_sn,
       '违规' AS role,
       money(settlement.bydise_setl_payamt - settlement.fee_amount) AS fee_amount,
       money(0) AS fund_amount,
       share(settlement.bydise_setl_payamt, settlement.fee_amount) AS measured,
       CASE WHEN share(settlement.bydise_setl_payamt, settlement.fee_amount) >= core.value
            THEN core.value ELSE watch.value END AS limit_value,
       CASE WHEN share(settlement.bydise_setl_payamt, settlement.fee_amount) >= core.value
            THEN '核心' ELSE '关注' END AS zone,
       settlement.bydise_setl_payamt, settlement.fee_amount AS total_fee, settlement.dise_no
FROM   settlement
JOIN   law."monitor.detect.group_pay_watch" AS watch
  ON   settlement.setl_date BETWEEN watch.begndate AND watch.enddate
JOIN   law."monitor.detect.group_pay_core" AS core
  ON   settlement.setl_date BETWEEN core.begndate AND core.enddate
WHERE  share(settlement.bydise_setl_payamt, settlement.fee_amount) >= watch.value
