"""The Django app ``monitor``."""

from __future__ import annotations

from django.apps import AppConfig


class MonitorConfig(AppConfig):
    """Registration of the app."""

    name = "yijian.office.monitor"
    label = "monitor"
    verbose_name = "智能监控"
    default_auto_field = "django.db.models.BigAutoField"
