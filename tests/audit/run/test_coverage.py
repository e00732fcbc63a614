"""Of every unit in scope: hit, passed, or why it cannot be assessed."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from tests.audit import small_rules as rules
from tests.audit.small_lake import HEAD, Claims, Ran, day, echo, rule, run
from yijian.audit.run.coverage import has_fault
from yijian.audit.working_set.relations import relations
from yijian.kernel.dates import DateRange


def states(ran: Ran, code: str) -> dict[tuple[str, str | None], int]:
    """Units of a rule by state and reason."""
    return {
        (row["state"], row["reason"]): row["n"]
        for row in ran.rows("coverage")
        if row["rule_code"] == code
    }


def test_a_unit_is_hit_passed_or_not_assessed(judged: Ran) -> None:
    totals: Counter[tuple[str, str]] = Counter()
    for row in judged.rows("coverage"):
        assert row["n"] > 0
        assert (row["reason"] is None) == (row["state"] in ("hit", "passed"))
        totals[row["rule_code"], row["state"]] += row["n"]
    for entry in judged.summary["rules"]:
        parts = [entry[state] for state in ("hit", "passed", "cannot_assess")]
        assert entry["assessed"] == sum(parts)
        assert parts == [totals[entry["code"], s] for s in ("hit", "passed", "cannot_assess")]
        assert min(parts) >= 0


def test_what_is_blocked_is_counted_under_its_fault(judged: Ran) -> None:
    assert states(judged, rules.FIRST) == {("hit", None): 5, ("cannot_assess", "QF101"): 1}


def test_a_missing_need_is_named(judged: Ran) -> None:
    assert states(judged, rules.NEEDS) == {
        ("passed", None): 3,
        ("cannot_assess", "line.hosp_lv"): 1,
        ("cannot_assess", "line.fund_amount"): 1,
        ("cannot_assess", "QF101"): 1,
    }


def test_missing_knowledge_is_named(judged: Ran) -> None:
    assert states(judged, rules.KNOWS) == {("cannot_assess", "knowledge.drug_sex"): 6}
    assert judged.rule(rules.KNOWS)["state"] == "no_knowledge"


def test_a_look_back_that_the_lake_does_not_hold(judged: Ran) -> None:
    near = f"history({rules.GAP})"
    assert states(judged, rules.NEAR) == {
        ("hit", None): 1,  # on the first day of the lake, and found all the same
        ("cannot_assess", near): 1,  # six days after the first
        ("passed", None): 3,  # seven days after the first, and later
        ("cannot_assess", "QF101"): 1,
    }


def test_only_the_scope_is_assessed(judged: Ran) -> None:
    assert states(judged, rules.SCOPED) == {("hit", None): 1, ("passed", None): 1}


def test_units_that_are_no_lines(judged: Ran) -> None:
    assert states(judged, rules.UNITS) == {("hit", None): 1, ("passed", None): 3}


def test_a_unit_of_several_rows_counts_once(tmp_path: Path) -> None:
    claims = Claims()
    claims.hospital()
    claims.simple("line")
    for number, month in enumerate(("03", "03", "03", "04")):
        stay = {"mdtrt_id": f"v{number}", "psn_no": f"p{number}", "med_type": "21"}
        begun, ended = f"2026-{month}-02 09:00:00", f"2026-{month}-05 09:00:00"
        claims.visit(**stay, begntime=begun, endtime=ended)
        claims.person(f"p{number}")
    sql = """SELECT discharge.fixmedins_code, discharge.month_begn, NULL AS setl_id,
       NULL AS bkkp_sn, '违规' AS role, money(0) AS fee_amount, money(0) AS fund_amount
FROM   discharge
GROUP  BY discharge.fixmedins_code, discharge.month_begn
HAVING count(*) > 1"""
    card = {"grain": "discharge", "anchor": "[fixmedins_code, month_begn]"}
    card["scope"] = "discharge.days IS NOT NULL"
    unknown = {"needs": "[knowledge.drug_sex]", "knowledge": "[drug_sex]"}
    told = [rule(sql, rules.FIRST, **card), rule(sql, rules.KNOWS, **card, **unknown)]
    done = run(claims.lake(tmp_path / "l"), tmp_path / "run", *told)
    assert states(done, rules.FIRST) == {("hit", None): 1, ("passed", None): 1}
    assert states(done, rules.KNOWS) == {("cannot_assess", "knowledge.drug_sex"): 2}


def test_areas_add_up(judged: Ran) -> None:
    by_area: Counter[Any] = Counter()
    for row in judged.rows("coverage_by_area"):
        by_area[row["rule_code"], row["state"], row["reason"]] += row["n"]
    whole = {(r["rule_code"], r["state"], r["reason"]): r["n"] for r in judged.rows("coverage")}
    assert by_area == whole


@pytest.fixture(scope="module")
def dated(small_lake: Path, tmp_path_factory: pytest.TempPathFactory) -> Ran:
    """A run of the days 7 to 20 March."""
    dates = DateRange(day("2026-03-07"), day("2026-03-20"))
    context = rule(
        f"{HEAD} FROM line JOIN line AS other ON other.hilist_code = line.hilist_code"
        " AND other.setl_id = 'l1' WHERE line.setl_id = 'l3'",
        rules.DATED,
    )
    abroad = rule(
        f"{HEAD.replace('line.', 'other.')} FROM line"
        " JOIN line AS other ON other.hilist_code = line.hilist_code AND line.setl_id = 'l2'",
        rules.UNITS,
        scope="line.setl_id = 'l2'",
    )
    knows = rule(
        f"{HEAD} FROM line", rules.KNOWS, needs="[knowledge.drug_sex]", knowledge="[drug_sex]"
    )
    out = tmp_path_factory.mktemp("dated") / "run"
    return run(small_lake, out, echo("fund_amount"), context, knows, abroad, dates=dates)


def test_the_first_and_the_last_day_are_judged(dated: Ran) -> None:
    assert {setl for setl, _ in dated.shown()} == {"l2", "l3", "l4"}
    assert states(dated, "YJ00000000000009") == {("hit", None): 3}
    assert (str(dated.summary["from"]), str(dated.summary["to"])) == ("2026-03-07", "2026-03-20")


def test_under_an_alias_every_day_is_read(dated: Ran) -> None:
    assert states(dated, rules.DATED) == {("hit", None): 1, ("passed", None): 2}


def test_without_knowledge_only_the_asked_days_count(dated: Ran) -> None:
    assert states(dated, rules.KNOWS) == {("cannot_assess", "knowledge.drug_sex"): 3}


def test_lines_outside_the_scope_never_make_a_count_negative(dated: Ran) -> None:
    assert min(states(dated, rules.UNITS).values()) > 0


def test_the_gate_looks_at_lines_visits_and_settlements() -> None:
    looked_at = {name for name, relation in relations().items() if has_fault(relation)}
    assert looked_at == {"line", "visit", "stay", "settlement"}
