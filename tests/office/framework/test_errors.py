"""What could not be done is said in a Chinese sentence, with the right status."""

from __future__ import annotations

from typing import Any

import pytest
from django.http import HttpRequest
from django.test import Client, RequestFactory

from tests.office.conftest import SignedIn
from yijian.kernel.errors import BadInput, Place, Refused, UsageError, YijianError
from yijian.office.framework import errors
from yijian.office.framework.action import Missing, Stale
from yijian.office.framework.permission import NotAllowed


def ask(*, htmx: bool = False) -> HttpRequest:
    request: Any = RequestFactory().get("/")
    request.actor = None
    request.htmx = htmx
    return request


@pytest.mark.parametrize(
    ("error", "status"),
    [
        (NotAllowed("“导出”由医保行政部门办理"), 403),
        (Missing(), 404),
        (Stale(), 409),
        (Refused("work.busy", "已有一项在进行"), 409),
        (UsageError("filter.day", "日期应写成 2026-11-21"), 400),
        (BadInput("file.kind", Place("a.csv", 1), "不是表格", "CSV 文件"), 400),
    ],
)
@pytest.mark.parametrize("htmx", [False, True])
def test_a_refusal_has_its_sentence_code_and_status(
    error: YijianError, status: int, htmx: bool
) -> None:
    answer = errors.refusal_page(ask(htmx=htmx), error)
    text = answer.content.decode()
    assert answer.status_code == status
    assert error.message in text
    assert error.code in text
    assert ("<html" in text) == (not htmx)


@pytest.mark.parametrize(
    ("handler", "status", "said"),
    [
        (errors.bad_request, 400, "不完整或不合规"),
        (errors.forbidden, 403, "您的角色不能查看这一页"),
        (errors.not_found, 404, "不在您的管辖范围内"),
        (errors.server_error, 500, "没有留下半截数据"),
        (errors.csrf_failure, 403, "刷新页面后重新提交"),
    ],
)
def test_pages_of_django(handler: Any, status: int, said: str) -> None:
    answer = handler(ask())
    assert (answer.status_code, said in answer.content.decode()) == (status, True)


def test_what_was_asked_is_written_as_text() -> None:
    text = errors.refusal_page(ask(), Refused("x.y", "<script>alert(1)</script>")).content.decode()
    assert "<script>alert" not in text


def test_an_unknown_address_is_a_chinese_page(client: Client, signed_in: SignedIn) -> None:
    for who in (None, "auditor"):
        if who:
            signed_in(client, who)
        answer = client.get("/no/such/page/")
        assert (answer.status_code, "没有这一页" in answer.content.decode()) == (404, True)


def test_a_forged_form_is_a_chinese_page(signed_in: SignedIn) -> None:
    strict = Client(enforce_csrf_checks=True)
    signed_in(strict, "first_reviewer")
    answer = strict.post("/jobs/1/withdraw/", {"revision": "1", "reason": "x"})
    assert (answer.status_code, "表单已失效" in answer.content.decode()) == (403, True)


def test_an_error_of_ours_is_no_traceback(
    signed_in: SignedIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    patient = Client(raise_request_exception=False)
    signed_in(patient, "auditor")

    def fail(*_: object) -> None:
        raise ZeroDivisionError("inside")

    monkeypatch.setattr("yijian.office.trail.views.entries_for", fail)
    answer = patient.get("/trail/")
    assert (answer.status_code, "系统出错" in answer.content.decode()) == (500, True)
    assert "ZeroDivision" not in answer.content.decode()


def test_an_error_while_the_page_of_errors_is_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object, **__: object) -> None:
        raise OSError("the database is away")

    monkeypatch.setattr(errors, "render", fail)
    answer = errors.server_error(ask())
    assert (answer.status_code, "请稍后重试" in answer.content.decode()) == (500, True)
