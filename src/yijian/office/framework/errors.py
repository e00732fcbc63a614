"""Pages for what could not be done: always a Chinese sentence and what to do next."""

from __future__ import annotations

import logging
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.html import format_html

from yijian.kernel.errors import BadInput, UsageError, YijianError

log = logging.getLogger(__name__)

_PLAIN = (
    '<!DOCTYPE html><html lang="zh-Hans"><head><meta charset="utf-8"><title>{title}</title></head>'
    "<body><h1>{title}</h1><p>{message}</p></body></html>"
)
STATUS = {
    "permission.not_allowed": 403,
    "action.missing": 404,
    "action.stale": 409,
}


def refusal_page(request: HttpRequest, error: YijianError) -> HttpResponse:
    """The page of a refusal, with its code and sentence."""
    usage = 400 if isinstance(error, UsageError | BadInput) else 409
    return _page(request, STATUS.get(error.code, usage), "不能办理", error.message, error.code)


def bad_request(request: HttpRequest, exception: Any = None) -> HttpResponse:
    """400."""
    return _page(request, 400, "请求有误", "浏览器发来的内容不完整或不合规，请返回上一页重试。")


def forbidden(request: HttpRequest, exception: Any = None) -> HttpResponse:
    """403."""
    return _page(request, 403, "不能查看", "您的角色不能查看这一页；需要时请联系本单位账号管理员。")


def not_found(request: HttpRequest, exception: Any = None) -> HttpResponse:
    """404."""
    return _page(request, 404, "没有这一页", "没有这条记录，或它不在您的管辖范围内。")


def server_error(request: HttpRequest) -> HttpResponse:
    """500."""
    return _page(request, 500, "系统出错", "系统没有办成这件事，也没有留下半截数据；请稍后重试。")


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form whose token is missing or old."""
    return _page(
        request, 403, "表单已失效", "这张表单不是从本系统打开的，或已过期；请刷新页面后重新提交。"
    )


def _page(
    request: HttpRequest, status: int, title: str, message: str, code: str = ""
) -> HttpResponse:
    context = {"title": title, "message": message, "code": code, "status": status}
    fragment = getattr(request, "htmx", False)
    template = "base/refusal_fragment.html" if fragment else "base/refusal.html"
    try:
        return render(request, template, context, status=status)
    except Exception:  # the database is away, or the request itself cannot be read
        log.exception("the page of an error cannot be drawn")
        return HttpResponse(format_html(_PLAIN, title=title, message=message), status=status)
