"""No test can reach a real office, whatever the environment of the person who runs it says."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from tests.plugins import office_home


def test_this_process_has_a_home_of_its_own() -> None:
    assert Path(os.environ["YIJIAN_HOME"]) == office_home.HOME
    assert office_home.HOME.is_dir()
    assert os.environ["DJANGO_SETTINGS_MODULE"] == "yijian.office.project.settings"


def test_the_environment_of_a_real_office_is_put_aside(monkeypatch: pytest.MonkeyPatch) -> None:
    surroundings = {
        "YIJIAN_HOME": "/real",
        "YIJIAN_DATABASE_URL": "postgresql://real/office",
        "YIJIAN_PAGE_ROWS": "7",
        "PATH": "/bin",
    }
    monkeypatch.setattr(os, "environ", surroundings)
    home = office_home.enter_home()
    shutil.rmtree(home)
    assert home != office_home.HOME
    assert surroundings == {
        "YIJIAN_HOME": str(home),
        "DJANGO_SETTINGS_MODULE": "yijian.office.project.settings",
        "PATH": "/bin",
    }


def test_the_pass_on_postgres_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    url = "postgresql://yijian@%2Ftmp%2Fx/yijian"
    monkeypatch.setattr(os, "environ", {"YIJIAN_TEST_DATABASE_URL": url})
    shutil.rmtree(office_home.enter_home())
    assert os.environ["YIJIAN_DATABASE_URL"] == url
