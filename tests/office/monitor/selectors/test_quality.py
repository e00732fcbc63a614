"""Quality faults: of the institutions that the actor may see."""

from __future__ import annotations

from tests.office.conftest import MakeActor, MakePerson
from tests.office.monitor.charged import make_faults
from tests.office.monitor.found import HOSPITAL_A
from yijian.office.framework.roles import Role
from yijian.office.monitor.models import Run
from yijian.office.monitor.selectors.quality import quality


def test_the_city_sees_also_what_names_no_institution(run: Run, actor: MakeActor) -> None:
    make_faults(run)
    first, second = quality(actor(Role.AUDITOR), run)
    assert (first.code, first.n, first.places, first.blocks) == ("QF101", 7, 2, True)
    assert (second.code, second.n, second.places, second.blocks) == ("QF102", 3, 2, False)
    assert first.name == "退费行找不到原费用"


def test_a_district_and_a_provider_see_their_own(
    run: Run, actor: MakeActor, person: MakePerson
) -> None:
    make_faults(run)
    district = actor(person(Role.FIRST_REVIEWER, "agency_district"))
    expected = [("QF101", 4), ("QF102", 2)]
    assert [(it.code, it.n) for it in quality(district, run)] == expected
    assert [(it.code, it.n) for it in quality(actor(Role.HOSPITAL), run)] == expected
    assert quality(actor(Role.PHARMACY), run) == []


def test_one_institution(run: Run, actor: MakeActor) -> None:
    make_faults(run)
    found = quality(actor(Role.AUTHORITY), run, HOSPITAL_A)
    assert [(it.code, it.n, it.places) for it in found] == [("QF101", 4, 1), ("QF102", 2, 1)]
