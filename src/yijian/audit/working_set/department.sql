-- The category (three characters of the national list) that the code of a department begins with.
SELECT dept.bilg_dept_codg,
       CASE WHEN upper(substring(dept.bilg_dept_codg, 1, 1)) = 'A' AND substring(dept.bilg_dept_codg, 2, 1) BETWEEN '0' AND '9'
             AND substring(dept.bilg_dept_codg, 3, 1) BETWEEN '0' AND '9'
            THEN upper(substring(dept.bilg_dept_codg, 1, 3)) END AS bilg_dept_caty
FROM   value.bilg_dept_codg AS dept
