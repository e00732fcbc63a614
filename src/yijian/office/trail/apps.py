"""The Django app ``trail``."""

from __future__ import annotations

from django.apps import AppConfig


class TrailConfig(AppConfig):
    """Registration of the app."""

    name = "yijian.office.trail"
    label = "trail"
    verbose_name = "操作留痕"
    default_auto_field = "django.db.models.BigAutoField"
