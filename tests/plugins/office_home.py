"""A home of its own for the office of every test process, set before Django's settings are read.

Loaded through ``addopts`` (``-p tests.plugins.office_home``), hence before pytest-django. The
environment that the person who runs the tests may have set for a real office is put aside:
nothing a test does can reach it. ``YIJIAN_TEST_DATABASE_URL`` (set by ``tests.plugins.postgres``)
puts the office of the tests on PostgreSQL; without it each process has its own SQLite file.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

import pytest

_OFFICE = "YIJIAN_"
_FOR_TESTS = "YIJIAN_TEST_"


def enter_home() -> Path:
    """Make a fresh home and point the environment at it; the folder is returned."""
    for name in list(os.environ):
        if name.startswith(_OFFICE) and not name.startswith(_FOR_TESTS):
            del os.environ[name]
    home = Path(tempfile.mkdtemp(prefix="yijian-office-"))
    (home / "static").mkdir()  # the server of static files warns without it
    os.environ["YIJIAN_HOME"] = str(home)
    os.environ["DJANGO_SETTINGS_MODULE"] = "yijian.office.project.settings"
    if url := os.environ.get("YIJIAN_TEST_DATABASE_URL"):
        os.environ["YIJIAN_DATABASE_URL"] = url
    return home


HOME = enter_home()


def pytest_unconfigure(config: pytest.Config) -> None:
    """Leave nothing behind."""
    shutil.rmtree(HOME, ignore_errors=True)
