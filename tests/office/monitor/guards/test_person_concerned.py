"""In clear only what the actor sees anyway, and only where there is a person."""

from __future__ import annotations

import pytest

from tests.office.conftest import MakeActor
from tests.office.monitor.found import HOSPITAL_B, make_finding
from yijian.office.framework.roles import Role
from yijian.office.monitor.guards.person_concerned import person_concerned
from yijian.office.monitor.models import Run

pytestmark = pytest.mark.django_db


def test_a_person_in_sight(run: Run, actor: MakeActor) -> None:
    made = make_finding(run, "x")
    who = actor(Role.FIRST_REVIEWER)
    assert person_concerned(actor=who, finding_id=made.finding_id, run="", reason="-") is None
    assert person_concerned(actor=who, finding_id=made.finding_id, run=str(run.pk)) is None


def test_nobody_or_out_of_sight(run: Run, actor: MakeActor) -> None:
    nobody = make_finding(run, "nobody", psn_no=None)
    elsewhere = make_finding(run, "elsewhere", fixmedins_code=HOSPITAL_B)
    who = actor(Role.FIRST_REVIEWER, area="620102")
    for finding_id in (nobody.finding_id, elsewhere.finding_id, "f" * 32, "x"):
        refusal = person_concerned(actor=who, finding_id=finding_id, run="")
        assert refusal is not None
        assert refusal.code == "monitor.unmask_nobody"
        assert "不在您的管辖范围内，或它不涉及单个参保人" in refusal.sentence()
