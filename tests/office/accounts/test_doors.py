"""What every page of the door has."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from django.views.decorators.http import require_POST

from yijian.office.accounts.doors import (
    STRICT,
    MethodMiddleware,
    allow,
    door,
    not_this_way,
    strict_csp,
)


def plain(request: HttpRequest) -> HttpResponse:
    return HttpResponse("x")


def test_the_policy_is_strict() -> None:
    answer: Any = strict_csp(plain)(RequestFactory().get("/"))
    assert answer._csp_config == {name: list(value) for name, value in STRICT.items()}
    assert "unsafe" not in str(STRICT)
    assert STRICT["script-src"] == ["'self'"]


def test_a_door_is_kept_in_no_cache() -> None:
    assert "no-store" in door(plain)(RequestFactory().get("/"))["Cache-Control"]


def test_other_methods_are_refused() -> None:
    view, requests = allow("GET")(plain), RequestFactory()
    assert view(requests.get("/")).status_code == 200
    assert view(requests.head("/")).status_code == 200
    refused = view(requests.post("/"))
    assert (refused.status_code, refused["Allow"]) == (405, "GET")
    assert allow("POST")(plain)(requests.head("/")).status_code == 405


def test_the_refusal_is_a_chinese_page() -> None:
    answer = not_this_way(RequestFactory().get("/"), ("POST",))
    assert "这个地址只接收页面上的按钮提交" in answer.content.decode()


def test_a_bare_refusal_of_django_gets_the_page_too() -> None:
    wrapped = MethodMiddleware(require_POST(plain))
    answer = wrapped(RequestFactory().get("/"))
    assert (answer.status_code, answer["Allow"]) == (405, "POST")
    assert "只接收页面上的按钮提交" in answer.content.decode()
    assert wrapped(RequestFactory().post("/")).content == b"x"
