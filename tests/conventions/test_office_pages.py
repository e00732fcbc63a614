"""Convention 12: every address of the office asks who may, or stands in this short list."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.urls import URLPattern, get_resolver  # type: ignore[import-untyped]

from tests.conventions.house import refuse
from yijian.office.framework.permission import PERMISSIONS

OPEN = {
    "accounts:sign_in": "whoever comes, before signing in",
    "accounts:sign_out": "whoever is in may leave",
    "accounts:new_password": "after the password, before being in",
    "accounts:second_factor": "after the password, before being in",
    "accounts:enrol_second_factor": "after the password, before being in",
}


def addresses(resolver: Any, space: str = "") -> Iterator[tuple[str, Any]]:
    """Every view that an address leads to, as ``namespace:name`` and the view."""
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLPattern):
            yield f"{space}{pattern.name or pattern.pattern}", pattern.callback
        else:
            inner = f"{pattern.namespace}:" if pattern.namespace else space
            yield from addresses(pattern, inner)


def permission_of(view: Any) -> str | None:
    """The permission that a view carries, through whatever decorators stand around it."""
    while view is not None:
        if found := getattr(view, "permission", None):
            return str(found)
        view = getattr(view, "__wrapped__", None)
    return None


def test_every_page_asks_who_may() -> None:
    found = dict(addresses(get_resolver()))
    closed = {name: permission_of(view) for name, view in found.items()}
    open_pages = {name for name, permission in closed.items() if permission is None}
    refuse(
        [f"{name}: no @page, and not in the list" for name in sorted(open_pages - set(OPEN))]
        + [f"{name}: remove it from the list" for name in sorted(set(OPEN) - open_pages)]
    )


def test_every_page_asks_for_a_permission_that_exists() -> None:
    asked = {name: permission_of(view) for name, view in addresses(get_resolver())}
    refuse(
        [f"{name}: {it} is not permitted to anybody" for name, it in asked.items()
         if it is not None and it not in PERMISSIONS]
    )  # fmt: skip


def test_every_view_permission_has_its_page() -> None:
    asked = {permission_of(view) for _, view in addresses(get_resolver())}
    looking = {name for name in PERMISSIONS if name.partition(".")[2].startswith("view_")}
    refuse([f"{name}: no page asks for it" for name in sorted(looking - asked)])
