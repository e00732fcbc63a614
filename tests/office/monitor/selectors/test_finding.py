"""One finding: found in the right run, with its lines, its rule and its relatives."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.conf import settings

from tests.office.conftest import MakeActor, MakePerson
from tests.office.monitor.found import (
    HOSPITAL_B,
    LEVEL,
    PUBLISHED,
    finding_id,
    make_finding,
    make_run,
)
from yijian.office.framework.roles import Role
from yijian.office.monitor.models import Finding, Run, RunState
from yijian.office.monitor.selectors.finding import (
    find,
    lines_of,
    of_same_person,
    of_same_settlement,
    on_same_lines,
    rule_of,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def older(run: Run) -> Run:
    earlier = PUBLISHED - timedelta(days=30)
    return make_run(key="e" * 16, state=RunState.REPLACED, published_at=earlier)


def test_the_visible_run_comes_first(run: Run, older: Run, actor: MakeActor) -> None:
    new, old = make_finding(run, "x"), make_finding(older, "x")
    only_old = make_finding(older, "y")
    who = actor(Role.AUDITOR)
    assert find(who, None, new.finding_id) == new
    assert find(who, "", new.finding_id) == new
    assert find(who, str(older.pk), new.finding_id) == old
    assert find(who, None, only_old.finding_id) == only_old
    assert find(who, str(run.pk), only_old.finding_id) is None


def test_what_is_not_theirs_is_not_there(run: Run, actor: MakeActor, person: MakePerson) -> None:
    made = make_finding(run, "x", fixmedins_code=HOSPITAL_B)
    assert find(actor(Role.HOSPITAL), None, made.finding_id) is None
    district = actor(person(Role.FIRST_REVIEWER, "agency_district"))
    assert find(district, None, made.finding_id) is None
    hainan = actor(person(Role.FIRST_REVIEWER, "hainan_agency"))
    assert find(hainan, str(run.pk), made.finding_id) is None
    assert find(hainan, None, made.finding_id) is None


@pytest.mark.parametrize("nonsense", ["", "x", "A" * 32, "a" * 33, "a" * 31 + "\x00", "%00"])
def test_what_is_no_number_of_a_finding_is_not_asked(
    run: Run, actor: MakeActor, nonsense: str
) -> None:
    assert find(actor(Role.AUDITOR), None, nonsense) is None


def test_the_rule_that_found_it(run: Run) -> None:
    same = rule_of(make_finding(run, "x"))
    assert (same.name, same.version, same.same_version) == ("药品限医疗机构级别", 1, True)
    assert not rule_of(make_finding(run, "y", rule_version=7)).same_version
    gone = rule_of(make_finding(run, "z", rule_code="GZ99999999999999"))
    assert (gone.rule, gone.name, gone.same_version) == (None, "GZ99999999999999", False)


def test_lines_are_cut(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(settings.LIMIT, "EVIDENCE_ROWS", 2)
    made = make_finding(run, "x", lines=[("S1", str(n)) for n in range(5)])
    assert [line.bkkp_sn for line in lines_of(made)] == ["0", "1", "2"]


def test_relatives_on_the_same_lines(run: Run, older: Run, actor: MakeActor) -> None:
    one = make_finding(run, "one", lines=[("S1", "1"), ("S1", "2"), ("S2", "1")])
    two = make_finding(run, "two", lines=[("S1", "2"), ("S2", "1")], fee_amount="50.00")
    three = make_finding(run, "three", lines=[("S1", "1")], fee_amount="80.00")
    make_finding(run, "crosswise", lines=[("S2", "2")])  # settlement and number of other lines
    make_finding(run, "elsewhere", lines=[("S1", "1")], fixmedins_code=HOSPITAL_B)
    make_finding(older, "one", lines=[("S1", "1")])
    found = on_same_lines(actor(Role.AUDITOR), one, lines_of(one))
    assert found == [(three, 1), (two, 2)]
    assert on_same_lines(actor(Role.AUDITOR), two, lines_of(two)) == [(one, 2)]


def test_no_relatives_without_lines(run: Run, actor: MakeActor) -> None:
    made = make_finding(run, "x", lines=[])
    assert on_same_lines(actor(Role.AUDITOR), made, []) == []


def test_relatives_are_within_the_scope(run: Run, actor: MakeActor) -> None:
    one = make_finding(run, "one", lines=[("S1", "1")])
    make_finding(run, "wide", lines=[("S1", "1")], fixmedins_code=None)
    assert len(on_same_lines(actor(Role.AUDITOR), one, lines_of(one))) == 1
    assert on_same_lines(actor(Role.HOSPITAL), one, lines_of(one)) == []


def test_how_many_of_the_settlement_and_of_the_person(
    run: Run, many: list[Finding], actor: MakeActor
) -> None:
    one = make_finding(run, "one", setl_id="S9", psn_no=many[0].psn_no)
    make_finding(run, "two", setl_id="S9", psn_no="other")
    who = actor(Role.AUDITOR)
    assert of_same_settlement(who, one) == 1
    assert of_same_person(who, one) == sum(it.psn_no == one.psn_no for it in many)
    nobody = make_finding(run, "three", setl_id=None, psn_no=None)
    assert of_same_settlement(who, nobody) == of_same_person(who, nobody) == 0
    assert finding_id("one") == one.finding_id
    assert one.rule_code == LEVEL
