"""The Django app ``monitor``."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

from django.apps import AppConfig


class MonitorConfig(AppConfig):
    """Registration of the app."""

    name = "yijian.office.monitor"
    label = "monitor"
    verbose_name = "智能监控"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Load every action: one that lacks a guard of its step refuses to be registered."""
        for path in sorted((Path(__file__).parent / "actions").glob("[a-z]*.py")):
            import_module(f"yijian.office.monitor.actions.{path.stem}")
