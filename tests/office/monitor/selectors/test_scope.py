"""Who sees what: the city all, the district its area, a hospital itself, others nothing."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.office.conftest import MakeActor, MakePerson
from tests.office.monitor.found import HOSPITAL_A, PUBLISHED, make_finding, make_run
from yijian.office.framework.roles import Role
from yijian.office.framework.writing import writing
from yijian.office.monitor.models import Coverage, Finding, QualityTally, Run, RunState
from yijian.office.monitor.selectors.scope import (
    chosen_run,
    findings_of,
    in_scope,
    institutions_in_scope,
    institutions_of,
    runs_seen,
    tallies_of,
    visible_run,
)

pytestmark = pytest.mark.django_db


def seen(rows: object) -> set[str]:
    return {row.admdvs for row in rows}  # type: ignore[attr-defined]


@pytest.mark.article("LZ-5-1a")
def test_the_city_sees_all(run: Run, many: list[Finding], actor: MakeActor) -> None:
    for role in (Role.AUTHORITY, Role.FIRST_REVIEWER, Role.SECOND_REVIEWER, Role.AUDITOR):
        assert findings_of(actor(role), run).count() == len(many)


@pytest.mark.article("LZ-5-1a")
def test_the_district_sees_its_area(
    run: Run, many: list[Finding], actor: MakeActor, person: MakePerson
) -> None:
    who = actor(person(Role.FIRST_REVIEWER, "agency_district"))
    assert who.area == "620102"
    assert seen(findings_of(who, run)) == seen(tallies_of(who, run)) == {"620102"}
    assert findings_of(who, run).count() == sum(it.admdvs == "620102" for it in many)
    assert seen(institutions_of(who, run)) == {"620102"}


def test_a_hospital_sees_itself(run: Run, many: list[Finding], actor: MakeActor) -> None:
    who = actor(Role.HOSPITAL)
    codes = {row.fixmedins_code for row in findings_of(who, run)}
    assert codes == {row.fixmedins_code for row in institutions_of(who, run)} == {HOSPITAL_A}
    assert findings_of(actor(Role.HOSPITAL, fixmedins_code=""), run).count() == 0


def test_a_province_is_two_digits(run: Run, many: list[Finding], actor: MakeActor) -> None:
    who = actor(Role.AUTHORITY)
    assert findings_of(actor(Role.AUTHORITY, area="62"), run).count() == len(many)
    assert findings_of(actor(Role.AUTHORITY, area="63"), run).count() == 0
    assert findings_of(actor(Role.AUTHORITY, area=""), run).count() == len(many)
    assert who.area == "6201"


def test_rows_without_an_institution_are_not_a_provider_s(run: Run, actor: MakeActor) -> None:
    with writing():
        Coverage.objects.create(
            run=run, rule_code="X", rule_version=1, unit="line", admdvs="620102", state="hit", n=1
        )
        for code in (HOSPITAL_A, "H99999999999"):
            QualityTally.objects.create(
                run=run, code="QF001", effect="marks", fixmedins_code=code, n=1
            )
    official, provider = actor(Role.AUDITOR), actor(Role.HOSPITAL)
    assert in_scope(official, Coverage.objects.all()).count() == 1
    assert in_scope(provider, Coverage.objects.all()).count() == 0
    for who in (official, provider):
        faults = institutions_in_scope(who, run, QualityTally.objects.all())
        assert [fault.fixmedins_code for fault in faults] == [HOSPITAL_A]


def test_runs_of_elsewhere_loading_or_withdrawn_are_not_there(
    run: Run, actor: MakeActor, person: MakePerson
) -> None:
    hainan = make_run("hainan", key="b" * 16)
    loading = make_run(key="c" * 16, state=RunState.LOADING, published_at=None)
    withdrawn = make_run(key="d" * 16, state=RunState.WITHDRAWN)
    older = make_run(
        key="e" * 16, state=RunState.REPLACED, published_at=PUBLISHED - timedelta(days=30)
    )
    who = actor(Role.FIRST_REVIEWER)
    assert list(runs_seen(who)) == [run, older]
    assert visible_run(who) == chosen_run(who, "") == chosen_run(who, None) == run
    assert chosen_run(who, str(older.pk)) == older
    for other in (hainan, loading, withdrawn):
        assert chosen_run(who, str(other.pk)) is None
    for nonsense in ("x", "-1", "9" * 30, "9" * 5000, "1.5", "１x", str(2**63)):
        assert chosen_run(who, nonsense) is None
    assert visible_run(actor(person(Role.FIRST_REVIEWER, "hainan_agency"))) == hainan


def test_before_the_first_run_there_is_none(actor: MakeActor) -> None:
    assert visible_run(actor(Role.AUTHORITY)) is None


def test_a_finding_over_several_institutions_is_nobody_s_of_them(
    run: Run, actor: MakeActor
) -> None:
    make_finding(run, "several", fixmedins_code=None, admdvs="620102")
    assert findings_of(actor(Role.HOSPITAL), run).count() == 0
    assert findings_of(actor(Role.AUTHORITY), run).count() == 1
