"""Organisations, people and signed-in browsers for the office's tests, on either database."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache

import pytest
from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.db import connection
from django.test import Client

from tests.office.emptying import empty_in_spite_of_triggers
from yijian.office.accounts.models import Organisation, User
from yijian.office.framework.actor import Actor
from yijian.office.framework.middleware import actor_of
from yijian.office.framework.roles import PROVIDERS, Role
from yijian.office.framework.writing import writing

AT = datetime(2026, 11, 21, 1, 30, tzinfo=UTC)
"""The moment at which the actors of the tests act: half past nine in the morning in China."""

PLACES = {
    "authority": ("兰州市医疗保障局", "authority", "lanzhou", "620100", ""),
    "agency_city": ("兰州市医疗保险服务中心", "agency", "lanzhou", "620100", ""),
    "agency_district": ("城关区医疗保险服务中心", "agency", "lanzhou", "620102", ""),
    "hospital_a": ("城关第一医院", "hospital", "lanzhou", "620102", "H62010200001"),
    "hospital_b": ("七里河中医院", "hospital", "lanzhou", "620103", "H62010300002"),
    "pharmacy": ("城关安康大药房", "pharmacy", "lanzhou", "620102", "P62010200003"),
    "audit": ("兰州市审计局", "audit", "lanzhou", "620100", ""),
    "hainan_agency": ("海南省医疗保险服务中心", "agency", "hainan", "460000", ""),
    "hainan_hospital": ("海口第一医院", "hospital", "hainan", "460105", "H46010500001"),
}
PARENTS = {"agency_city": "authority", "agency_district": "agency_city"}
WORKPLACES = {
    Role.AUTHORITY: "authority",
    Role.AUTHORITY_HEAD: "authority",
    Role.FIRST_REVIEWER: "agency_city",
    Role.SECOND_REVIEWER: "agency_city",
    Role.HOSPITAL: "hospital_a",
    Role.PHARMACY: "pharmacy",
    Role.AUDITOR: "audit",
    Role.ACCOUNT_ADMIN: "authority",
}
PASSWORD = "Lan-zhou_2026!"

MakePerson = Callable[..., User]
SignedIn = Callable[..., Client]
MakeActor = Callable[..., Actor]


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave to the pass on PostgreSQL, and to that on SQLite, what only they can run.

    On PostgreSQL what asks for no database is left out: it has run already.
    """
    on_postgres = "postgresql" in settings.DATABASES["default"]["ENGINE"]
    idle = [item for item in items if on_postgres and not _asks_for_a_database(item)]
    for item in items:
        elsewhere = item.get_closest_marker("sqlite" if on_postgres else "postgres")
        if elsewhere and "cluster" not in getattr(item, "fixturenames", ()):
            other = "SQLite" if on_postgres else "PostgreSQL"
            item.add_marker(pytest.mark.skip(reason=f"在 {other} 的那一遍里运行"))
    if idle:
        config.hook.pytest_deselected(items=idle)
        items[:] = [item for item in items if item not in set(idle)]


def _asks_for_a_database(item: pytest.Item) -> bool:
    named = set(getattr(item, "fixturenames", ()))
    return bool({"db", "transactional_db"} & named or item.get_closest_marker("django_db"))


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None) -> Iterator[None]:
    """Let Django empty the tables after tests with real transactions, the trail among them."""
    with empty_in_spite_of_triggers():
        yield


@pytest.fixture
def organisations(db: None) -> dict[str, Organisation]:
    """Lanzhou: authority, agencies, providers, audit; Hainan: an agency and a hospital."""
    found: dict[str, Organisation] = {}
    with writing():
        for key, (name, kind, jurisdiction, admdvs, code) in PLACES.items():
            found[key] = Organisation.objects.create(
                code=f"{jurisdiction}-{key}",
                name=name,
                kind=kind,
                jurisdiction=jurisdiction,
                admdvs=admdvs,
                parent=found.get(PARENTS.get(key, "")),
                fixmedins_code=code,
            )
    return found


@cache
def _hashed() -> str:
    return make_password(PASSWORD)  # slow on purpose, hence once


@pytest.fixture
def person(organisations: dict[str, Organisation]) -> MakePerson:
    """``person(role, "hainan_agency")`` makes one more person; the workplace has a default."""

    def make(role: Role | str, place: str | None = None, username: str = "") -> User:
        role = Role(role)
        place = place or WORKPLACES[role]
        user = User(
            username=username or f"{role.value}.{place}",
            name=f"{organisations[place].name[:2]}{role.label}",
            role=role.value,
            organisation=organisations[place],
            created_at=AT,
        )
        user.password = _hashed()
        with writing():
            user.save()
        return user

    return make


@pytest.fixture
def people(person: MakePerson) -> dict[str, User]:
    """One person for each role that signs in, by role."""
    return {role: person(role, username=role.value) for role in WORKPLACES}


@pytest.fixture
def signed_in(people: dict[str, User]) -> SignedIn:
    """``signed_in(client, role)`` or ``signed_in(client, user)``: fully signed in, no password."""
    from django_otp import DEVICE_ID_SESSION_KEY
    from django_otp.plugins.otp_totp.models import TOTPDevice

    def enter(client: Client, who: Role | str | User) -> Client:
        user = who if isinstance(who, User) else people[Role(who)]
        with writing():  # Django notes the sign-in on the account
            client.force_login(user, "django.contrib.auth.backends.ModelBackend")
        if user.role not in PROVIDERS:
            device, _ = TOTPDevice.objects.get_or_create(user=user, name="测试", confirmed=True)
            session = client.session
            session[DEVICE_ID_SESSION_KEY] = device.persistent_id
            session.save()
        return client

    return enter


@pytest.fixture
def actor(people: dict[str, User]) -> MakeActor:
    """``actor(role)`` or ``actor(user)``: who acts, at :data:`AT` unless ``at`` says otherwise."""

    def make(who: Role | str | User, **changes: object) -> Actor:
        if who == Role.SYSTEM:
            made = Actor.system("lanzhou", AT)
        else:
            made = actor_of(who if isinstance(who, User) else people[Role(str(who))], AT)
        return replace(made, **changes)  # type: ignore[arg-type]

    return make


@pytest.fixture
def on_postgres(db: None) -> bool:
    """Whether this pass runs on PostgreSQL."""
    return connection.vendor == "postgresql"
