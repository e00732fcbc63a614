"""Collecting makes the files of the charts first, and leaves nothing half done."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles.finders import get_finder
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.management import call_command

from yijian.office.framework.chart_files import SCRIPT


def test_everything_that_a_page_loads_is_collected(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(settings, "STATIC_ROOT", tmp_path)
    staticfiles_storage.exists("any")  # makes the storage behind the lazy one
    kept = staticfiles_storage._wrapped.__dict__
    for name, value in (("location", str(tmp_path)), ("hashed_files", {})):
        monkeypatch.setitem(kept, name, value)
    get_finder.cache_clear()
    call_command("collectstatic", interactive=False, verbosity=0)
    paths = json.loads((tmp_path / "staticfiles.json").read_text())["paths"]
    wanted = {SCRIPT, "yijian/charts/embed.js", "yijian/charts/embed.css", "yijian/yijian.css",
              "yijian/yijian.js", "yijian/icon.svg", "yijian/icons.svg"}  # fmt: skip
    assert wanted <= paths.keys()
    assert all((tmp_path / hashed).is_file() for hashed in paths.values())
