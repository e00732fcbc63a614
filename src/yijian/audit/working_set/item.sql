-- What the code of an item says of it: asked once of each code, not of every line.
SELECT code.full_code, split_part(code.full_code, '-', 1) AS hilist_code,
       CASE WHEN starts_with(code.full_code, 'X') THEN substring(code.full_code, 1, 6) END AS drug_class,
       CASE WHEN starts_with(code.full_code, 'X') THEN substring(code.full_code, 1, 10)
            WHEN starts_with(code.full_code, 'Z') THEN substring(code.full_code, 1, 11) END AS generic_code,
       CASE WHEN NOT starts_with(code.full_code, 'X') THEN NULL
            WHEN substring(code.full_code, 11, 1) = 'B' THEN '注射'
            WHEN substring(code.full_code, 11, 1) IN ('D', 'F', 'G', 'J', 'L', 'S', 'U', 'V') THEN '局部'
            ELSE '口服' END AS drug_route,
       CASE WHEN starts_with(code.full_code, 'T') THEN '饮片'
            WHEN starts_with(code.full_code, 'X') OR starts_with(code.full_code, 'Z') THEN '药品'
            WHEN starts_with(code.full_code, '00') THEN '服务项目'
            WHEN starts_with(code.full_code, 'C') THEN '耗材' END AS item_kind_by_code
FROM   value.full_code AS code
