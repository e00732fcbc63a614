from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from yijian.kernel.errors import BadInput, Refused
from yijian.office.framework.writing import writing
from yijian.office.policy.models import LawUse
from yijian.office.work.preparing import check_law, collect, migrate, prepare, sweep

NEWER = "INSERT INTO django_migrations (app, name, applied) VALUES ('work', '9999_later', %s)"


@pytest.mark.django_db
def test_nothing_to_do_where_the_tables_are_there() -> None:
    assert migrate() == 0


@pytest.mark.django_db
def test_a_database_of_a_newer_version_is_refused() -> None:
    with connection.cursor() as cursor:
        cursor.execute(NEWER, ["2026-11-21"])
    with pytest.raises(Refused, match=r"更新版本的软件使用过.*work\.9999_later") as refused:
        migrate()
    assert refused.value.code == "office.newer"


def ask(home: Path) -> dict[str, Any]:
    """As a process of its own, on a fresh SQLite home."""
    environment = {**os.environ, "YIJIAN_HOME": str(home)}
    environment.pop("YIJIAN_DATABASE_URL", None)
    done = subprocess.run(
        [sys.executable, "-m", "yijian.office.work.preparing"],
        env=environment, capture_output=True, check=False,
    )  # fmt: skip
    answer: dict[str, Any] = json.loads(done.stdout)
    assert (done.returncode == 0) == ("error" not in answer)
    return answer


@pytest.mark.sqlite
def test_a_fresh_home_is_made_fit_once(tmp_path: Path) -> None:
    first = ask(tmp_path)
    assert first["migrated"] > 10
    assert first["collected"] is True
    assert (tmp_path / "static" / "staticfiles.json").is_file()
    assert list((tmp_path / "static" / "yijian").glob("icon.*.svg"))
    assert ask(tmp_path) == {"migrated": 0, "collected": False}


@pytest.mark.sqlite
def test_a_home_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "office.sqlite3").mkdir()
    assert ask(tmp_path)["error"]["code"] == "office.database"


def test_what_killed_uploads_left_is_removed(tmp_path: Path, settings) -> None:
    settings.HOME = tmp_path
    half = tmp_path / "uploads" / "incoming" / "tmpabc" / "content"
    kept = tmp_path / "uploads" / "7" / "setl_d.csv"
    for path in (half, kept, tmp_path / "tmpxyz.upload.csv"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")
    sweep()
    assert not half.parent.exists()
    assert not (tmp_path / "tmpxyz.upload.csv").exists()
    assert kept.exists()


@pytest.mark.django_db
def test_files_are_collected_again_when_they_changed(tmp_path: Path, settings, monkeypatch) -> None:
    calls: list[str] = []
    monkeypatch.setattr("django.core.management.call_command", lambda name, **_: calls.append(name))
    settings.HOME = tmp_path
    assert collect() is True
    assert collect() is False
    (tmp_path / "static.stamp").write_text("an older state")
    assert prepare() == {"migrated": 0, "collected": True}
    assert calls == ["collectstatic", "collectstatic"]


@pytest.mark.django_db
def test_an_edited_value_that_a_decision_used_is_refused() -> None:
    check_law()
    name, day = "monitor.detect.child_max_age", date(2026, 3, 1)
    with writing():
        LawUse.objects.create(
            jurisdiction="lanzhou",
            decision="monitor.run:1",
            decided_at=datetime(2026, 3, 2, tzinfo=UTC),
            name=name,
            resolved_from="national",
            value="18",
            unit="year",
            since=date(2011, 7, 1),
            digest="0" * 64,
            used_from=day,
            used_to=day,
        )
    with pytest.raises(BadInput, match=r"已被“monitor\.run:1”用过，现在不同") as refused:
        check_law()
    assert refused.value.place.file.endswith(f"national/parameters/{name}.yaml")
    assert refused.value.place.row == 4
