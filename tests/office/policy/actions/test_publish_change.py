from __future__ import annotations

from datetime import date

import pytest

from tests.office.policy.asked import WINDOW, assessed, later, proposed, proposed_year, published
from yijian.kernel.errors import Refused
from yijian.law.deadline import deadline
from yijian.office.framework.guard import Guarded
from yijian.office.framework.permission import NotAllowed
from yijian.office.policy.actions.approve_change import approve_change
from yijian.office.policy.actions.publish_change import publish_change
from yijian.office.policy.current import current_law


@pytest.mark.article("LZ-7-1c")
def test_from_now_on_the_law_has_it(actor, officer, head) -> None:
    change = assessed(officer, proposed(officer))
    with pytest.raises(Refused, match="该变更现为“已评估”，这一步要在“已批准”时办理"):
        publish_change(actor=head, subject=change.pk, revision=change.revision)
    change = approve_change(actor=head, subject=change.pk, revision=change.revision)
    assert current_law().value(WINDOW, "lanzhou", date(2027, 1, 1)).value == 3
    with pytest.raises(NotAllowed):
        publish_change(actor=officer, subject=change.pk, revision=change.revision)
    change = publish_change(actor=head, subject=change.pk, revision=change.revision)
    value = current_law().value(WINDOW, "lanzhou", date(2027, 1, 1))
    assert (value.value, value.decided, value.origin) == (5, change.number, "ours")
    assert current_law().value(WINDOW, "lanzhou", date(2026, 12, 31)).value == 3


def test_a_start_that_went_by_is_not_published(officer, head) -> None:
    change = assessed(officer, proposed(officer))
    change = approve_change(actor=head, subject=change.pk, revision=change.revision)
    with pytest.raises(Guarded, match="已经过去"):
        publish_change(actor=later(head, days=60), subject=change.pk, revision=change.revision)


def test_a_year_makes_deadlines_certain_without_a_release(actor, officer) -> None:
    name, start = "agreement.pre_decision_notice.statement_window", date(2026, 12, 30)
    before = deadline(current_law(), name, "lanzhou", start).deadline
    assert (before.certain, before.missing_year) == (False, 2027)
    published(actor, proposed_year(officer))
    after = deadline(current_law(), name, "lanzhou", start).deadline
    assert (after.certain, after.last_day) == (True, date(2027, 1, 7))


def test_a_later_change_wins_on_its_own_days(actor, officer) -> None:
    first = published(actor, proposed(officer, value=5))
    second = published(actor, proposed(officer, value=7, since="2027-07-01", until="2027-12-31"))
    days = [date(2027, 6, 30), date(2027, 7, 1), date(2027, 12, 31), date(2028, 1, 1)]
    found = [current_law().value(WINDOW, "lanzhou", day) for day in days]
    assert [value.value for value in found] == [5, 7, 7, 5]
    numbers = [value.decided for value in found]
    assert numbers == [first.number, second.number, second.number, first.number]
