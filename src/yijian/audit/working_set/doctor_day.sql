-- One row per doctor and day with outpatients, and the doctor's own stay in hospital on that day if there is one.
WITH whole AS (
    SELECT worked.bilg_dr_code, worked.worked_on, min(worked.first_institution) AS first_institution,
           max(worked.last_institution) AS last_institution, max(worked.admdvs) AS admdvs,
           max(worked.doctor_psn_no) AS doctor_psn_no, CAST(sum(worked.outpatients) AS BIGINT) AS outpatients,
           CAST(sum(worked.fee_amount) AS DECIMAL(16,2)) AS fee_amount,
           CAST(sum(worked.fund_amount) AS DECIMAL(16,2)) AS fund_amount
    FROM   part.worked AS worked
    GROUP  BY worked.bilg_dr_code, worked.worked_on
),
ill AS (
    SELECT whole.bilg_dr_code, whole.worked_on, bedded.fixmedins_code AS bed_institution,
           bedded.mdtrt_id AS bed_mdtrt_id, bedded.begn_date AS bed_begn, bedded.end_date AS bed_end,
           row_number() OVER (PARTITION BY whole.bilg_dr_code, whole.worked_on
               ORDER BY bedded.begn_date, bedded.fixmedins_code, bedded.mdtrt_id) AS place
    FROM   whole
    JOIN   part.bedded AS bedded ON bedded.bilg_dr_code = whole.bilg_dr_code
                    AND whole.worked_on > bedded.begn_date AND whole.worked_on < bedded.end_date
)
SELECT whole.bilg_dr_code, whole.worked_on, whole.first_institution AS fixmedins_code,
       nullif(whole.last_institution, whole.first_institution) AS other_institution, whole.admdvs, whole.doctor_psn_no,
       whole.outpatients, whole.fee_amount, whole.fund_amount,
       ill.bed_institution, ill.bed_mdtrt_id, ill.bed_begn, ill.bed_end
FROM   whole
LEFT   JOIN ill ON ill.bilg_dr_code = whole.bilg_dr_code AND ill.worked_on = whole.worked_on AND ill.place = 1
