"""Every address as every role: what the policy says, and never an error of ours.

The walk finds the addresses itself. A view either carries the permission that ``@page`` asks
for, or stands in :data:`OPEN` with what anybody gets there.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from tests.office.conftest import SignedIn
from yijian.office.accounts.models import Organisation, User
from yijian.office.framework.permission import PERMISSIONS
from yijian.office.framework.roles import PROVIDERS, Role

OPEN: dict[str, tuple[int, int]] = {
    # name: what who is not signed in gets, what who is signed in gets
    "accounts:sign_in": (200, 302),
    "accounts:new_password": (302, 302),
    "accounts:second_factor": (302, 302),
    "accounts:enrol_second_factor": (302, 302),
    "accounts:sign_out": (405, 405),
}
LAW: dict[str, dict[str, Any]] = {
    "policy:instrument": {"instrument": "hainan-measure"},
    "policy:article": {"article": "LZ-22"},
    "policy:parameter": {"parameter": "inspection.sealing.limit"},
    "policy:code_list": {"code_list": "funds"},
    "policy:procedure": {"procedure": "fund.risk"},
    "policy:library_export": {"what": "duties"},
}
"""The law is the same for everybody."""
INVENTED: dict[str, Any] = {"int": 987_654, "str": "nothing-of-that-name", "slug": "nothing"}
FINE = {200, 302, 404, 405}
"""What a person who may can get: a page, the way to one, no such row, not this way."""

REFUSED = {403, 405}
"""What a person who may not can get: a refusal, or not this way."""

PEOPLE = [role for role in Role if role != Role.SYSTEM]


@dataclass(frozen=True)
class Address:
    """A named address with what its view asks for, and the converters of its parts."""

    name: str
    permission: str | None
    parts: dict[str, str] = field(default_factory=dict)

    def path(self, **known: Any) -> str:
        """The address with real keys where they are known, with invented ones otherwise."""
        wanted = {
            part: known.get(part, INVENTED[converter]) for part, converter in self.parts.items()
        }
        return reverse(self.name, kwargs=wanted)


@cache
def addresses() -> tuple[Address, ...]:
    """Every named address of the office, once."""
    found = {address.name: address for address in _below(get_resolver(), "", {})}
    return tuple(found[name] for name in sorted(found))


def _below(resolver: URLResolver, space: str, parts: dict[str, str]) -> Iterator[Address]:
    for entry in resolver.url_patterns:
        here = parts | {
            part: type(converter)
            .__name__.removesuffix("Converter")
            .lower()
            .replace("string", "str")
            for part, converter in entry.pattern.converters.items()
        }
        if isinstance(entry, URLResolver):
            inside = f"{space}{entry.namespace}:" if entry.namespace else space
            yield from _below(entry, inside, here)
        elif isinstance(entry, URLPattern):
            assert entry.name, f"{entry.pattern} has no name"
            asked = getattr(entry.callback, "permission", None)
            yield Address(f"{space}{entry.name}", asked, here)


def real_keys(address: Address, people: dict[str, User]) -> dict[str, Any]:
    """A row of the person's own jurisdiction, where the address is about one."""
    person = people[Role.FIRST_REVIEWER]
    about = {"user": person.pk, "organisation": person.organisation_id}
    if address.name in LAW:
        return LAW[address.name]
    for word, key in about.items():
        if address.name.startswith("accounts:") and address.name.endswith(f"_{word}"):
            return {"pk": key}
    return {"pk": about.get(address.name.removeprefix("accounts:"), INVENTED["int"])}


def may(role: Role, address: Address) -> bool:
    assert address.permission is not None
    return role in PERMISSIONS[address.permission].roles


def chinese(answer: Any) -> bool:
    page = answer.content.decode()
    return 'lang="zh-Hans"' in page and "医鉴" in page


def test_the_walk_finds_the_office() -> None:
    names = {address.name for address in addresses()}
    assert {"accounts:sign_in", "accounts:user", "monitor:dashboard", "trail:entries"} <= names
    assert not {name for name in names if name.split(":")[0] in ("admin", "office")}


def test_every_address_asks_for_a_registered_permission_or_is_open() -> None:
    for address in addresses():
        assert (address.permission is None) == (address.name in OPEN), address.name
        assert address.permission is None or address.permission in PERMISSIONS, address.name


def test_who_is_not_signed_in_gets_the_door(client: Client, people: dict[str, User]) -> None:
    door, faults = reverse("accounts:sign_in"), []
    for address in addresses():
        path = address.path(**real_keys(address, people))
        read, asked = client.get(path), client.get(path, headers={"hx-request": "true"})
        if address.name in OPEN:
            fine = read.status_code == OPEN[address.name][0]
        elif read.status_code == 405:
            fine = client.post(path).status_code == 302
        else:
            fine = read.status_code == 302 and read["Location"].startswith(door)
            fine = fine and client.post(path).status_code in (302, 405)
            fine = fine and asked.status_code == 401 and asked["HX-Redirect"].startswith(door)
        if not fine:
            faults.append((address.name, read.status_code, asked.status_code))
    assert faults == []


@pytest.mark.parametrize("role", PEOPLE)
def test_reading_every_address(
    client: Client, signed_in: SignedIn, people: dict[str, User], role: Role
) -> None:
    signed_in(client, role)
    faults = []
    for address in addresses():
        if address.name == "accounts:enrol_second_factor" and role in PROVIDERS:
            continue  # theirs by choice
        answer = client.get(address.path(**real_keys(address, people)))
        if address.name in OPEN:
            fine = answer.status_code == OPEN[address.name][1]
        elif may(role, address):
            fine = answer.status_code in FINE
        else:
            fine = answer.status_code in REFUSED
        if not fine or (answer.status_code in (403, 404, 405) and not chinese(answer)):
            faults.append((address.name, answer.status_code))
    assert faults == []


@pytest.mark.parametrize("role", PEOPLE)
def test_who_may_not_may_not_by_posting_either(
    client: Client, signed_in: SignedIn, people: dict[str, User], role: Role
) -> None:
    signed_in(client, role)
    faults = []
    for address in addresses():
        if address.permission is not None and not may(role, address):
            answer = client.post(address.path(**real_keys(address, people)), {"revision": "1"})
            if answer.status_code not in REFUSED or not chinese(answer):
                faults.append((address.name, answer.status_code))
    assert faults == []


def test_no_form_is_taken_without_its_token(people: dict[str, User], signed_in: SignedIn) -> None:
    strict = Client(enforce_csrf_checks=True)
    signed_in(strict, Role.ACCOUNT_ADMIN)
    faults = []
    for address in addresses():
        answer = strict.post(address.path(**real_keys(address, people)), {"revision": "1"})
        if answer.status_code != 403 or "表单已失效" not in answer.content.decode():
            faults.append((address.name, answer.status_code))
    assert faults == []


@pytest.mark.parametrize("name", ["accounts:user", "accounts:organisation"])
@pytest.mark.parametrize("role", [Role.ACCOUNT_ADMIN, Role.AUTHORITY, Role.AUDITOR])
def test_a_row_of_elsewhere_does_not_exist(
    client: Client,
    signed_in: SignedIn,
    person: Any,
    organisations: dict[str, Organisation],
    name: str,
    role: Role,
) -> None:
    signed_in(client, role)
    far = person(Role.FIRST_REVIEWER, "hainan_agency")
    key = far.pk if name == "accounts:user" else organisations["hainan_agency"].pk
    assert client.get(reverse(name, args=(key,))).status_code == 404
