from __future__ import annotations

from datetime import date

import pytest

from tests.office.monitor.evaluated import INDEX, SINCE, UNTIL, compared, focused
from tests.office.monitor.found import (
    HOSPITAL_A,
    HOSPITAL_B,
    LEVEL,
    PHARMACY,
    make_finding,
    make_tallies,
)
from tests.office.monitor.ruled import REASON
from yijian.office.framework.writing import writing
from yijian.office.monitor.actions.record_outcome import record_outcome
from yijian.office.monitor.models import Finding
from yijian.office.monitor.selectors.evaluation_figures import Days, figures, span_of, sums_in

pytestmark = pytest.mark.django_db
MARCH = Days(SINCE, UNTIL)


def test_the_period_before_is_as_long() -> None:
    assert MARCH.before == Days(date(2026, 1, 29), date(2026, 2, 28))
    assert Days(SINCE, SINCE).before == Days(date(2026, 2, 28), date(2026, 2, 28))


def test_the_span_of_a_run(run) -> None:
    assert span_of(run) is None
    make_finding(run, "a", occurred_from=date(2026, 3, 5))
    make_finding(run, "b", occurred_from=date(2026, 4, 6))
    assert span_of(run) == Days(date(2026, 3, 5), date(2026, 4, 6))
    run.date_from, run.date_to = SINCE, UNTIL
    assert span_of(run) == MARCH


def test_both_ends_of_a_period_count(actor, run) -> None:
    for seed, day in (("a", SINCE), ("b", UNTIL), ("c", date(2026, 4, 1))):
        make_finding(run, seed, occurred_from=day)
    make_tallies(run)
    assert _counted(actor, run, MARCH) == {LEVEL: 2}
    assert _counted(actor, run, Days(SINCE, date(2026, 3, 30))) == {LEVEL: 1}
    assert _counted(actor, run, Days(date(2026, 3, 2), UNTIL)) == {LEVEL: 1}


def _counted(actor, run, days: Days) -> dict[str, int]:
    return {key: it.n for key, it in sums_in(actor("authority"), run, days, "rule_code").items()}


def test_whole_months_are_summed_from_the_tallies(actor, run) -> None:
    for number in range(9):
        make_finding(run, str(number), occurred_from=date(2026, 3, 1 + 3 * number))
    make_tallies(run)
    who = actor("authority")
    for by in ("rule_code", "fixmedins_code"):
        told = sums_in(who, run, MARCH, by)
        inside = sums_in(who, run, Days(SINCE, date(2026, 3, 30)), by)
        assert told == inside != {}


def test_the_report(actor) -> None:
    run, who = compared(), actor("second_reviewer")
    focused(actor, PHARMACY)
    held = Finding.objects.filter(run=run, rule_code=LEVEL).first()
    record_outcome(actor=who, finding_id=held.finding_id, run="", upheld=True, reason=REASON)
    told = figures(who, run, MARCH)
    assert told["before"] == {"since": "2026-01-29", "until": "2026-02-28"}
    assert told["total"] == {
        "n": 3, "counted": "500.00", "n_before": 1, "counted_before": "50.00",
    }  # fmt: skip
    assert [(it["code"], it["n"], it["reviewed"]) for it in told["rules"]] == [
        (LEVEL, 2, 0),
        (INDEX, 1, 0),
    ]
    assert [(it["code"], it["focus"]) for it in told["institutions"]] == [
        (HOSPITAL_B, True),
        (HOSPITAL_A, False),
        (PHARMACY, True),
    ]


def test_reviews_count_by_the_day_of_the_review(actor) -> None:
    run, who = compared(), actor("second_reviewer")
    held = Finding.objects.filter(run=run, rule_code=LEVEL).first()
    with writing():
        Finding.objects.filter(pk=held.pk).update(occurred_from=date(2026, 3, 5))
    record_outcome(actor=who, finding_id=held.finding_id, run="", upheld=False, reason=REASON)
    day = date(2026, 11, 21)
    [rule] = [it for it in figures(who, run, Days(day, day))["rules"] if it["code"] == LEVEL]
    assert (rule["reviewed"], rule["upheld"], rule["n"]) == (1, 0, 0)


def test_a_district_sees_its_own(actor, person) -> None:
    run = compared()
    who = actor(person("second_reviewer", "agency_district"))
    assert [it["code"] for it in figures(who, run, MARCH)["institutions"]] == [HOSPITAL_A]
