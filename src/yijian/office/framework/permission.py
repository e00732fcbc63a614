"""May they? One registry of permissions, filled by each app's ``policies.py``; unknown is no."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from yijian.kernel.errors import Refused
from yijian.kernel.registry import Registry
from yijian.office.framework.actor import Actor
from yijian.office.framework.roles import Role

Within = Callable[[Actor, Any], bool]


@dataclass(frozen=True)
class Permission:
    """A page or an action, who may, and (``within``) on which subjects; without it, on none.

    ``name`` is ``app.verb_noun``; ``title`` is what the person wants to do, in Chinese.
    """

    name: str
    title: str
    roles: frozenset[Role]
    within: Within | None = None


PERMISSIONS: Registry[Permission] = Registry("permission")


class NotAllowed(Refused):
    """The role, or the place in the world, does not allow it."""

    def __init__(self, message: str) -> None:
        super().__init__("permission.not_allowed", message)


def permit(name: str, title: str, roles: Iterable[Role], within: Within | None = None) -> None:
    """Register who may do ``name``."""
    PERMISSIONS.add(name, Permission(name, title, frozenset(roles), within))


def may(actor: Actor, name: str, subject: Any = None) -> bool:
    """Whether ``actor`` may do ``name``, on ``subject`` where one is given; unknown is no."""
    if name not in PERMISSIONS:
        return False
    permission = PERMISSIONS[name]
    if actor.role not in permission.roles:
        return False
    if subject is None:
        return True
    return permission.within is not None and permission.within(actor, subject)


def demand(actor: Actor, name: str, subject: Any = None) -> None:
    """Raise unless they may.

    Raises:
        NotAllowed: in words: what was asked, and who may do it.
    """
    if may(actor, name, subject):
        return
    if name not in PERMISSIONS:
        raise NotAllowed("没有登记过这项操作，不能进行")
    permission = PERMISSIONS[name]
    if actor.role not in permission.roles:
        who = "、".join(Role(role).label for role in Role if role in permission.roles)
        raise NotAllowed(f"“{permission.title}”由{who}办理；您的角色是{actor.role.label}")
    raise NotAllowed(f"“{permission.title}”的对象不在您的管辖范围内")
