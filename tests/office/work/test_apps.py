from __future__ import annotations

from django.apps import apps

from yijian.office.work.handlers import HANDLERS


def test_every_apps_tasks_are_loaded() -> None:
    assert {"import", "run"} <= set(HANDLERS)
    apps.get_app_config("work").ready()
