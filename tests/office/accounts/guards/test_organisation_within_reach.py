"""People are placed in one's own jurisdiction."""

from __future__ import annotations

from tests.office.conftest import MakeActor
from yijian.office.accounts.guards.organisation_within_reach import organisation_within_reach
from yijian.office.accounts.models import Organisation
from yijian.office.framework.roles import Role
from yijian.office.framework.writing import writing

Places = dict[str, Organisation]


def test_a_place_of_elsewhere_is_none(actor: MakeActor, organisations: Places) -> None:
    admin = actor(Role.ACCOUNT_ADMIN)
    for key in (organisations["hainan_agency"].pk, 999_999):
        found = organisation_within_reach(actor=admin, organisation=key)
        assert found is not None
        assert found.code == "accounts.organisation_out_of_reach"
        assert "没有这个单位，或它不在您的统筹区" in found.sentence()


def test_a_closed_place_is_refused(actor: MakeActor, organisations: Places) -> None:
    place = organisations["audit"]
    with writing():
        Organisation.objects.filter(pk=place.pk).update(active=False)
    found = organisation_within_reach(actor=actor(Role.ACCOUNT_ADMIN), organisation=place.pk)
    assert found is not None
    assert "兰州市审计局已停用" in found.sentence()


def test_an_own_place_is_fine(actor: MakeActor, organisations: Places) -> None:
    admin = actor(Role.ACCOUNT_ADMIN)
    assert organisation_within_reach(actor=admin, organisation=organisations["audit"].pk) is None
