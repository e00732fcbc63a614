"""Choosing an organisation."""

from __future__ import annotations

from tests.office.conftest import MakeActor
from yijian.office.accounts.forms.placing import choices_of, label_of, offices_of, places_of
from yijian.office.accounts.models import Organisation
from yijian.office.framework.roles import Role
from yijian.office.framework.writing import writing

Places = dict[str, Organisation]


def test_offices_are_listed_and_providers_looked_for(
    actor: MakeActor, organisations: Places
) -> None:
    admin = actor(Role.ACCOUNT_ADMIN)
    hospital = organisations["hospital_b"]
    named = label_of(hospital)
    assert named == "七里河中医院（定点医疗机构）"
    assert named not in dict(choices_of(admin, "", None)).values()
    assert dict(choices_of(admin, "中医", None))[hospital.pk] == named
    assert dict(choices_of(admin, "", str(hospital.pk)))[hospital.pk] == named
    assert organisations["hainan_agency"].pk not in dict(choices_of(admin, "海南", None))
    assert choices_of(admin, "", "nonsense")[0] == ("", "请选择")


def test_closed_ones_are_not_offered(actor: MakeActor, organisations: Places) -> None:
    admin = actor(Role.ACCOUNT_ADMIN)
    assert (places_of(admin).count(), offices_of(admin).count()) == (7, 4)
    with writing():
        Organisation.objects.filter(code="lanzhou-audit").update(active=False)
    assert (places_of(admin).count(), offices_of(admin).count()) == (6, 3)
