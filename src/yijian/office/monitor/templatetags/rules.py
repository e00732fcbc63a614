"""How rules are written on pages: technical words as code, states as tags."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from yijian.office.framework.templatetags.yijian import NOTHING, UNKNOWN

register = template.Library()

_TECHNICAL = re.compile(r"([A-Za-z_][A-Za-z0-9_.]*(?:\([^()（）]*\))?)")
TAGS = {
    "in_force": "tag-ok",
    "grey": "tag-warn",
    "shadow": "tag-muted",
    "suspended": "tag-bad",
    "superseded": "tag-muted",
    "retired": "tag-muted",
    "withdrawn": "tag-muted",
}
"""The look of a state; the others wait for somebody."""


@register.filter
def coded(text: str) -> SafeString:
    """Chinese in which names of columns, functions and keys stand as code."""
    parts = _TECHNICAL.split(str(text))
    return format_html_join(
        "",
        "{}",
        ((format_html("<code>{}</code>", it) if number % 2 else it,) for number, it in
         enumerate(parts)),
    )  # fmt: skip


@register.simple_tag
def rule_state(state: str, title: str) -> SafeString:
    """A state of a version as a tag."""
    return format_html('<span class="tag {}">{}</span>', TAGS.get(state, ""), title)


@register.filter
def places(terms: dict[str, Any]) -> str:
    """Where and when a grey version holds, in words."""
    said = []
    if terms.get("areas"):
        said.append(f"区划 {'、'.join(terms['areas'])}")
    if terms.get("institutions"):
        said.append(f"机构 {'、'.join(terms['institutions'])}")
    if terms.get("moments"):
        said.append(f"环节 {'、'.join(terms['moments'])}")
    if terms.get("from"):
        said.append(f"自 {terms['from']} 起")
    return "；".join(said)


@register.filter
def cost(seconds: Decimal | None) -> str:
    """What a rule costs: ``0.012 秒``; a dash where it was not measured."""
    return NOTHING if seconds in UNKNOWN else f"{seconds:,.3f} 秒"
