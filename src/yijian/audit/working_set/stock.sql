-- Between two stock-takes of an item at an institution: what was there, what came, what was claimed.
WITH taken AS (
    SELECT i.fixmedins_code, i.med_list_codg AS hilist_code, i.invdate, sum(i.inv_cnt) AS counted
    FROM   lake.invinfo_3501 AS i
    GROUP  BY i.fixmedins_code, i.med_list_codg, i.invdate
),
period AS (
    SELECT taken.fixmedins_code, taken.hilist_code,
           lag(taken.invdate) OVER (PARTITION BY taken.fixmedins_code, taken.hilist_code ORDER BY taken.invdate) AS begndate,
           lag(taken.counted) OVER (PARTITION BY taken.fixmedins_code, taken.hilist_code ORDER BY taken.invdate) AS opening,
           taken.invdate AS enddate, taken.counted AS closing
    FROM   taken
),
movement AS (
    SELECT p.fixmedins_code, p.med_list_codg AS hilist_code, CAST(p.purc_retn_stoin_time AS DATE) AS moved_on,
           abs(p.purc_retn_cnt) AS bought, CAST(0 AS DECIMAL(16,4)) AS changed
    FROM   lake.purcinfo_3503 AS p
    UNION ALL
    SELECT r.fixmedins_code, r.med_list_codg, CAST(r.purc_retn_stoin_time AS DATE), -abs(r.purc_retn_cnt), CAST(0 AS DECIMAL(16,4))
    FROM   lake.purcinfo_3504 AS r
    UNION ALL
    SELECT c.fixmedins_code, c.med_list_codg, CAST(c.inv_chg_time AS DATE), CAST(0 AS DECIMAL(16,4)), c.cnt
    FROM   lake.invinfo_3502 AS c
),
moved AS (
    SELECT period.fixmedins_code, period.hilist_code, period.begndate,
           sum(movement.bought) AS bought, sum(movement.changed) AS changed
    FROM   period
    JOIN   movement ON movement.fixmedins_code = period.fixmedins_code AND movement.hilist_code = period.hilist_code
                   AND movement.moved_on > period.begndate AND movement.moved_on <= period.enddate
    GROUP  BY period.fixmedins_code, period.hilist_code, period.begndate
),
sold AS (
    SELECT period.fixmedins_code, period.hilist_code, period.begndate, max(claimed.admdvs) AS admdvs, max(claimed.item_kind) AS item_kind,
           sum(claimed.cnt) AS cnt, sum(claimed.fee_amount) AS fee_amount, sum(claimed.fund_amount) AS fund_amount
    FROM   period
    JOIN   part.claimed AS claimed ON claimed.fixmedins_code = period.fixmedins_code AND claimed.hilist_code = period.hilist_code
                   AND claimed.claimed_on > period.begndate AND claimed.claimed_on <= period.enddate
    GROUP  BY period.fixmedins_code, period.hilist_code, period.begndate
)
SELECT period.fixmedins_code, period.hilist_code, period.begndate, period.enddate,
       CAST(period.opening AS DECIMAL(16,4)) AS opening, CAST(coalesce(moved.bought, 0) AS DECIMAL(16,4)) AS bought,
       CAST(coalesce(moved.changed, 0) AS DECIMAL(16,4)) AS changed, CAST(period.closing AS DECIMAL(16,4)) AS closing,
       CAST(coalesce(sold.cnt, 0) AS DECIMAL(16,4)) AS claimed, CAST(coalesce(sold.fee_amount, 0) AS DECIMAL(16,2)) AS claimed_fee,
       CAST(coalesce(sold.fund_amount, 0) AS DECIMAL(16,2)) AS claimed_fund, sold.item_kind,
       coalesce(sold.admdvs, institution.admdvs, substring(period.fixmedins_code, 2, 6)) AS admdvs
FROM   period
LEFT   JOIN moved ON moved.fixmedins_code = period.fixmedins_code AND moved.hilist_code = period.hilist_code AND moved.begndate = period.begndate
LEFT   JOIN sold ON sold.fixmedins_code = period.fixmedins_code AND sold.hilist_code = period.hilist_code AND sold.begndate = period.begndate
LEFT   JOIN institution ON institution.fixmedins_code = period.fixmedins_code
WHERE  period.begndate IS NOT NULL
