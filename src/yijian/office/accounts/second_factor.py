"""The second factor: a code of the moment from the person's device, or a recovery code."""

from __future__ import annotations

import unicodedata
from base64 import b32encode
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.base_user import AbstractBaseUser
from django_otp import verify_token
from django_otp.models import Device
from django_otp.oath import TOTP
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice
from django_otp.util import random_hex

from yijian.office.framework.roles import STAFF

AUTHENTICATOR = "身份验证器"
RECOVERY = "恢复码"
DIGITS = 6
RECOVERY_CODES = 10
_KEY_BYTES = 20
_GROUP = 4


@dataclass(frozen=True)
class Answer:
    """What became of a code: the device that took it, or until when no code is taken at all."""

    device: Device | None
    held_until: datetime | None = None


def authenticator_of(user: AbstractBaseUser) -> TOTPDevice | None:
    """The person's confirmed device for codes of the moment."""
    return TOTPDevice.objects.filter(user=user, confirmed=True).order_by("pk").first()


def is_asked(user: AbstractBaseUser) -> bool:
    """Whether this person signs in with a second factor: all staff, and whoever has bound one."""
    return user.role in STAFF or authenticator_of(user) is not None  # type: ignore[attr-defined]


def check_code(user: AbstractBaseUser, code: str) -> Answer:
    """Try a code: digits at the authenticator, anything else among the recovery codes.

    A wrong code makes the device wait, longer each time; a right one is used up.
    """
    code = plain(code)
    device: Device | None = authenticator_of(user)
    if not (code.isdecimal() and len(code) == DIGITS):
        device = StaticDevice.objects.filter(user=user, confirmed=True).order_by("pk").first()
    if device is None:
        return Answer(None)
    allowed, why = device.verify_is_allowed()
    if not allowed:
        return Answer(None, why["locked_until"])
    return Answer(verify_token(user, device.persistent_id, code))


def plain(code: str) -> str:
    """A code as typed, without spaces and hyphens, full-width digits made plain."""
    return unicodedata.normalize("NFKC", code).replace(" ", "").replace("-", "").lower()


def new_key() -> str:
    """A fresh secret for a device, in hex."""
    return str(random_hex(_KEY_BYTES))


def new_recovery_codes() -> list[str]:
    """Fresh recovery codes, eight letters and digits each."""
    return [StaticToken.random_token() for _ in range(RECOVERY_CODES)]


def in_groups(text: str) -> str:
    """Text in groups of four, for reading aloud and typing."""
    return " ".join(text[start : start + _GROUP] for start in range(0, len(text), _GROUP))


def key_in_words(key: str) -> str:
    """A secret as authenticators want it typed: base 32 in groups of four."""
    return in_groups(b32encode(bytes.fromhex(key)).decode().rstrip("="))


def address_of(user: AbstractBaseUser, key: str) -> str:
    """The ``otpauth:`` address that an authenticator reads from the picture."""
    return str(TOTPDevice(user=user, key=key).config_url)


def step_of(key: str, code: str, at: datetime) -> int | None:
    """The time step whose code this is, at most one beside the present; None for a wrong one."""
    device = TOTPDevice(key=key)
    totp = TOTP(device.bin_key, device.step, device.t0, device.digits)
    totp.time = at.timestamp()
    code = plain(code)
    if not (code.isdecimal() and totp.verify(int(code), device.tolerance)):
        return None
    return int(totp.t())


def code_now(device: TOTPDevice, at: datetime) -> str:
    """The code that ``device`` would show and that has not been used: for demonstrations."""
    totp = TOTP(device.bin_key, device.step, device.t0, device.digits, device.drift)
    totp.time = at.timestamp()
    totp.drift += max(0, device.last_t + 1 - totp.t())
    return f"{totp.token():0{device.digits}d}"
