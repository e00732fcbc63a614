-- Every day of the years whose arrangement is known; a day that is not here is not known.
WITH listed AS (
    SELECT r.day, max(r.kind) AS kind, max(r.name) AS name
    FROM   knowledge.rest_day AS r
    GROUP  BY r.day
),
span AS (
    SELECT min(year(listed.day)) AS first_year, max(year(listed.day)) AS last_year FROM listed
),
spread AS (
    SELECT unnest(generate_series(make_date(span.first_year, 1, 1), make_date(span.last_year, 12, 31), INTERVAL 1 DAY)) AS midnight
    FROM   span
),
known AS (
    SELECT DISTINCT year(listed.day) AS of_year FROM listed
)
SELECT CAST(spread.midnight AS DATE) AS day, coalesce(listed.kind, '工作日') AS kind, listed.name
FROM   spread
JOIN   known ON known.of_year = year(spread.midnight)
LEFT   JOIN listed ON listed.day = CAST(spread.midnight AS DATE)
