"""What the pages of knowledge are asked for in the address."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.utils.timezone import localtime

from yijian.kernel.errors import UsageError
from yijian.office.framework.actor import Actor
from yijian.office.monitor.selectors.knowledge import Asked

LEVELS = ("国家", "省", "市")
FILTERS = ("code", "name", "batch", "level", "on", "all")
"""The filters of a list of rows; ``all``: rows of every day, not only those of ``on``."""


def asked_day(actor: Actor, given: Mapping[str, str]) -> date:
    """The day that the address names (``on``), today without it.

    Raises:
        UsageError: it is no day.
    """
    text = given.get("on", "").strip()
    if not text:
        return localtime(actor.at).date()
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UsageError(
            "knowledge.day", f"日期“{text}”无法识别；应写作 2026-11-21，或留空表示今天"
        ) from None


def asked_rows(actor: Actor, given: Mapping[str, str]) -> Asked:
    """The filters of a list of rows."""
    level = given.get("level", "")
    return Asked(
        code=given.get("code", "").strip(),
        name=given.get("name", "").strip(),
        batch=given.get("batch", "").strip(),
        level=level if level in LEVELS else "",
        on=None if given.get("all") else asked_day(actor, given),
    )


def kept_filters(given: Mapping[str, str]) -> dict[str, str]:
    """Those filters that say something, for the trail and the head of an export."""
    return {name: given[name].strip() for name in FILTERS if given.get(name, "").strip()}
