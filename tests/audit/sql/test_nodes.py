"""The allow-list of syntax: each thing that engines answer differently is refused."""

from __future__ import annotations

import pytest

from tests.audit.small_lake import HEAD, rule
from yijian.audit.sql.check import check_rule
from yijian.kernel.errors import BadInput

VISITS = "visit AS v"
ANY_LINE = "(SELECT {} FROM line AS l)"


def code_of(sql: str) -> str:
    """The code with which a rule is refused; empty when it passes."""
    try:
        check_rule(rule(sql))
    except BadInput as refusal:
        return refusal.code if refusal.place.file == "YJ00000000000001.sql" else "no place"
    return ""


def where(condition: str) -> str:
    """A rule with this condition."""
    return f"{HEAD}\nFROM line\nWHERE {condition}"


@pytest.mark.parametrize(
    ("condition", "code"),
    [
        ("line.cnt > 18", "rule.number"), ("line.cnt > 0.7", "rule.number"),
        ("line.cnt IN (3, 4)", "rule.number"), ("line.cnt > -1", ""),
        ("line.cnt BETWEEN 0 AND 1", ""), ("line.cnt > 1.0", ""),
        ("line.fee_ocur_date >= DATE '2026-01-01'", "rule.date"),
        ("line.fee_ocur_date >= CAST('2026-01-01' AS DATE)", "rule.date"),
        ("line.fee_ocur_date >= '2026-01-01'::DATE", "rule.date"),
        ("line.fee_ocur_time >= TIMESTAMP '2026-01-01 00:00:00'", "rule.cast"),
        ("line.fee_ocur_date + INTERVAL 1 DAY > line.setl_date", "rule.subset"),
        ("line.fee_amount::DOUBLE > 0", "rule.cast"),
        ("CAST(line.fee_amount AS FLOAT) > 0", "rule.cast"),
        ("TRY_CAST(line.bkkp_sn AS INT) > 0", "rule.cast"),
        ("CAST(line.fee_amount AS DECIMAL(16,2)) > 0", ""),
        ("line.cnt / line.pric > 0", "rule.subset"), ("line.cnt // line.pric > 0", "rule.subset"),
        ("line.cnt % line.pric > 0", "rule.subset"), ("line.cnt * line.pric > 0", ""),
        ("line.hilist_name LIKE 'x%'", "rule.subset"), ("line.bkkp_sn ~ 'x'", "rule.function"),
        ("starts_with(line.hilist_code, 'X')", ""), ("line.cnt IS DISTINCT FROM 1", "rule.subset"),
        ("substring(line.hilist_code, 1, 5) = 'XA11D'", ""),
        ("coalesce(line.fund_amount, 0) + abs(line.cnt) > 0 OR line.gend IS NULL", ""),
        ("upper(trim(line.hilist_code)) || '-' = concat(lower(line.bkkp_sn), '')", ""),
    ],
)  # fmt: skip
def test_conditions(condition: str, code: str) -> None:
    assert code_of(where(condition)) == code


@pytest.mark.parametrize(
    "call",
    [
        "random()", "now()", "current_date", "current_timestamp", "today()", "getenv('HOME')",
        "current_setting('x')", "date_diff('day', line.brdy, line.setl_date)", "nextval('x')",
        "date_trunc('month', line.brdy)", "md5(line.bkkp_sn)", "hash(line.bkkp_sn)", "version()",
        "regexp_replace(line.bkkp_sn, 'a', 'b')", "strftime(line.brdy, '%Y')", "round(line.cnt)",
        "sqrt(line.cnt)", "year(line.brdy)", "to_json(line.bkkp_sn)", "uuid()",
    ],
)  # fmt: skip
def test_functions_outside_the_list(call: str) -> None:
    assert code_of(where(f"{call} IS NULL")) == "rule.function"


@pytest.mark.parametrize(
    ("aggregate", "allowed"),
    [
        ("count(*)", True), ("count(DISTINCT l.psn_no)", True), ("sum(l.cnt)", True),
        ("max(l.cnt)", True), ("min(l.cnt)", True), ("ordered_list(l.bkkp_sn)", True),
        ("any_value(l.cnt)", False), ("first(l.cnt)", False), ("last(l.cnt)", False),
        ("arg_max(l.bkkp_sn, l.cnt)", False), ("list(l.bkkp_sn)", False),
        ("array_agg(l.bkkp_sn)", False), ("string_agg(l.bkkp_sn, ',')", False),
        ("string_agg(l.bkkp_sn, ',' ORDER BY l.bkkp_sn)", False), ("avg(l.cnt)", False),
        ("list(l.bkkp_sn ORDER BY l.cnt)", False), ("median(l.cnt)", False),
        ("quantile_cont(l.cnt, 1)", False), ("stddev(l.cnt)", False), ("mode(l.cnt)", False),
        ("max(l.cnt) FILTER (WHERE l.cnt > 0)", False), ("approx_count_distinct(l.cnt)", False),
    ],
)  # fmt: skip
def test_aggregates(aggregate: str, allowed: bool) -> None:
    code = code_of(where(f"line.bkkp_sn IN {ANY_LINE.format(aggregate)}"))
    assert (code == "") == allowed, code


@pytest.mark.parametrize(
    ("window", "code"),
    [
        ("row_number() OVER (PARTITION BY l.psn_no ORDER BY l.bkkp_sn)", ""),
        ("row_number() OVER (PARTITION BY l.psn_no)", "rule.window"),
        ("lag(l.cnt) OVER ()", "rule.window"),
        ("rank() OVER (ORDER BY l.cnt)", ""),
        ("sum(l.cnt) OVER (PARTITION BY l.psn_no)", ""),
        ("sum(l.cnt) OVER (ORDER BY l.cnt ROWS 5 PRECEDING)", "rule.number"),
        ("ntile(1) OVER (ORDER BY l.cnt)", "rule.function"),
        ("first_value(l.cnt) OVER (ORDER BY l.cnt)", "rule.function"),
    ],
)
def test_windows(window: str, code: str) -> None:
    assert code_of(where(f"line.cnt IN {ANY_LINE.format(window)}")) == code


@pytest.mark.parametrize(
    ("join", "code"),
    [
        (f"JOIN {VISITS} ON v.mdtrt_id = line.mdtrt_id", ""),
        (f"JOIN {VISITS} ON v.mdtrt_id = line.mdtrt_id AND v.begn_date < line.setl_date", ""),
        (f"LEFT JOIN {VISITS} ON v.psn_no = line.psn_no", ""),
        ("JOIN visit USING (mdtrt_id)", ""),
        (", visit", "rule.cross_join"), (f", {VISITS}", "rule.cross_join"),
        (f"CROSS JOIN {VISITS}", "rule.cross_join"), (f"JOIN {VISITS} ON TRUE", "rule.cross_join"),
        (f"JOIN {VISITS} ON v.psn_no = v.mdtrt_id", "rule.cross_join"),
        (f"JOIN {VISITS} ON v.begn_date < line.setl_date", "rule.cross_join"),
        (f"JOIN {VISITS} ON v.psn_no = 'a' AND line.psn_no = 'b'", "rule.cross_join"),
        (f"JOIN {VISITS} ON line.psn_no = line.mdtrt_id", "rule.cross_join"),
        ("NATURAL JOIN visit", "rule.cross_join"), ("POSITIONAL JOIN visit", "rule.cross_join"),
        ("JOIN LATERAL (SELECT visit.psn_no FROM visit) AS v ON v.psn_no = line.psn_no",
         "rule.subset"),
        ("TABLESAMPLE 10%", "rule.subset"),
    ],
)  # fmt: skip
def test_joins(join: str, code: str) -> None:
    assert code_of(f"{HEAD}\nFROM line\n{join}") == code


@pytest.mark.parametrize(
    ("tail", "code"),
    [
        ("LIMIT 1", "rule.subset"),
        ("LIMIT 10", "rule.subset"),
        ("OFFSET 1", "rule.subset"),
        ("QUALIFY row_number() OVER (ORDER BY line.bkkp_sn) = 1", "rule.subset"),
        ("ORDER BY line.bkkp_sn", ""),
        (f"UNION ALL {HEAD} FROM line", ""),
        (f"EXCEPT {HEAD} FROM line", "rule.subset"),
        (f"INTERSECT {HEAD} FROM line", "rule.subset"),
    ],
)
def test_tails(tail: str, code: str) -> None:
    assert code_of(f"{HEAD}\nFROM line\n{tail}") == code


@pytest.mark.parametrize(
    ("call", "arity"), [("share(1)", 2), ("portion(1, 1)", 3), ("age_on(line.brdy)", 2)]
)
def test_our_functions_take_their_arguments(call: str, arity: int) -> None:
    with pytest.raises(BadInput, match=f"应为：{arity} 个参数") as refusal:
        check_rule(rule(where(f"{call} IS NULL")))
    assert refusal.value.code == "rule.arguments"


@pytest.mark.parametrize(
    "sql",
    [
        pytest.param(where("line.fee_ocur_date >= '2026-01-01'"), id="date_as_text"),
        pytest.param(where("line.cnt > '18'"), id="number_as_text"),
        pytest.param(where("line.cnt > CAST('18' AS INT)"), id="number_cast_from_text"),
        pytest.param(
            where("line.setl_date > CAST(concat('2026-', '01-01') AS DATE)"), id="date_from_parts"
        ),
        pytest.param(where("line.cnt > length('aaaaaaaaa')"), id="number_by_length"),
        pytest.param(
            f"{HEAD} FROM line JOIN {VISITS} ON v.mdtrt_id = line.mdtrt_id OR TRUE", id="on_or_true"
        ),
        pytest.param(
            f"{HEAD} FROM line JOIN {VISITS} ON NOT (v.mdtrt_id = line.mdtrt_id)", id="on_not"
        ),
        pytest.param(
            f"{HEAD} FROM line ASOF JOIN {VISITS} ON v.psn_no = line.psn_no"
            " AND v.begn_date <= line.setl_date",
            id="asof",
        ),
        pytest.param(
            "WITH RECURSIVE r AS (SELECT l.bkkp_sn AS b FROM line AS l UNION ALL SELECT r.b FROM r)"
            f" {HEAD} FROM line JOIN r ON r.b = line.bkkp_sn",
            id="recursive",
        ),
        pytest.param(
            f"{HEAD.replace('SELECT', 'SELECT DISTINCT ON (line.psn_no)')} FROM line",
            id="distinct_on",
        ),
        pytest.param(
            where(f"line.cnt > {ANY_LINE.format('sum(l.cnt ORDER BY l.bkkp_sn)')}"),
            id="ordered_sum",
        ),
        pytest.param(where("CAST(line.cnt AS INT) > 0"), id="decimal_to_int"),
    ],
)
def test_ways_around_the_list_are_closed(sql: str) -> None:
    assert code_of(sql) != ""
