-- Settlements, netted: a reversal is taken off its original. gone: nothing is left to judge.
WITH reversal AS (
    SELECT r.fixmedins_code, r.init_setl_id AS setl_id,
           sum(r.medfee_sumamt) AS medfee, sum(r.inscp_amt) AS inscp, sum(r.fund_pay_sumamt) AS fund,
           sum(r.psn_pay) AS psn_pay, sum(r.acct_pay) AS acct_pay, sum(r.cash_payamt) AS cash
    FROM   lake.setl_d AS r
    WHERE  nullif(trim(r.init_setl_id), '') IS NOT NULL AND r.init_setl_id <> r.setl_id
    GROUP  BY r.fixmedins_code, r.init_setl_id
),
original AS (
    SELECT o.fixmedins_code, o.setl_id FROM lake.setl_d AS o
    WHERE  nullif(trim(o.init_setl_id), '') IS NULL OR o.init_setl_id = o.setl_id
),
known AS (
    SELECT reversal.fixmedins_code, reversal.setl_id
    FROM   reversal
    JOIN   original ON original.fixmedins_code = reversal.fixmedins_code AND original.setl_id = reversal.setl_id
),
twice AS (
    SELECT t.psn_no, t.fixmedins_code, t.mdtrt_id, t.setl_time, t.medfee_sumamt, t.fund_pay_sumamt
    FROM   lake.setl_d AS t
    GROUP  BY t.psn_no, t.fixmedins_code, t.mdtrt_id, t.setl_time, t.medfee_sumamt, t.fund_pay_sumamt
    HAVING count(*) > 1
)
SELECT row_id() AS setl_no, s.fixmedins_code, s.setl_id, s.mdtrt_id, s.psn_no,
       CAST(s.setl_time AS DATE) AS setl_date,
       coalesce(nullif(trim(s.fix_blng_admdvs), ''), institution.admdvs, substring(s.fixmedins_code, 2, 6)) AS admdvs, nullif(trim(s.insu_admdvs), '') AS insu_admdvs,
       nullif(trim(s.insutype), '') AS insutype, nullif(trim(s.med_type), '') AS med_type,
       nullif(trim(s.hosp_lv), '') AS hosp_lv,
       CASE WHEN s.gend IN ('1', '2') THEN s.gend END AS gend, s.brdy, s.begndate,
       CASE WHEN year(s.enddate) < 9999 THEN s.enddate END AS enddate,
       CAST(s.medfee_sumamt + coalesce(reversal.medfee, 0) AS DECIMAL(16,2)) AS fee_amount,
       CAST(s.inscp_amt + coalesce(reversal.inscp, 0) AS DECIMAL(16,2)) AS inscp_amt,
       CAST(s.fund_pay_sumamt + coalesce(reversal.fund, 0) AS DECIMAL(16,2)) AS fund_amount,
       CASE WHEN coalesce(s.hifp_pay, s.cvlserv_pay, s.hifes_pay, s.hifmi_pay, s.hifob_pay, s.hifdm_pay,
                          s.maf_pay, s.othfund_pay) IS NOT NULL
            THEN CAST(coalesce(s.hifp_pay, 0) + coalesce(s.cvlserv_pay, 0) + coalesce(s.hifes_pay, 0)
                 + coalesce(s.hifmi_pay, 0) + coalesce(s.hifob_pay, 0) + coalesce(s.hifdm_pay, 0)
                 + coalesce(s.maf_pay, 0) + coalesce(s.othfund_pay, 0) - s.fund_pay_sumamt AS DECIMAL(16,2)) END AS fund_parts,
       CASE WHEN s.inscp_amt IS NOT NULL
             AND coalesce(s.fulamt_ownpay_amt, s.overlmt_selfpay, s.preselfpay_amt) IS NOT NULL
            THEN CAST(coalesce(s.fulamt_ownpay_amt, 0) + coalesce(s.overlmt_selfpay, 0)
                 + coalesce(s.preselfpay_amt, 0) + s.inscp_amt - s.medfee_sumamt AS DECIMAL(16,2)) END AS fee_parts,
       CAST(s.psn_pay + coalesce(reversal.psn_pay, 0) AS DECIMAL(16,2)) AS psn_pay,
       CAST(s.acct_pay + coalesce(reversal.acct_pay, 0) AS DECIMAL(16,2)) AS acct_pay,
       CAST(s.cash_payamt + coalesce(reversal.cash, 0) AS DECIMAL(16,2)) AS cash_payamt,
       s.setl_time,
       nullif(trim(s.dise_no), '') AS dise_no,
       nullif(trim(s.clr_type), '') AS clr_type,
       nullif(trim(s.clr_way), '') AS clr_way,
       nullif(trim(s.year), '') AS year,
       nullif(trim(s.mdtrt_cert_type), '') AS mdtrt_cert_type,
       nullif(trim(s.emp_no), '') AS emp_no,
       s.hifp_pay,
       s.bydise_setl_payamt,
       nullif(trim(s.psn_type), '') AS psn_type,
       nullif(trim(s.manl_reim_rea), '') AS manl_reim_rea,
       s.crte_time,
       nullif(trim(s.mid_setl_flag), '') AS mid_setl_flag,
       CASE WHEN starts_with(s.fixmedins_code, 'P') OR starts_with(s.med_type, '41') THEN '购药'
            WHEN starts_with(s.med_type, '2') OR starts_with(s.med_type, '52') THEN '住院'
            WHEN nullif(trim(s.med_type), '') IS NULL THEN '其他'
            ELSE '门诊' END AS care_setting,
       substring(coalesce(nullif(trim(s.fix_blng_admdvs), ''), institution.admdvs, substring(s.fixmedins_code, 2, 6)), 1, 4) AS area,
       CAST(coalesce(s.ownpay_hosp_part, 0) AS DECIMAL(16,2)) AS hosp_part,
       (nullif(trim(s.init_setl_id), '') IS NOT NULL AND s.init_setl_id <> s.setl_id)
         OR coalesce(s.medfee_sumamt + reversal.medfee = 0, FALSE)
         OR (coalesce(nullif(trim(s.refd_setl_flag), ''), '0') <> '0' AND reversal.medfee IS NULL) AS gone,
       (nullif(trim(s.init_setl_id), '') IS NOT NULL AND s.init_setl_id <> s.setl_id
         AND known.setl_id IS NULL) AS orphan_refund,
       twice.fixmedins_code IS NOT NULL AS twin
FROM   lake.setl_d AS s
LEFT   JOIN reversal ON reversal.fixmedins_code = s.fixmedins_code AND reversal.setl_id = s.setl_id
LEFT   JOIN known ON known.fixmedins_code = s.fixmedins_code AND known.setl_id = s.init_setl_id
LEFT   JOIN institution ON institution.fixmedins_code = s.fixmedins_code
LEFT   JOIN twice ON twice.fixmedins_code = s.fixmedins_code AND twice.psn_no IS NOT DISTINCT FROM s.psn_no
                 AND twice.mdtrt_id IS NOT DISTINCT FROM s.mdtrt_id AND twice.setl_time IS NOT DISTINCT FROM s.setl_time
                 AND twice.medfee_sumamt IS NOT DISTINCT FROM s.medfee_sumamt
                 AND twice.fund_pay_sumamt IS NOT DISTINCT FROM s.fund_pay_sumamt
