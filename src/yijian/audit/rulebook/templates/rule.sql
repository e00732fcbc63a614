/* ---
# 每一项都要填；填好之前通不过检查。写法见 docs/contracts.md 第 5 节。
code:            # 十六位：GZ 或 ZB 加十四位数字（国家编码），自有规则用 YJ 加十四位数字
version: 1
name:            # 规则的名称
tier: {tier}
outcome:         # 违规（违反明文规定）或 可疑（须由人核实）
moments: []      # 事前、事中、事后，至少一个
grain: line      # 逐个判断什么：line、visit、stay、institution_month、prescription、stock、trace
partition_by: none
anchor: [fixmedins_code, setl_id, bkkp_sn]    # 使一条疑点成为同一条疑点的列
scope:           # 规则管哪些：对粒度关系各列的布尔表达式
needs: [line.fund_amount]                     # 缺了就无法判断的信息
knowledge: []    # 用到的知识种类
law: []          # 用到的法律参数；数值不得写在 SQL 里
basis:           # 依据的文件和条款
what:            # 一句话：查的是什么
why:             # 为什么不该由基金支付
how:             # 怎样比较，按哪一天的知识和参数
amount:          # 计多少钱
wrong_when:      # 什么情况下会判错；有人会因此被指认，必须写
example:         # 一个例子
evidence: {}     # 其余各输出列的中文名
--- */
SELECT line.fixmedins_code, line.setl_id, line.bkkp_sn,
       '违规' AS role, line.fee_amount, line.fund_amount
FROM   line
WHERE  待填
