"""A day that a form must give."""

from __future__ import annotations

from datetime import date

from django.http import HttpRequest

from yijian.kernel.errors import UsageError


def posted_day(request: HttpRequest, name: str, title: str) -> date:
    """The day in the form under ``name``; ``title`` is what the form calls it.

    Raises:
        UsageError: there is none, or it is no day.
    """
    text = request.POST.get(name, "").strip()
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UsageError("monitor.day", f"{title}“{text}”无法识别；应写作 2026-11-21") from None
