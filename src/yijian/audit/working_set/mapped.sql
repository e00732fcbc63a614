-- How institutions map their own codes to national ones, and for which sex they bill them.
SELECT line.fixmedins_code, line.medins_list_codg, line.hilist_code, line.gend,
       count(*) AS n, count(DISTINCT line.psn_no) AS persons
FROM   line
WHERE  line.medins_list_codg IS NOT NULL AND line.hilist_code IS NOT NULL
GROUP  BY line.fixmedins_code, line.medins_list_codg, line.hilist_code, line.gend
