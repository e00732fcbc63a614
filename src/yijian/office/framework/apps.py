"""The Django app ``framework``: puts the write guard on every connection."""

from __future__ import annotations

from django.apps import AppConfig
from django.db import connections
from django.db.backends.signals import connection_created


class FrameworkConfig(AppConfig):
    """Registration of the app."""

    name = "yijian.office.framework"
    label = "framework"
    verbose_name = "骨架"

    def ready(self) -> None:
        """Guard each connection from its first statement, and load every app's policies."""
        from importlib import import_module

        from yijian.office.framework.writing import OFFICE_APPS, install

        connection_created.connect(install, dispatch_uid="yijian-guard-writes")
        for connection in connections.all(initialized_only=True):
            install(connection)
        for label in OFFICE_APPS:
            import_module(f"yijian.office.{label}.policies")
