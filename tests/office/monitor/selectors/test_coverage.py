"""Coverage of an area: the actor's own, with reasons in words."""

from __future__ import annotations

from tests.office.conftest import MakeActor, MakePerson
from tests.office.monitor.charged import make_coverage
from tests.office.monitor.found import LEVEL, SPLIT
from yijian.office.framework.roles import Role
from yijian.office.monitor.models import Run
from yijian.office.monitor.selectors.coverage import coverage, together


def test_the_city_sees_all_districts(run: Run, actor: MakeActor) -> None:
    make_coverage(run)
    found = coverage(actor(Role.AUTHORITY), run)
    level = found[LEVEL]
    assert (level.hit, level.passed, level.cannot_assess) == (12, 100, 13)
    assert list(level.reasons.items()) == [
        ("费用明细缺医院等级", 8),
        ("数据质量：退费行找不到原费用", 5),
    ]
    assert together(found).units == 135
    assert list(coverage(actor(Role.AUTHORITY), run, SPLIT)) == [SPLIT]


def test_a_district_sees_its_own(run: Run, actor: MakeActor, person: MakePerson) -> None:
    make_coverage(run)
    found = coverage(actor(person(Role.FIRST_REVIEWER, "agency_district")), run)
    assert list(found) == [LEVEL]
    assert found[LEVEL].units == 90


def test_a_provider_sees_none(run: Run, actor: MakeActor) -> None:
    make_coverage(run)
    assert coverage(actor(Role.HOSPITAL), run) == {}
