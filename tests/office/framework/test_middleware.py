"""Somebody is an actor only when fully signed in, and a refusal is a page."""

from __future__ import annotations

from typing import Any

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory

from tests.office.conftest import AT, MakePerson, SignedIn
from yijian.kernel.errors import Refused
from yijian.office.accounts.models import User
from yijian.office.framework.actor import Actor
from yijian.office.framework.middleware import ActorMiddleware, RefusalMiddleware, actor_of
from yijian.office.framework.roles import PROVIDERS, Role
from yijian.office.framework.writing import writing


def seen_by(user: Any, *, verified: bool = True) -> Actor | None:
    """The actor that the middleware makes of a user."""
    request: Any = RequestFactory().get("/")
    user.is_verified = lambda: verified
    request.user = user
    ActorMiddleware(lambda _: HttpResponse())(request)
    return request.actor


def test_everybody_fully_signed_in_is_an_actor(people: dict[str, User]) -> None:
    for role, user in people.items():
        actor = seen_by(user)
        assert actor is not None
        assert (actor.role, actor.username) == (role, user.username)
        assert actor.at.utcoffset() is not None


def test_providers_see_their_own_institution_others_their_area(people: dict[str, User]) -> None:
    assert actor_of(people[Role.HOSPITAL], AT).fixmedins_code == "H62010200001"
    assert actor_of(people[Role.PHARMACY], AT).fixmedins_code == "P62010200003"
    reviewer = actor_of(people[Role.FIRST_REVIEWER], AT)
    assert (reviewer.fixmedins_code, reviewer.area) == (None, "6201")


def test_staff_without_the_second_factor_is_nobody(people: dict[str, User]) -> None:
    for role, user in people.items():
        assert (seen_by(user, verified=False) is not None) == (role in PROVIDERS), role


def test_a_closed_account_or_organisation_is_nobody(people: dict[str, User]) -> None:
    closed = people[Role.HOSPITAL]
    closed.is_active = False
    assert seen_by(closed) is None
    people[Role.PHARMACY].organisation.active = False
    assert seen_by(people[Role.PHARMACY]) is None


def test_an_unknown_role_is_nobody(people: dict[str, User]) -> None:
    people[Role.HOSPITAL].role = "king"
    assert seen_by(people[Role.HOSPITAL]) is None


def test_an_account_closed_meanwhile_is_out_at_the_next_page(
    client: Client, signed_in: SignedIn, person: MakePerson
) -> None:
    user = person(Role.AUDITOR)
    signed_in(client, user)
    assert client.get("/trail/").status_code == 200
    with writing():
        User.objects.filter(pk=user.pk).update(is_active=False)
    answer = client.get("/trail/")
    assert (answer.status_code, answer["Location"]) == (302, "/sign-in/?next=/trail/")


@pytest.mark.parametrize(
    ("error", "handled"), [(Refused("x.y", "不行"), True), (KeyError(), False)]
)
def test_our_errors_are_answered_the_others_left(error: Exception, handled: bool) -> None:
    request: HttpRequest = RequestFactory().get("/")
    request.actor = None  # type: ignore[attr-defined]
    middleware = RefusalMiddleware(lambda _: HttpResponse())
    assert middleware(request).status_code == 200
    answer = middleware.process_exception(request, error)
    assert (answer is not None) == handled
    if answer is not None:
        assert "不行" in answer.content.decode()
