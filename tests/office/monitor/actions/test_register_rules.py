from __future__ import annotations

from dataclasses import replace

from tests.office.monitor.ruled import DEATH, drafted, fresh, shipped, step, up_to
from yijian.office.monitor.actions.register_rules import register_rules
from yijian.office.monitor.rule_models import RuleTerm, RuleVersion
from yijian.office.monitor.rulebook.shipped import ShippedRule, shipped_files
from yijian.office.monitor.rulebook.texts import digest_of, with_card
from yijian.office.monitor.selectors.cards import parsed


def newer(version: int = 2) -> ShippedRule:
    """The rule of the software as a later software brings it."""
    text = with_card(shipped_files()[DEATH].rule, version=version)
    return ShippedRule(parsed(text, DEATH), "", digest_of(text))


def states() -> dict[int, str]:
    return dict(RuleVersion.objects.filter(code=DEATH).values_list("version", "state"))


def test_the_digest_is_the_proof(actor) -> None:
    row = shipped(actor, DEATH)[DEATH]
    assert row.digest == shipped_files()[DEATH].digest
    assert (row.state, row.origin, row.owner, row.checker) == ("in_force", "shipped", "", "system")
    assert RuleTerm.objects.get(version=row).began_how == "registered"
    assert register_rules(actor=actor("system"), shipped=[shipped_files()[DEATH]]) == 0


def test_a_newer_version_takes_the_place_of_the_software_s_own(actor) -> None:
    shipped(actor, DEATH)
    register_rules(actor=actor("system"), shipped=[newer()])
    assert states() == {1: "superseded", 2: "in_force"}


def test_what_this_office_decided_stands(actor) -> None:
    row = shipped(actor, DEATH)[DEATH]
    step(actor, row, "suspend_rule")
    register_rules(actor=actor("system"), shipped=[newer()])
    assert states() == {1: "suspended", 2: "checked"}
    local = up_to(actor, drafted(actor("first_reviewer"), DEATH, row.text), "put_in_force")
    register_rules(actor=actor("system"), shipped=[newer(3)])
    assert fresh(local).state == "in_force"
    assert states()[3] == "checked"


def test_a_retired_code_stays_retired(actor) -> None:
    step(actor, shipped(actor, DEATH)[DEATH], "retire_rule")
    register_rules(actor=replace(actor("system")), shipped=[newer()])
    assert states() == {1: "retired", 2: "retired"}
