"""The site whose frame (sidebar, header) every staff page stands in."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from unfold.sites import UnfoldAdminSite


class OfficeSite(UnfoldAdminSite):
    """Unfold's frame without its model pages: our pages ask ``policies.py`` themselves."""

    site_title = "医鉴"
    site_header = "医鉴"

    def has_permission(self, request: HttpRequest) -> bool:
        """Whether the frame is drawn: somebody is fully signed in."""
        return getattr(request, "actor", None) is not None


site = OfficeSite(name="office")


def frame(request: HttpRequest) -> dict[str, Any]:
    """The context of the frame; computed once per page."""
    return site.each_context(request)
