from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction

from tests.office.monitor.ruled import DEATH, drafted, fresh, shipped, step, up_to
from yijian.office.framework.action import Stale
from yijian.office.framework.writing import writing
from yijian.office.monitor.actions.ask_step import ask_step
from yijian.office.monitor.rule_models import RuleTerm, RuleVersion
from yijian.office.monitor.rulebook.registry import in_force, terms_at
from yijian.office.policy.selectors.timeline import timeline


@pytest.mark.article("LZ-14-1b")
def test_from_draft_to_force_by_two_persons_at_each_step(actor) -> None:
    row = up_to(actor, drafted(actor("first_reviewer")), "put_in_force")
    assert (row.state, row.version, row.code) == ("in_force", 1001, "YJ96201000000001")
    assert (row.maker, row.checker) == ("first_reviewer", "authority_head")
    terms = RuleTerm.objects.filter(version=row).order_by("pk")
    assert [(it.mode, bool(it.ended_at)) for it in terms] == [
        ("shadow", True),
        ("grey", True),
        ("in_force", False),
    ]
    passed = timeline(actor("authority"), row)
    assert [it.title for it in passed if it.state].count("提请办理") == 5
    assert all(it.said.endswith("：按抽查的结果办理") for it in passed if it.title == "提请办理")
    assert [it.version for it in terms_at("lanzhou", row.decided_at)] == [row]


def test_a_new_version_takes_the_place_of_the_old_and_the_old_comes_back(actor) -> None:
    old = shipped(actor, DEATH)[DEATH]
    new = up_to(actor, drafted(actor("first_reviewer"), DEATH, old.text), "put_in_force")
    old = fresh(old)
    assert (old.state, old.checker, old.maker) == ("superseded", "system", "")
    assert in_force("lanzhou") == {DEATH: new}
    back = step(actor, old, "roll_back")
    assert (back.state, fresh(new).state) == ("in_force", "superseded")
    how = RuleTerm.objects.filter(version=old, ended_at=None).get()
    assert (how.mode, how.began_how) == ("in_force", "roll_back")


def test_suspended_resumed_sent_back_and_retired(actor) -> None:
    row = shipped(actor, DEATH)[DEATH]
    row = step(actor, row, "suspend_rule")
    assert not in_force("lanzhou")
    row = step(actor, row, "resume_rule")
    row = step(actor, row, "send_to_shadow")
    assert row.state == "shadow"
    row = step(actor, row, "retire_rule")
    assert row.state == "retired"
    assert not RuleTerm.objects.filter(ended_at=None).exists()


def test_what_was_decided_in_between_is_seen_first(actor) -> None:
    row = shipped(actor, DEATH)[DEATH]
    step(actor, row, "suspend_rule")
    with pytest.raises(Stale):
        ask_step(actor=actor("first_reviewer"), subject=row.pk, revision=row.revision,
                 wanted="suspend_rule", reason="又要暂停这条规则")  # fmt: skip


@pytest.mark.parametrize(
    "changes",
    [
        {"maker": "same", "checker": "same"},
        {"state": "nowhere"},
        {"state": "in_force", "code": DEATH, "version": 7},
        {"code": DEATH},
    ],
)
def test_the_database_holds_it_too(actor, changes) -> None:
    shipped(actor, DEATH)
    row = drafted(actor("first_reviewer"))
    with writing(), pytest.raises(IntegrityError), transaction.atomic():
        RuleVersion.objects.filter(pk=row.pk).update(**{"version": 1, **changes})
