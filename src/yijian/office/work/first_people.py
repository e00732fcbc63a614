"""``python -m yijian.office.work.first_people JURISDICTION …``: the first account of an office."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from yijian.kernel.errors import Refused
from yijian.office.policy.current import shipped_law
from yijian.office.work.answering import answer
from yijian.office.work.preparing import migrate

USERNAME = "admin"


def place_of(jurisdiction: str) -> tuple[str, str]:
    """Name and division code of a jurisdiction.

    Raises:
        UsageError: there is no such jurisdiction. Refused: it has no division of its own.
    """
    law = shipped_law()  # places are not changed by an office, and this runs without Django
    admdvs = law.admdvs(jurisdiction)
    if not admdvs or admdvs.startswith("00"):
        raise Refused("office.jurisdiction", f"{jurisdiction} 不是统筹区，不能建立办公端")
    return law.jurisdictions[jurisdiction].title, admdvs


def install_first(arguments: Sequence[str]) -> dict[str, Any]:
    """Make the offices of the jurisdictions and one administrator of accounts for each.

    Answers ``{"accounts": [{"jurisdiction", "organisation", "username", "password"}]}``; the
    password is good once. A jurisdiction that has an administrator is left as it is.
    """
    migrate()
    return {"accounts": [it for name in arguments if (it := _administrator(name))]}


def _administrator(jurisdiction: str) -> dict[str, str] | None:
    from yijian.office.accounts.actions.open_user import open_user
    from yijian.office.accounts.installing import install_people
    from yijian.office.accounts.models import Organisation, OrganisationKind, User
    from yijian.office.accounts.passwords import one_time_password
    from yijian.office.framework import clock
    from yijian.office.framework.actor import Actor
    from yijian.office.framework.roles import Role

    title, admdvs = place_of(jurisdiction)
    admins = User.objects.filter(role=Role.ACCOUNT_ADMIN, organisation__jurisdiction=jurisdiction)
    if admins.exists():
        return None
    system = Actor.system(jurisdiction, clock.now())
    install_people(
        actor=system,
        jurisdiction=jurisdiction,
        city_name=title,
        admdvs=admdvs,
        hospital=None,
        pharmacy=None,
        people=[],
    )
    office = Organisation.objects.get(jurisdiction=jurisdiction, kind=OrganisationKind.TECH)
    username, password = f"{jurisdiction}.{USERNAME}", one_time_password()
    open_user(
        actor=replace(system, name="安装程序", role=Role.ACCOUNT_ADMIN),
        username=username,
        name="账号管理员",
        role=Role.ACCOUNT_ADMIN.value,
        organisation=office.pk,
        password=password,
    )
    return {
        "jurisdiction": jurisdiction,
        "organisation": office.name,
        "username": username,
        "password": password,
    }


if __name__ == "__main__":
    sys.exit(answer(install_first, sys.argv[1:]))
