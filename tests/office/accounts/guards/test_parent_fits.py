"""An organisation hangs below one of its own jurisdiction."""

from __future__ import annotations

from tests.office.conftest import MakeActor
from yijian.office.accounts.guards.parent_fits import parent_fits
from yijian.office.accounts.models import Organisation
from yijian.office.framework.roles import Role
from yijian.office.framework.writing import writing

Places = dict[str, Organisation]


def test_a_parent_of_elsewhere_is_none(actor: MakeActor, organisations: Places) -> None:
    admin = actor(Role.ACCOUNT_ADMIN)
    found = parent_fits(actor=admin, parent=organisations["hainan_agency"].pk)
    assert found is not None
    assert found.code == "accounts.parent_unfit"
    assert "没有这个上级单位，或它不在您的统筹区" in found.sentence()


def test_a_closed_parent_is_refused_unless_it_was_there(
    actor: MakeActor, organisations: Places
) -> None:
    admin, above = actor(Role.ACCOUNT_ADMIN), organisations["agency_city"]
    with writing():
        Organisation.objects.filter(pk=above.pk).update(active=False)
    found = parent_fits(actor=admin, parent=above.pk)
    assert found is not None
    assert "兰州市医疗保险服务中心已停用" in found.sentence()
    below = organisations["agency_district"]
    assert parent_fits(actor=admin, parent=above.pk, subject=below) is None


def test_an_own_parent_and_none_are_fine(actor: MakeActor, organisations: Places) -> None:
    admin = actor(Role.ACCOUNT_ADMIN)
    assert parent_fits(actor=admin, parent=None) is None
    assert parent_fits(actor=admin, parent=organisations["authority"].pk) is None
