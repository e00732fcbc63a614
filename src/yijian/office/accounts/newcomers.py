"""What an installation is told: the providers it knows, and its first people."""

from __future__ import annotations

from dataclasses import dataclass

from yijian.office.framework.roles import Role


@dataclass(frozen=True)
class Place:
    """A hospital or pharmacy: its national code, its name, the division where it stands."""

    code: str
    name: str
    admdvs: str


@dataclass(frozen=True)
class NewPerson:
    """Somebody to install: the password in clear, the secret of the second factor in hex.

    ``totp_key`` is 40 hex digits; None leaves the second factor to the first sign-in.
    """

    username: str
    name: str
    role: Role
    password: str
    totp_key: str | None = None
