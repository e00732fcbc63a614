"""``yijian rules list`` and ``show``."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run
from yijian.audit.rulebook.rulebook import load_rulebook


@pytest.mark.article("CQ-3.4-3", "GS-2.9-3b")
def test_all_rules_are_listed(run: Run) -> None:
    listed = run("rules", "list", "--json").json["rules"]
    assert [it["code"] for it in listed] == [rule.card.code for rule in load_rulebook()]
    assert set(listed[0]) == {"code", "version", "name", "tier", "outcome", "moments", "state"}
    shown = run("rules", "list").out
    assert f"共 {len(listed)} 条" in shown
    assert "下一步：yijian rules show" in shown


def test_a_rule_by_code_or_name(run: Run) -> None:
    by_name = run("rules", "show", "tcm_never_paid", "--json").json
    assert run("rules", "show", by_name["code"], "--json").json == by_name
    assert by_name["sql"].startswith("SELECT")
    shown = run("rules", "show", by_name["code"]).out
    for said in ("依据", "何时会判错", "必备信息", "SELECT", "下一步：yijian rules test"):
        assert said in shown


def test_an_unknown_rule(run: Run) -> None:
    ran = run("rules", "show", "GZ0", "--json")
    assert (ran.code, ran.json["error"]["code"]) == (2, "rule.unknown")


def test_an_empty_rulebook(run: Run, tmp_path: Path) -> None:
    ran = run("rules", "list", "--rulebook", tmp_path, "--json")
    assert (ran.code, ran.json["error"]["code"]) == (2, "rulebook.empty")
    ran = run("rules", "list", "--rulebook", tmp_path / "none", "--json")
    assert (ran.code, ran.json["error"]["code"]) == (2, "rulebook.missing")
