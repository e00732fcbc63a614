"""The one place of the office that reads the clock; everything else is handed the time."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone


def now() -> datetime:
    """The present moment, aware, UTC."""
    return timezone.now()
