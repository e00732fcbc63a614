from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.office.monitor.loading.lakes import fill_lake
from tests.office.monitor.ruled import DEATH, TERMS, drafted, shipped, step, up_to
from yijian.audit.rulebook.rulebook import load_rulebook
from yijian.kernel.errors import Refused
from yijian.office.monitor.rulebook.publishing import (
    publish_after_commit,
    publish_rules,
    version_file,
)


def test_what_is_in_force_lies_in_the_lake(actor, home: Path) -> None:
    row = shipped(actor, DEATH)[DEATH]
    grey = up_to(actor, drafted(actor("first_reviewer")), "begin_grey")
    up_to(actor, drafted(actor("first_reviewer")), "begin_shadow")
    path = publish_rules("lanzhou")
    assert path == home / "lakes" / "lanzhou" / "rulebook" / "in_force.json"
    said = json.loads(path.read_text(encoding="utf-8"))["rules"]
    assert [(it["code"], it["state"]) for it in said] == [(DEATH, "in_force"), (grey.code, "grey")]
    assert said[1]["grey"] == TERMS
    assert version_file(row) == path.parent / DEATH / f"{row.version}.sql"
    assert version_file(row).read_text(encoding="utf-8") == row.text
    assert {it.card.code for it in load_rulebook(path.parent)} == {DEATH, grey.code}
    before = version_file(row).stat().st_mtime_ns
    step(actor, row, "suspend_rule")
    publish_rules("lanzhou")
    assert version_file(row).stat().st_mtime_ns == before
    said = json.loads(path.read_text(encoding="utf-8"))["rules"]
    assert [it["code"] for it in said] == [grey.code]


def test_a_published_version_is_not_written_over(actor, home: Path) -> None:
    row = shipped(actor, DEATH)[DEATH]
    publish_rules("lanzhou")
    version_file(row).write_text("别的内容", encoding="utf-8")
    with pytest.raises(Refused, match="已公布的版本不得改动"):
        publish_rules("lanzhou")


def test_a_decision_is_published_once_it_is_committed(
    actor, home: Path, django_capture_on_commit_callbacks
) -> None:
    row = shipped(actor, DEATH)[DEATH]
    with django_capture_on_commit_callbacks(execute=True):
        publish_after_commit("lanzhou")
    assert not version_file(row).exists()
    fill_lake(home)
    with django_capture_on_commit_callbacks(execute=True):
        publish_after_commit("lanzhou")
    assert version_file(row).exists()
