"""The forms about organisations."""

from __future__ import annotations

from tests.office.conftest import MakeActor
from yijian.office.accounts.forms.places import (
    AddOrganisationForm,
    ChangeOrganisationForm,
    OrganisationFilter,
)
from yijian.office.accounts.models import Organisation
from yijian.office.framework.roles import Role
from yijian.office.framework.writing import writing

Places = dict[str, Organisation]


def test_a_parent_is_an_office_of_the_jurisdiction(actor: MakeActor, organisations: Places) -> None:
    form = AddOrganisationForm(actor=actor(Role.ACCOUNT_ADMIN))
    shown = {place.code for place in form.fields["parent"].queryset}
    assert "lanzhou-agency_city" in shown
    assert shown.isdisjoint({"lanzhou-hospital_a", "hainan-hainan_agency"})


def test_the_present_parent_stays_on_offer_even_where_closed(
    actor: MakeActor, organisations: Places
) -> None:
    above = organisations["agency_city"]
    with writing():
        Organisation.objects.filter(pk=above.pk).update(active=False)
    admin, place = actor(Role.ACCOUNT_ADMIN), organisations["agency_district"]
    form = ChangeOrganisationForm(actor=admin, place=place)
    shown = {place.code for place in form.fields["parent"].queryset}
    assert "lanzhou-agency_city" in shown
    assert "lanzhou-agency_district" not in shown


def test_unknown_filters_filter_nothing() -> None:
    asked = OrganisationFilter({"kind": "nonsense", "state": "active"}).asked()
    assert asked == {"q": "", "kind": "", "parent": "", "state": "active"}
