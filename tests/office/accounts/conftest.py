"""People with passwords and second factors, for the tests of the door."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django_otp.oath import TOTP
from django_otp.plugins.otp_totp.models import TOTPDevice

from tests.office.conftest import AT, PASSWORD
from yijian.office.accounts.models import User
from yijian.office.accounts.second_factor import AUTHENTICATOR
from yijian.office.framework import clock
from yijian.office.framework.writing import writing

KEY = "0123456789abcdef0123456789abcdef01234567"

Resident = Callable[..., User]
Enter = Callable[..., Any]


@pytest.fixture(autouse=True)
def quick_hashes(settings: Any) -> None:
    """Passwords are hashed with one round."""
    settings.PASSWORD_HASHERS = ["tests.office.accounts.quick.QuickHasher"]


@pytest.fixture
def resident(people: dict[str, User]) -> Resident:
    """``resident(role)`` has the password :data:`PASSWORD`; ``bound`` gives the key :data:`KEY`."""

    def make(role: str, *, bound: bool = True, **changes: Any) -> User:
        user = people[role]
        user.set_password(PASSWORD)
        for name, value in changes.items():
            setattr(user, name, value)
        with writing():
            user.save()
        if bound:
            TOTPDevice.objects.create(user=user, name=AUTHENTICATOR, key=KEY, confirmed=True)
        return user

    return make


@pytest.fixture
def enter(client: Client) -> Enter:
    """Post account and password; ``then`` is where the person wants to go."""

    def post(username: str, password: str = PASSWORD, *, then: str = "", **more: Any) -> Any:
        address = reverse("accounts:sign_in") + (f"?next={then}" if then else "")
        return client.post(address, {"username": username, "password": password}, **more)

    return post


def code_of(key: str = KEY, *, steps: int = 0) -> str:
    """The code that a device with ``key`` shows now, or some steps off."""
    totp = TOTP(bytes.fromhex(key), drift=steps)
    totp.time = clock.now().timestamp()
    return f"{totp.token():06d}"


def shown(answer: Any) -> str:
    """The text of a page."""
    return str(answer.content.decode())


__all__ = ["AT", "KEY", "PASSWORD", "Enter", "Resident", "code_of", "shown"]
