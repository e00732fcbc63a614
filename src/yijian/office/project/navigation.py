"""The sidebar: what there is, shown to those who may."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest
from django.urls import reverse, reverse_lazy

from yijian.office.framework.permission import may


def _item(title: str, icon: str, view: str, permission: str) -> dict[str, Any]:
    return {
        "title": title,
        "icon": icon,
        "link": reverse_lazy(view),
        "permission": _allowed(permission),
        "active": _active(view),
    }


def _allowed(permission: str) -> Callable[[HttpRequest], bool]:
    def answer(request: HttpRequest) -> bool:
        actor = getattr(request, "actor", None)
        return actor is not None and may(actor, permission)

    return answer


def _active(view: str) -> Callable[[HttpRequest], bool]:
    """Whether the page lies under the link; the first page only if it is the page itself."""

    def answer(request: HttpRequest) -> bool:
        link = reverse(view)
        return request.path == link if link == "/" else request.path.startswith(link)

    return answer


def navigation(_: HttpRequest) -> list[dict[str, Any]]:
    """The groups of the sidebar; an icon is the name of a symbol of ``icons.svg``."""
    return [
        {
            "title": "智能监控",
            "items": [
                _item("总览", "overview", "monitor:dashboard", "monitor.view_dashboard"),
                _item("疑点", "flag", "monitor:findings", "monitor.view_findings"),
                _item("规则", "rule", "monitor:rules", "monitor.view_rules"),
                _item("知识", "stack", "monitor:knowledge", "monitor.view_knowledge"),
                _item("机构", "hospital", "monitor:institutions", "monitor.view_institutions"),
            ],
        },
        {"title": "法规政策", "items": _policy()},
        {
            "title": "数据与运行",
            "items": [
                _item("导入", "upload", "monitor:imports", "monitor.view_imports"),
                _item("稽核运行", "run", "monitor:runs", "monitor.view_runs"),
            ],
        },
        {
            "title": "管理",
            "items": [
                _item("账号", "people", "accounts:users", "accounts.view_users"),
                _item("单位", "tree", "accounts:organisations", "accounts.view_organisations"),
                _item("操作留痕", "history", "trail:entries", "trail.view_entries"),
            ],
        },
    ]


def _policy() -> list[dict[str, Any]]:
    """The library of the law, and what is decided about it."""
    library = "policy.view_library"
    return [
        _item("法规库", "book", "policy:library", library),
        _item("法域比较", "columns", "policy:compare", library),
        _item("前后变化", "swap", "policy:between", library),
        _item("到期日计算", "calendar", "policy:reckoner", library),
        _item("条文落实", "checklist", "policy:duties", library),
        _item("参数变更", "pen", "policy:changes", "policy.view_changes"),
        _item("工作日历", "days", "policy:calendar", "policy.view_calendar"),
        _item("地方支付项目", "list", "policy:items", "policy.view_items"),
    ]
