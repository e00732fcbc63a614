"""One task at work: what a rule may not do to the others."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.audit import small_rules as rules
from tests.audit.small_lake import HEAD, Claims, Ran, rule, run
from yijian.audit.run.stage import RuleReport, TaskReport

HEAVY = f"""{HEAD}
FROM line
WHERE line.cnt > (
    SELECT count(*) FROM line AS a
    JOIN line AS b ON b.hilist_code = a.hilist_code
    JOIN line AS c ON c.hilist_code = b.hilist_code
    JOIN line AS d ON d.hilist_code = c.hilist_code
)"""
ALL = rule(f"{HEAD} FROM line", rules.FIRST)
LIGHT = rule(f"{HEAD} FROM line WHERE line.bkkp_sn = '7'", rules.FIRST)


def test_a_line_returned_twice_stops_the_rule(judged: Ran) -> None:
    entry = judged.rule(rules.TWICE)
    assert (entry["state"], entry["hit"], entry["cannot_assess"]) == ("stopped", 0, 6)
    assert entry["reason"] == "同一锚点的同一行返回了不止一次"
    assert not [r for r in judged.rows("findings") if r["rule_code"] == rules.TWICE]


@pytest.fixture(scope="module")
def broken(small_lake: Path, tmp_path_factory: pytest.TempPathFactory) -> Ran:
    """A run of a rule that breaks its child process, beside one that is sound."""
    sql = f"{HEAD}, money(line.setl_id) AS number FROM line"
    breaks = rule(sql, rules.BROKEN, evidence="{number: 编号}")
    return run(small_lake, tmp_path_factory.mktemp("broken") / "run", breaks, ALL)


def test_a_rule_that_breaks_its_process_stops_alone(broken: Ran) -> None:
    entry = broken.rule(rules.BROKEN)
    assert entry["state"] == "stopped"
    assert entry["reason"]
    assert broken.rule(rules.FIRST)["hit"] == 5
    assert {r["rule_code"] for r in broken.rows("findings")} == {rules.FIRST}


def test_the_units_of_a_broken_rule_are_counted(broken: Ran) -> None:
    assert broken.rule(rules.BROKEN)["cannot_assess"] == 6


@pytest.fixture(scope="module")
def crowd(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A lake of a few thousand lines of one item."""
    claims = Claims()
    claims.hospital()
    own = {"setl_id": "s", "mdtrt_id": "s", "psn_no": "p"}
    for number in range(3_000):
        claims.line(**own, bkkp_sn=str(number))
    claims.settlement(300_000, 70_000, **own)
    return claims.lake(tmp_path_factory.mktemp("crowd"))


def test_a_rule_past_its_budget_is_stopped_and_the_others_finish(
    crowd: Path, tmp_path: Path
) -> None:
    ran = run(crowd, tmp_path / "run", rule(HEAVY, rules.SECOND), LIGHT, budget=3.0)
    heavy, light = ran.rule(rules.SECOND), ran.rule(rules.FIRST)
    assert (heavy["state"], heavy["reason"]) == ("stopped", "时间超出上限")
    assert (heavy["assessed"], heavy["cannot_assess"]) == (3_000, 3_000)
    assert (light["state"], light["hit"], light["passed"]) == ("done", 1, 2_999)
    reasons = {r["reason"] for r in ran.rows("coverage") if r["rule_code"] == rules.SECOND}
    assert reasons == {"规则被停止：时间超出上限"}


def test_a_small_budget_stops_a_rule_not_the_run(crowd: Path, tmp_path: Path) -> None:
    ran = run(crowd, tmp_path / "run", rule(HEAVY, rules.SECOND), LIGHT, budget=0.05)
    assert ran.rule(rules.SECOND)["state"] == "stopped"


def test_a_report_survives_the_way_through_its_file() -> None:
    entry = RuleReport(code="R", state="stopped", reason="时间超出上限")
    report = TaskReport(task="t", rules=[entry], coverage=[("R", None, "judged", 3)])
    assert TaskReport.model_validate_json(report.model_dump_json()) == report
