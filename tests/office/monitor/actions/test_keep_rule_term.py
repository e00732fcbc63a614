from __future__ import annotations

from tests.office.monitor.ruled import DEATH, shipped
from yijian.office.monitor.actions.keep_rule_term import keep_rule_term
from yijian.office.monitor.rule_models import RuleTerm


def test_one_term_ends_as_another_begins(actor) -> None:
    row, system = shipped(actor, DEATH)[DEATH], actor("system")
    keep_rule_term(actor=system, version=row, mode="shadow", how="send_to_shadow")
    ended, begun = RuleTerm.objects.filter(version=row).order_by("pk")
    assert (ended.mode, ended.ended_how, ended.ended_at) == (
        "in_force",
        "send_to_shadow",
        system.at,
    )
    assert (begun.mode, begun.ended_at) == ("shadow", None)
    keep_rule_term(actor=system, version=row, mode="", how="suspend_rule")
    assert not RuleTerm.objects.filter(ended_at=None).exists()
