"""The Django app ``accounts``."""

from __future__ import annotations

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Registration of the app."""

    name = "yijian.office.accounts"
    label = "accounts"
    verbose_name = "账号与单位"
    default_auto_field = "django.db.models.BigAutoField"
