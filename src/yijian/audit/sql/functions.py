"""The functions a rule may call, and how each engine spells them.

A template's ``$1``, ``$2`` … are the call's arguments. Every template is exact: integers and
decimals only, so that both engines give the same digits.
"""

from __future__ import annotations

from dataclasses import dataclass

ENGINES = ("duckdb", "spark")

STANDARD = frozenset(
    (
        *("ABS", "CASE", "CAST", "COALESCE", "CONCAT", "COUNT", "DENSE_RANK", "EXISTS"),
        *("GREATEST", "IF", "LAG", "LEAD", "LEAST", "LENGTH", "LOWER", "MAX", "MIN", "NULLIF"),
        *("RANK", "ROW_NUMBER", "STARTS_WITH", "SUBSTRING", "SUM", "TRIM", "UPPER"),
    )
)
"""Functions of standard SQL that both engines answer alike."""


@dataclass(frozen=True)
class Function:
    """One function of ours: its arguments in words and a template per engine."""

    name: str
    arity: int
    meaning: str
    duckdb: str
    spark: str
    aggregate: bool = False

    def template(self, engine: str) -> str:
        """The template of an engine (``duckdb`` or ``spark``)."""
        return self.duckdb if engine == "duckdb" else self.spark


def _both(name: str, arity: int, meaning: str, template: str, spark: str | None = None) -> Function:
    return Function(name, arity, meaning, template, spark or template)


_AGE = (
    "(year($2) - year($1) - CASE WHEN month($2) * 100 + day($2) < month($1) * 100 + day($1)"
    " THEN 1 ELSE 0 END)"
)
_MONTHS = (
    "((year($2) * 12 + month($2)) - (year($1) * 12 + month($1))"
    " - CASE WHEN day($2) < day($1) THEN 1 ELSE 0 END)"
)


_LEVEL_RANK = (
    "CASE WHEN $1 IN ('01', '02', '03', '04', '三级') THEN 3"
    " WHEN $1 IN ('05', '06', '07', '二级') THEN 2"
    " WHEN $1 IN ('08', '09', '10', '一级') THEN 1 WHEN $1 = '11' THEN 0 END"
)


def _ratio(numerator: str, denominator: str, scale: int, engine: str) -> str:
    """Numerator over denominator (whole numbers), half up, as a decimal of ``scale`` places."""
    whole = "HUGEINT" if engine == "duckdb" else "DECIMAL(38,0)"
    divide = "//" if engine == "duckdb" else "DIV"
    top, bottom = f"CAST({numerator} AS {whole})", f"CAST({denominator} AS {whole})"
    half_up = (
        f"(CASE WHEN ({top} < 0) <> ({bottom} < 0) THEN -1 ELSE 1 END)"
        f" * ((abs({top}) + abs({top}) + abs({bottom})) {divide} (abs({bottom}) + abs({bottom})))"
    )
    unit = "1" + "0" * scale
    return (
        f"CASE WHEN $B = 0 THEN NULL ELSE CAST(CAST({half_up} AS DECIMAL(18,0))"
        f" * CAST({1 / int(unit):.{scale}f} AS DECIMAL({scale + 1},{scale}))"
        f" AS DECIMAL(16,{scale})) END"
    )


def _share(engine: str) -> str:
    top = "CAST($1 AS DECIMAL(24,4)) * CAST(10000000000 AS DECIMAL(11,0))"
    bottom = "CAST($2 AS DECIMAL(24,4)) * CAST(10000 AS DECIMAL(5,0))"
    return _ratio(top, bottom, 6, engine).replace("$B", "$2")


def _portion(engine: str) -> str:
    product = "CAST($1 AS DECIMAL(19,2)) * CAST($2 AS DECIMAL(19,4))"
    top = f"CAST({product} AS DECIMAL(30,6)) * CAST(1000000 AS DECIMAL(7,0))"
    bottom = "CAST($3 AS DECIMAL(24,4)) * CAST(10000 AS DECIMAL(5,0))"
    return _ratio(top, bottom, 2, engine).replace("$B", "$3")


FUNCTIONS: dict[str, Function] = {
    function.name: function
    for function in (
        _both(
            "days_between",
            2,
            "从甲日到乙日的天数",
            "CAST(date_diff('day', CAST($1 AS DATE), CAST($2 AS DATE)) AS INTEGER)",
            "datediff(CAST($2 AS DATE), CAST($1 AS DATE))",
        ),
        _both("months_between", 2, "从甲日到乙日的整月数", f"CAST({_MONTHS} AS INTEGER)"),
        _both("age_on", 2, "出生日甲在乙日的周岁", f"CAST({_AGE} AS INTEGER)"),
        _both(
            "add_days",
            2,
            "甲日之后若干天",
            "(CAST($1 AS DATE) + CAST($2 AS INTEGER))",
            "date_add(CAST($1 AS DATE), CAST($2 AS INT))",
        ),
        _both(
            "add_minutes",
            2,
            "某时刻之后若干分钟",
            "($1 + to_minutes(CAST($2 AS INTEGER)))",
            "timestampadd(MINUTE, CAST($2 AS INT), $1)",
        ),
        _both(
            "minutes_between",
            2,
            "从甲时刻到乙时刻的整分钟数，乙不早于甲",
            "CAST(date_diff('second', $1, $2) // 60 AS INTEGER)",
            "CAST((unix_timestamp($2) - unix_timestamp($1)) DIV 60 AS INT)",
        ),
        _both("minute_of", 1, "某时刻所在的分钟", "date_trunc('minute', $1)"),
        _both("month_of", 1, "某日所在月的第一天", "CAST(date_trunc('month', $1) AS DATE)"),
        _both("year_of", 1, "某日所在年的第一天", "CAST(date_trunc('year', $1) AS DATE)"),
        _both("diag_category", 1, "诊断编码的类目：前三位", "substring($1, 1, 3)"),
        _both("oprn_category", 1, "手术操作编码的类目：前两位", "substring($1, 1, 2)"),
        _both("level_rank", 1, "医院等级的高低：三级 3、二级 2、一级 1、未定级 0", _LEVEL_RANK),
        Function("share", 2, "甲占乙的比例，六位小数", _share("duckdb"), _share("spark")),
        Function(
            "portion", 3, "金额×部分÷全部，分位四舍五入", _portion("duckdb"), _portion("spark")
        ),
        _both(
            "product",
            2,
            "单价×数量，分位四舍五入",
            "CAST(CAST($1 AS DECIMAL(19,6)) * CAST($2 AS DECIMAL(19,4)) AS DECIMAL(16,2))",
        ),
        _both("money", 1, "金额，两位小数", "CAST($1 AS DECIMAL(16,2))"),
        _both("quantity", 1, "数量，四位小数", "CAST($1 AS DECIMAL(16,4))"),
        _both("whole_up", 1, "向上取整", "CAST(ceil($1) AS DECIMAL(16,0))"),
        Function(
            "ordered_list",
            1,
            "去重排序后以顿号相连",
            "array_to_string(list_sort(list_distinct(list($1))), '、')",
            "array_join(array_sort(collect_set($1)), '、')",
            aggregate=True,
        ),
        _both(
            "middle_rank",
            1,
            "下中位数的位次",
            "CAST(($1 + 1) // 2 AS INTEGER)",
            "CAST(($1 + 1) DIV 2 AS INT)",
        ),
    )
}

ROW_ID = _both(
    "row_id", 0, "每行不同的整数", "row_number() OVER ()", "monotonically_increasing_id()"
)
"""For the working set only: what it gives says nothing about the row, so no rule may call it."""
