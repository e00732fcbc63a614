"""``collectstatic``: makes the files of the charts, then collects as Django does."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.staticfiles.management.commands import collectstatic

from yijian.office.framework.chart_files import make_chart_files


class Command(collectstatic.Command):
    """Django's command, with the generated files made first."""

    def handle(self, **options: Any) -> str | None:
        """Make, then collect."""
        make_chart_files(settings.GENERATED)
        return super().handle(**options)
