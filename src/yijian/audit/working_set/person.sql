-- One row per person: the register first, then what visits and settlements say; the day of death.
WITH registered AS (
    SELECT b.psn_no, CASE WHEN b.gend IN ('1', '2') THEN b.gend END AS gend, b.brdy,
           row_number() OVER (PARTITION BY b.psn_no
               ORDER BY b.src_batch DESC, b.src_file DESC, b.src_row DESC) AS place
    FROM   lake.psn_info_b AS b
),
seen AS (
    SELECT m.psn_no, min(m.die_date) AS die_date,
           max(CASE WHEN m.gend IN ('1', '2') THEN m.gend END) AS gend, max(m.brdy) AS brdy
    FROM   lake.mdtrt_d AS m
    GROUP  BY m.psn_no
),
settled AS (
    SELECT settlement.psn_no, max(settlement.gend) AS gend, max(settlement.brdy) AS brdy
    FROM   settlement
    GROUP  BY settlement.psn_no
),
everyone AS (
    SELECT registered.psn_no FROM registered WHERE registered.place = 1
    UNION SELECT seen.psn_no FROM seen
    UNION SELECT settled.psn_no FROM settled
)
SELECT everyone.psn_no, coalesce(registered.gend, settled.gend, seen.gend) AS gend,
       coalesce(registered.brdy, settled.brdy, seen.brdy) AS brdy, seen.die_date
FROM   everyone
LEFT   JOIN registered ON registered.psn_no = everyone.psn_no AND registered.place = 1
LEFT   JOIN seen ON seen.psn_no = everyone.psn_no
LEFT   JOIN settled ON settled.psn_no = everyone.psn_no
