/* ---
code: YJ10000501109000
version: 1
name: 连号追溯码集中售出
tier: 追溯
outcome: 可疑
moments: [事后]
grain: sold_pack
partition_by: none
anchor: [fixmedins_code, product_code, ocur_date]
scope: NOT sold_pack.split_pack
needs: [sold_pack.ocur_time, sold_pack.fund_amount]
knowledge: []
law:
- monitor.detect.code_burst_min_packs
- monitor.detect.code_burst_min_persons
- monitor.detect.code_burst_gap_minutes
basis: 条例第38条第4项、第40条第1款第3项；实施细则第9条
what: 一家机构在短时间内，把序号相连的多盒药分给多人结算。
why: 真实售药不会让许多互不相干的人恰好依次取走连号的药盒，提示拿整包药集中空刷。
how: 二十位码的第八到十六位是单盒序号；同一机构、同一药品标识、同一日由基金支付的销售按时间排列，序号逐盒相连（递增或递减）、前后间隔不超过规定分钟的为一串，一串的盒数和人数都达到下限即列出。拆零的不判。
amount: 串内各盒在其结算行基金支付中所占的份额。
wrong_when: 义诊、团购、集中配药日按整包发药；后台批量补传，时间是上传时间；疫苗、慢病定点一次发放多人。
example: 药店五分钟内为四名参保人依次结算同一中包的十盒药。
evidence: {first_at: 开始时间, last_at: 结束时间, persons: 人数, first_code: 首个追溯码, last_code: 末个追溯码}
--- */
WITH placed AS (
    SELECT sold_pack.fixmedins_code, sold_pack.product_code, sold_pack.ocur_date,
           sold_pack.drug_trac_codg, sold_pack.serial_no, sold_pack.ocur_time,
           sold_pack.setl_id, sold_pack.bkkp_sn, sold_pack.psn_no, sold_pack.line_codes,
           sold_pack.fee_amount, sold_pack.fund_amount,
           lag(sold_pack.serial_no) OVER (
               PARTITION BY sold_pack.fixmedins_code, sold_pack.product_code, sold_pack.ocur_date
               ORDER BY sold_pack.ocur_time, sold_pack.serial_no, sold_pack.drug_trac_codg,
                        sold_pack.setl_id, sold_pack.bkkp_sn
           ) AS earlier_serial,
           lag(sold_pack.ocur_time) OVER (
               PARTITION BY sold_pack.fixmedins_code, sold_pack.product_code, sold_pack.ocur_date
               ORDER BY sold_pack.ocur_time, sold_pack.serial_no, sold_pack.drug_trac_codg,
                        sold_pack.setl_id, sold_pack.bkkp_sn
           ) AS earlier_time
    FROM   sold_pack
    WHERE  sold_pack.fund_amount > 0
),
parted AS (
    SELECT placed.fixmedins_code, placed.product_code, placed.ocur_date, placed.drug_trac_codg,
           placed.serial_no, placed.ocur_time, placed.setl_id, placed.bkkp_sn, placed.psn_no,
           placed.line_codes, placed.fee_amount, placed.fund_amount,
           sum(CASE WHEN (placed.serial_no = placed.earlier_serial + 1
                          OR placed.serial_no = placed.earlier_serial - 1)
                     AND placed.ocur_time <= add_minutes(placed.earlier_time, gap.value)
                    THEN 0 ELSE 1 END) OVER (
               PARTITION BY placed.fixmedins_code, placed.product_code, placed.ocur_date
               ORDER BY placed.ocur_time, placed.serial_no, placed.drug_trac_codg,
                        placed.setl_id, placed.bkkp_sn
           ) AS run_no
    FROM   placed
    JOIN   law."monitor.detect.code_burst_gap_minutes" AS gap
      ON   placed.ocur_date BETWEEN gap.begndate AND gap.enddate
),
run AS (
    SELECT parted.fixmedins_code, parted.product_code, parted.ocur_date, parted.run_no,
           count(DISTINCT parted.drug_trac_codg) AS packs,
           count(DISTINCT parted.psn_no) AS persons,
           min(parted.ocur_time) AS first_at, max(parted.ocur_time) AS last_at,
           min(parted.drug_trac_codg) AS first_code, max(parted.drug_trac_codg) AS last_code
    FROM   parted
    GROUP  BY parted.fixmedins_code, parted.product_code, parted.ocur_date, parted.run_no
),
burst AS (
    SELECT run.fixmedins_code, run.product_code, run.ocur_date, run.run_no, run.packs,
           run.persons, run.first_at, run.last_at, run.first_code, run.last_code,
           fewest.value AS min_packs
    FROM   run
    JOIN   law."monitor.detect.code_burst_min_packs" AS fewest
      ON   run.ocur_date BETWEEN fewest.begndate AND fewest.enddate
    JOIN   law."monitor.detect.code_burst_min_persons" AS people
      ON   run.ocur_date BETWEEN people.begndate AND people.enddate
    WHERE  run.packs >= fewest.value
      AND  run.persons >= people.value
)
SELECT parted.fixmedins_code, parted.product_code, parted.ocur_date,
       parted.setl_id, parted.bkkp_sn, '违规' AS role,
       portion(max(parted.fee_amount), count(DISTINCT parted.drug_trac_codg),
               max(parted.line_codes)) AS fee_amount,
       portion(max(parted.fund_amount), count(DISTINCT parted.drug_trac_codg),
               max(parted.line_codes)) AS fund_amount,
       max(burst.packs) AS measured, max(burst.min_packs) AS limit_value,
       min(burst.first_at) AS first_at, max(burst.last_at) AS last_at,
       max(burst.persons) AS persons, min(burst.first_code) AS first_code,
       max(burst.last_code) AS last_code
FROM   parted
JOIN   burst
  ON   burst.fixmedins_code = parted.fixmedins_code
 AND   burst.product_code = parted.product_code
 AND   burst.ocur_date = parted.ocur_date
 AND   burst.run_no = parted.run_no
GROUP  BY parted.fixmedins_code, parted.product_code, parted.ocur_date, parted.setl_id,
       parted.bkkp_sn
