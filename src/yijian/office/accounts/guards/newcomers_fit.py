"""The people of an installation can be installed here."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from yijian.office.accounts.guards.password_strong import weaknesses
from yijian.office.accounts.guards.username_usable import FORM
from yijian.office.accounts.models import User
from yijian.office.accounts.newcomers import NewPerson, Place
from yijian.office.framework.actor import Actor
from yijian.office.framework.guard import Refusal
from yijian.office.framework.roles import Role


def newcomers_fit(
    *,
    actor: Actor,
    jurisdiction: str,
    hospital: Place | None,
    pharmacy: Place | None,
    people: Sequence[NewPerson],
    **_: Any,
) -> Refusal | None:
    """Refuse another jurisdiction than the actor's, and people who cannot be placed in it."""
    if jurisdiction != actor.jurisdiction:
        return _refused(f"要建立的统筹区是 {jurisdiction}，办理人属于 {actor.jurisdiction}")
    places = {Role.HOSPITAL: hospital, Role.PHARMACY: pharmacy}
    for person in people:
        if wrong := _wrong_with(person, jurisdiction):
            return _refused(f"账号 {person.username}：{wrong}")
        if person.role in places and places[person.role] is None:
            return _refused(f"账号 {person.username}：没有给出{person.role.label}")
    return None


def _wrong_with(person: NewPerson, jurisdiction: str) -> str:
    if not FORM.fullmatch(person.username) or person.username == Role.SYSTEM:
        return "账号只用字母、数字和 . _ -，3 至 64 位"
    if person.role == Role.SYSTEM:
        return "没有人能是系统"
    held = User.objects.filter(username=person.username)
    if held.exclude(organisation__jurisdiction=jurisdiction).exists():
        return "已在另一个统筹区使用"
    if held.exists():
        return ""
    return "；".join(weaknesses(person.password, User(username=person.username)))


def _refused(because: str) -> Refusal:
    return Refusal(
        code="accounts.newcomers_unfit",
        asked="建立首批单位和账号",
        because=because,
        missing="改正后重新安装",
        by="安装的人",
    )
