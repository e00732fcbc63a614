from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.office.monitor.evaluated import UNTIL, compared, drafted, focused
from tests.office.monitor.found import make_finding
from tests.office.policy.asked import later
from yijian.office.framework.action import Missing
from yijian.office.monitor.selectors.evaluation_figures import Days
from yijian.office.monitor.selectors.evaluations import (
    due,
    evaluation_for,
    evaluations_for,
    last_decided,
    open_evaluation,
    proposed_days,
)

pytestmark = pytest.mark.django_db


@pytest.mark.article("NX-19-2c")
def test_half_a_year_after_the_first_run_then_after_the_last_decision(actor, run) -> None:
    who = actor("authority")
    first = due(who)
    assert first is not None
    assert (first.start, first.first, first.last_day) == (
        date(2026, 11, 20),
        True,
        date(2027, 5, 20),
    )
    assert not due(later(who, days=(first.last_day - date(2026, 11, 21)).days)).late
    assert due(later(who, days=(first.last_day - date(2026, 11, 21)).days + 1)).late
    focused(actor)
    again = due(who)
    assert (again.start, again.first, again.last_day) == (
        date(2026, 11, 21),
        False,
        date(2027, 5, 21),
    )


def test_nothing_is_due_before_the_first_run(actor, db) -> None:
    assert due(actor("authority")) is None


def test_one_at_a_time_and_only_ones_own(actor, run) -> None:
    who = actor("authority")
    assert open_evaluation("lanzhou") is None
    row = drafted(who)
    assert open_evaluation("lanzhou") == row
    assert last_decided("lanzhou") is None
    assert evaluation_for(who, row.pk).figures
    for other in (actor("hospital"), actor("authority", jurisdiction="hainan")):
        assert not evaluations_for(other).exists()
        with pytest.raises(Missing):
            evaluation_for(other, row.pk)


def test_the_next_begins_where_the_last_ended(actor) -> None:
    run, who = compared(beyond=False), actor("authority")
    first = proposed_days(who, run)
    assert first == Days(date(2026, 2, 24), date(2026, 3, 9))
    assert first.before.since >= date(2026, 2, 10)
    make_finding(run, "later", occurred_from=date(2026, 5, 2))
    row = focused(actor)
    assert last_decided("lanzhou") == row
    assert proposed_days(who, run) == Days(UNTIL + timedelta(days=1), date(2026, 5, 2))


@pytest.mark.parametrize("last", [1, 2, 3, 4, 5])
def test_the_first_has_as_long_a_time_before_it(actor, run, last: int) -> None:
    for day in {1, last}:
        make_finding(run, f"{day} of {last}", occurred_from=date(2026, 3, day))
    found = proposed_days(actor("authority"), run)
    assert found.until == date(2026, 3, last)
    assert found.before.since >= date(2026, 3, 1) or last == 1


def test_no_days_without_findings(actor, run) -> None:
    assert proposed_days(actor("authority"), None) is None
    assert proposed_days(actor("authority"), run) is None
