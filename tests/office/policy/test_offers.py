from __future__ import annotations

from dataclasses import replace

from tests.office.policy.asked import assessed, proposed, published
from yijian.office.policy.offers import buttons, may_not_propose


def test_the_buttons_of_a_draft(officer, head) -> None:
    change = proposed(officer)
    mine = buttons(officer, change)
    assert [step for step, it in mine.items() if it.open] == ["revise_change", "withdraw_change"]
    assert mine["approve_change"].because == "由行政部门负责人办理"
    assert "先用数据测算" in mine["attach_estimate"].because
    theirs = buttons(head, change)
    assert "没有附数据测算" in theirs["approve_change"].because
    assert theirs["reject_change"].open


def test_the_buttons_of_what_was_assessed_and_published(actor, officer, head) -> None:
    change = assessed(officer, proposed(officer))
    assert buttons(head, change)["approve_change"].open
    assert buttons(replace(head, username=officer.username), change)["approve_change"].because
    change = published(actor, proposed(officer))
    assert list(buttons(head, change)) == ["revoke_change"]


def test_who_may_propose_at_all(officer, head) -> None:
    assert may_not_propose(officer) == ""
    assert "由医保行政部门办理" in may_not_propose(head)
    assert "全域有效" in may_not_propose(replace(officer, area="620102"))
