"""Who answers for all of a jurisdiction."""

from __future__ import annotations

from tests.office.conftest import MakeActor, MakePerson
from tests.office.monitor.charged import make_faults
from yijian.office.framework.roles import Role
from yijian.office.monitor.models import QualityTally, Run
from yijian.office.monitor.selectors.place import everywhere, of_places


def test_everywhere(actor: MakeActor, person: MakePerson) -> None:
    assert everywhere(actor(Role.AUTHORITY))
    assert everywhere(actor(person(Role.FIRST_REVIEWER, "hainan_agency")))
    assert not everywhere(actor(person(Role.FIRST_REVIEWER, "agency_district")))
    assert not everywhere(actor(Role.HOSPITAL))


def test_rows_without_institution_are_for_those_who_answer_for_all(
    run: Run, actor: MakeActor, person: MakePerson
) -> None:
    make_faults(run)
    rows = QualityTally.objects.filter(run=run)
    district = actor(person(Role.FIRST_REVIEWER, "agency_district"))
    assert of_places(actor(Role.AUTHORITY), run, rows).count() == 4
    assert of_places(district, run, rows).count() == 2
