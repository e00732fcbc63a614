"""Who acts, for whom, where and when: handed to every action and every selector."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from yijian.office.framework.roles import Role


@dataclass(frozen=True)
class Actor:
    """A person (or the system) at one moment.

    ``area`` is the prefix of the administrative divisions that the organisation answers for
    (``6201`` a city, ``620102`` a district); ``fixmedins_code`` is set for providers only, who
    see nothing but their own institution.
    """

    username: str
    name: str
    role: Role
    organisation: str
    jurisdiction: str
    area: str
    at: datetime
    fixmedins_code: str | None = None

    @classmethod
    def system(cls, jurisdiction: str, at: datetime) -> Actor:
        """The system itself, doing work that somebody started, within one jurisdiction."""
        return cls("system", "系统", Role.SYSTEM, "system", jurisdiction, "", at)
