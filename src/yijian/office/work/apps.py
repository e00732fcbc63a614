"""The Django app ``work``."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec

from django.apps import AppConfig


class WorkConfig(AppConfig):
    """Registration of the app."""

    name = "yijian.office.work"
    label = "work"
    verbose_name = "后台工作"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Load every app's ``tasks.py``, so that each kind of job has its handler."""
        from yijian.office.framework.writing import OFFICE_APPS

        for label in OFFICE_APPS:
            if find_spec(f"yijian.office.{label}.tasks"):
                import_module(f"yijian.office.{label}.tasks")
