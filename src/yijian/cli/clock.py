"""The clock of the house: read here and nowhere else, then passed in."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

CHINA = timezone(timedelta(hours=8), "Asia/Shanghai")
"""The one time zone of the national tables."""


def moment() -> datetime:
    """This moment in China, to the second."""
    return datetime.now(CHINA).replace(microsecond=0)  # noqa: TID251 - the one reading of the clock
