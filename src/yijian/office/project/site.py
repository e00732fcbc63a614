"""The frame (sidebar, header) that every staff page stands in."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, URLResolver, reverse
from unfold.sites import UnfoldAdminSite

from yijian.office.framework.actor import Actor
from yijian.office.policy.current import current_law
from yijian.office.project.divisions import division_name

WHOLE = {"市": "全市", "省": "全省", "区": "全区", "国": "全国"}
"""By the last character of a jurisdiction's title: how all of it is called."""


class OfficeSite(UnfoldAdminSite):
    """Unfold's navigation without its pages: our pages ask ``policies.py`` themselves."""

    site_title = "医鉴"
    site_header = "医鉴"

    def has_permission(self, request: HttpRequest) -> bool:
        """Whether the frame is drawn: somebody is fully signed in."""
        return getattr(request, "actor", None) is not None

    def get_urls(self) -> list[URLPattern | URLResolver]:
        """None: signing in, passwords and models have pages of their own, with policies."""
        return []


site = OfficeSite(name="office")


def frame(request: HttpRequest) -> dict[str, Any]:
    """The context of the frame: sidebar of what they may, who they are and what they see."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    organisation = request.user.organisation  # type: ignore[union-attr]
    return {
        "sidebar": _sidebar(request),
        "actor": actor,
        "organisation": organisation.name,
        "scope": scope_words(actor, organisation.admdvs),
        "own_account": reverse("accounts:account"),
        "sign_out": reverse("accounts:sign_out"),
    }


def scope_words(actor: Actor, admdvs: str) -> str:
    """What the actor's pages cover: 兰州市 · 全市, 兰州市 · 城关区, or 兰州市 · 本机构.

    ``admdvs`` is the division of the actor's organisation, six digits.
    """
    place = current_law().jurisdictions[actor.jurisdiction]
    if actor.fixmedins_code is not None:
        return f"{place.title} · 本机构"
    if place.admdvs.startswith(actor.area) or admdvs == place.admdvs:
        return f"{place.title} · {WHOLE.get(place.title[-1], '全部')}"
    return f"{place.title} · {division_name(admdvs)}"


def _sidebar(request: HttpRequest) -> list[dict[str, Any]]:
    shown = [
        {**group, "items": [item for item in group["items"] if item["has_permission"]]}
        for group in site.get_sidebar_list(request)
    ]
    return [group for group in shown if group["items"]]
