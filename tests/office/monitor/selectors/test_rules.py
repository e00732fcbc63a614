"""The catalogue: every shipped rule with its part in the run, filtered and ordered."""

from __future__ import annotations

import pytest

from tests.office.conftest import MakeActor
from tests.office.monitor.charged import make_coverage
from tests.office.monitor.found import LEVEL
from yijian.office.framework.roles import Role
from yijian.office.monitor.models import Finding, Run
from yijian.office.monitor.selectors.cards import shipped_rules
from yijian.office.monitor.selectors.rules import NOT_RUN, chosen, ordered, rule_rows


@pytest.mark.article("LZ-16-2a")
def test_every_rule_with_its_sums(run: Run, many: list[Finding], actor: MakeActor) -> None:
    make_coverage(run)
    run.summary["rules"][0] |= {"code": LEVEL, "state": "done"}
    rows = {row.card.code: row for row in rule_rows(actor(Role.AUTHORITY), run)}
    assert rows.keys() == shipped_rules().keys()
    mine = [it for it in many if it.rule_code == LEVEL]
    assert rows[LEVEL].amounts.n == len(mine)
    assert rows[LEVEL].amounts.fee_amount == sum(it.fee_amount for it in mine)
    assert rows[LEVEL].covered.cannot_assess == 13
    assert rows[LEVEL].state == "已运行"
    others = [row for code, row in rows.items() if code not in {it.rule_code for it in many}]
    assert {row.amounts.n for row in others} == {0}
    assert {row.state for row in others} == {NOT_RUN}


def test_without_a_run_there_is_only_the_rule(actor: MakeActor) -> None:
    rows = rule_rows(actor(Role.AUTHORITY), None)
    assert len(rows) == len(shipped_rules())
    assert {row.state for row in rows} == {NOT_RUN}


def test_a_provider_is_told_its_findings_and_no_coverage(
    run: Run, many: list[Finding], actor: MakeActor
) -> None:
    make_coverage(run)
    rows = rule_rows(actor(Role.HOSPITAL), run)
    assert {row.covered for row in rows} == {None}
    code = actor(Role.HOSPITAL).fixmedins_code
    assert sum(row.amounts.n for row in rows) == sum(it.fixmedins_code == code for it in many)


def test_filters_and_orders(run: Run, many: list[Finding], actor: MakeActor) -> None:
    rows = rule_rows(actor(Role.AUTHORITY), run)
    assert [row.card.code for row in chosen(rows, words=LEVEL, tier="", outcome="")] == [LEVEL]
    found = chosen(rows, words="", tier="政策", outcome="违规")
    assert found
    assert {(row.card.tier, row.card.outcome) for row in found} == {("政策", "违规")}
    assert chosen(rows, words="没有这样的规则", tier="", outcome="") == []
    by_code = [row.card.code for row in ordered(rows, "code")]
    assert by_code == sorted(by_code)
    counts = [row.amounts.n for row in ordered(rows, "findings")]
    assert counts == sorted(counts, reverse=True)
