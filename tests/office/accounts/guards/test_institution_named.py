"""A provider has one national code, others have none."""

from __future__ import annotations

from tests.office.conftest import MakeActor
from yijian.office.accounts.guards.institution_named import institution_named
from yijian.office.accounts.models import Organisation
from yijian.office.framework.actor import Actor
from yijian.office.framework.roles import Role


def asked(actor: Actor, kind: str, code: str) -> str:
    found = institution_named(actor=actor, kind=kind, fixmedins_code=code)
    assert found is None or found.code == "accounts.institution_code"
    return found.because if found else ""


def test_codes_and_kinds_fit(actor: MakeActor, organisations: dict[str, Organisation]) -> None:
    admin = actor(Role.ACCOUNT_ADMIN)
    assert "必须有定点医药机构编号" in asked(admin, "hospital", "")
    assert "只有定点医疗机构和定点零售药店有" in asked(admin, "agency", "H62010500009")
    taken = asked(admin, "hospital", "H62010200001")
    assert taken == "编号 H62010200001 已属于另一个单位"
    assert asked(admin, "hospital", "H62010500009") == ""
    assert asked(admin, "agency", "") == ""
    assert asked(admin, "pharmacy", "H46010500001") == ""  # of another jurisdiction
