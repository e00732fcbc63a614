"""The Django app ``work``."""

from __future__ import annotations

from django.apps import AppConfig


class WorkConfig(AppConfig):
    """Registration of the app."""

    name = "yijian.office.work"
    label = "work"
    verbose_name = "后台工作"
    default_auto_field = "django.db.models.BigAutoField"
