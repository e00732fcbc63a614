from __future__ import annotations

from datetime import date

from tests.office.policy.asked import CHILD, content, proposed, published
from yijian.law.used import check_used
from yijian.office.policy.current import current_law
from yijian.office.policy.models import LawUse
from yijian.office.policy.selectors.uses import altered_uses, concerned, used_days, uses_of
from yijian.office.policy.uses import record_use
from yijian.office.policy.wanted import wanted

FROM, TO = date(2027, 1, 10), date(2027, 3, 10)


def used(officer) -> LawUse:
    span = next(it for it in current_law().timeline(CHILD, "lanzhou") if it.since <= FROM)
    from dataclasses import replace

    record_use(officer, "monitor.run:1", [replace(span, since=FROM, until=TO)])
    return LawUse.objects.latest("pk")


def test_whose_value_goes_before_the_one_used(officer) -> None:
    use, law = used(officer), current_law()
    assert list(uses_of(CHILD)) == [use]
    assert [concerned(law, place, use) for place in ("lanzhou", "gansu", "national")] == [True] * 3
    assert not concerned(law, "hainan", use)
    use.resolved_from = "lanzhou"
    assert not concerned(law, "national", use)
    use.jurisdiction = "nowhere"
    assert not concerned(law, "lanzhou", use)


def test_days_that_meet(officer) -> None:
    use = used(officer)

    def asked(since: str, until: str | None = None) -> list[LawUse]:
        what = content(12, "year", since=since, until=until)
        return altered_uses(
            wanted(kind="parameter", place="lanzhou", parameter=CHILD, content=what)
        )

    assert asked("2027-03-10") == [use]
    assert asked("2027-03-11") == []
    assert asked("2026-12-01", "2027-01-09") == []
    assert asked("2026-12-01", "2027-01-10") == [use]


def test_a_published_change_is_asked_by_its_number(actor, officer) -> None:
    use = used(officer)
    change = published(actor, proposed(officer, CHILD, value=12, unit="year", since="2027-03-11"))
    assert altered_uses(wanted(change), change) == []
    value = current_law().value(CHILD, "lanzhou", date(2027, 4, 1))
    record_use(officer, "monitor.run:2", [value])
    [found] = altered_uses(wanted(change), change)
    assert (found.decision, found != use) == ("monitor.run:2", True)


def test_every_day_on_which_something_may_have_changed(officer) -> None:
    use, law = used(officer), current_law()
    days = used_days(law, [use])
    assert [it.on for it in days] == [FROM, TO]
    check_used(law, days)
    use.name = "monitor.detect.gone_since"
    assert len(used_days(law, [use])) == 2
