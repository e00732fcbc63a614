"""A page asks who comes before it reads anything."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory

from tests.office.conftest import MakeActor, MakePerson, SignedIn
from yijian.office.framework.page import page, show
from yijian.office.framework.permission import NotAllowed
from yijian.office.framework.roles import Role
from yijian.office.framework.writing import writing


@page("trail.view_entries")
def example(request: HttpRequest, word: str) -> HttpResponse:
    """A page."""
    return HttpResponse(f"{word} {request.actor.username}")  # type: ignore[attr-defined]


def ask(actor: Any, **extra: Any) -> HttpRequest:
    request: Any = RequestFactory().get("/trail/", **extra)
    request.actor = actor
    return request


def test_who_may_sees_the_page_and_no_cache_keeps_it(actor: MakeActor) -> None:
    answer = example(ask(actor(Role.AUDITOR)), "甲")
    assert answer.content.decode() == "甲 auditor"
    assert answer["Cache-Control"] == "private, no-store"
    assert example.permission == "trail.view_entries"  # type: ignore[attr-defined]


def test_who_may_not_is_refused_before_the_view(actor: MakeActor) -> None:
    with pytest.raises(NotAllowed):
        example(ask(actor(Role.HOSPITAL)), "甲")


def test_a_view_may_say_what_caches_do(actor: MakeActor) -> None:
    @page("trail.view_entries")
    def picture(request: HttpRequest) -> HttpResponse:
        return HttpResponse("", headers={"Cache-Control": "max-age=60"})

    assert picture(ask(actor(Role.AUDITOR)))["Cache-Control"] == "max-age=60"


def test_who_is_not_signed_in_comes_back_afterwards(client: Client, db: None) -> None:
    answer = client.get("/trail/?event=work.queue_job")
    assert answer.status_code == 302
    where = urlsplit(answer["Location"])
    assert where.path == "/sign-in/"
    assert parse_qs(where.query) == {"next": ["/trail/?event=work.queue_job"]}


def test_a_form_sent_without_a_session_comes_back_to_the_start(client: Client, db: None) -> None:
    answer = client.post("/trail/")
    assert answer.status_code in (302, 405)
    answer = Client().post("/jobs/1/withdraw/")
    assert (answer.status_code, answer["Location"]) == (302, "/sign-in/?next=/")


def test_staff_without_the_second_factor_is_sent_to_give_it(
    client: Client, person: MakePerson
) -> None:
    with writing():
        client.force_login(person(Role.AUDITOR), "django.contrib.auth.backends.ModelBackend")
    answer = client.get("/trail/")
    assert answer.status_code == 302
    assert answer["Location"].startswith("/sign-in/second-factor/?next=")


def test_htmx_is_told_to_leave_the_page(client: Client, db: None) -> None:
    headers = {"HX-Request": "true", "HX-Current-URL": "http://testserver/trail/?person=x"}
    answer = client.get("/trail/", headers=headers)
    assert answer.status_code == 401
    where = urlsplit(answer["HX-Redirect"])
    assert (where.path, parse_qs(where.query)) == ("/sign-in/", {"next": ["/trail/?person=x"]})
    assert answer.content.decode() == "登录已过期，请重新登录。"
    elsewhere = {"HX-Request": "true", "HX-Current-URL": "http://evil.example/x"}
    answer = client.get("/trail/", headers=elsewhere)
    assert parse_qs(urlsplit(answer["HX-Redirect"]).query) == {"next": ["/"]}


def test_the_frame_stands_around_the_page(client: Client, signed_in: SignedIn) -> None:
    signed_in(client, Role.AUDITOR)
    request: Any = client.get("/trail/").wsgi_request
    text = show(request, "base/staff.html", {"title": "标题"}, status=202)
    assert text.status_code == 202
    assert "<h1>标题</h1>" in text.content.decode()
    assert "操作留痕" in text.content.decode()
