"""``migrate``: the one command that may write office rows without an action."""

from __future__ import annotations

from typing import Any

from django.core.management.commands import migrate

from yijian.office.framework.writing import writing


class Command(migrate.Command):
    """Django's own command; new columns get their defaults by ``UPDATE``, hence the permission."""

    def handle(self, *args: Any, **options: Any) -> None:
        """Migrate, with leave to write."""
        with writing():
            super().handle(*args, **options)
