from __future__ import annotations

from pathlib import Path

from django.apps import apps

from yijian.office.framework.action import ACTIONS
from yijian.office.monitor.apps import MonitorConfig


def test_every_action_is_registered_at_start() -> None:
    app = apps.get_app_config("monitor")
    assert isinstance(app, MonitorConfig)
    names = {path.stem for path in (Path(app.path) / "actions").glob("[a-z]*.py")}
    assert {f"monitor.{name}" for name in names} <= set(ACTIONS)
