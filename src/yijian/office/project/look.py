"""Unfold's settings: our name, our colours, our style sheet."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static


def _style(_: HttpRequest) -> str:
    return static("yijian/yijian.css")


def _script(_: HttpRequest) -> str:
    return static("yijian/yijian.js")


def _icon(_: HttpRequest) -> str:
    return static("yijian/icon.svg")


UNFOLD: dict[str, Any] = {
    "SITE_TITLE": "医鉴",
    "SITE_HEADER": "医鉴",
    "SITE_SUBHEADER": "医保基金监管",
    "SITE_URL": "/",
    "SITE_SYMBOL": "balance",
    "SITE_FAVICONS": [{"rel": "icon", "href": _icon, "type": "image/svg+xml"}],
    "SHOW_HISTORY": False,
    "SHOW_VIEW_ON_SITE": False,
    "THEME": "light",
    "STYLES": [_style],
    "SCRIPTS": [_script],
    "BORDER_RADIUS": "6px",
    "COLORS": {
        "primary": {
            "50": "oklch(97.1% .013 220)",
            "100": "oklch(93.6% .032 220)",
            "200": "oklch(88.5% .058 220)",
            "300": "oklch(80.8% .09 220)",
            "400": "oklch(70.4% .11 222)",
            "500": "oklch(57% .11 224)",
            "600": "oklch(47% .095 225)",
            "700": "oklch(41% .085 226)",
            "800": "oklch(35% .07 227)",
            "900": "oklch(30% .058 228)",
            "950": "oklch(22% .042 229)",
        },
    },
    "SIDEBAR": {
        "show_search": False,
        "show_all_applications": False,
        "navigation": "yijian.office.project.navigation.navigation",
    },
}
