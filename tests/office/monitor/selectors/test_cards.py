"""The shipped cards by code, and the names that a run adds."""

from __future__ import annotations

from tests.office.monitor.found import LEVEL
from yijian.office.monitor.models import Run
from yijian.office.monitor.selectors.cards import rule_names, shipped_rules


def test_every_shipped_rule_is_there_under_its_code() -> None:
    found = shipped_rules()
    assert list(found) == sorted(found)
    assert all(code == rule.card.code for code, rule in found.items())
    assert found[LEVEL].sql.upper().startswith(("SELECT", "WITH"))


def test_a_run_names_its_own_rules() -> None:
    run = Run(summary={"rules": [{"code": "YJ1", "name": "别处的规则"}]})
    assert rule_names(run)["YJ1"] == "别处的规则"
    assert rule_names(None)[LEVEL] == shipped_rules()[LEVEL].card.name
