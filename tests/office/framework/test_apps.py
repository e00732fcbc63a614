"""When Django is ready, every connection is guarded and every app has said who may."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.db import connection

from yijian.office.framework.permission import PERMISSIONS
from yijian.office.framework.writing import OFFICE_APPS, guard_writes


@pytest.mark.parametrize("label", OFFICE_APPS)
def test_policies_are_loaded(label: str) -> None:
    assert any(name.startswith(f"{label}.") for name in PERMISSIONS)


def test_a_connection_that_comes_back_is_guarded(db: None) -> None:
    connection.execute_wrappers.remove(guard_writes)
    apps.get_app_config("framework").ready()
    assert guard_writes in connection.execute_wrappers
