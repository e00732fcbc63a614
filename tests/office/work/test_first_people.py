from __future__ import annotations

import pytest

from yijian.kernel.errors import Refused, UsageError
from yijian.office.accounts.models import Organisation, User
from yijian.office.framework.roles import Role
from yijian.office.work.first_people import install_first, place_of


def test_the_first_administrator_has_a_password_for_once(db) -> None:
    (made,) = install_first(["hainan"])["accounts"]
    user = User.objects.get()
    assert made["username"] == user.username == "hainan.admin"
    assert made["organisation"] == user.organisation.name == "海南省医疗保障信息中心"
    assert (user.role, user.must_change_password) == (Role.ACCOUNT_ADMIN, True)
    assert user.check_password(made["password"])
    names = Organisation.objects.filter(jurisdiction="hainan").values_list("name", flat=True)
    assert {"海南省医疗保障局", "海南省医疗保险服务中心", "海南省审计局"} <= set(names)


def test_again_it_changes_nothing(db) -> None:
    install_first(["lanzhou"])
    before = User.objects.get().password
    assert install_first(["lanzhou"]) == {"accounts": []}
    assert User.objects.get().password == before


def test_where_there_is_no_office() -> None:
    with pytest.raises(Refused, match="national 不是统筹区"):
        place_of("national")
    with pytest.raises(UsageError):
        place_of("atlantis")
    assert place_of("lanzhou") == ("兰州市", "620100")
