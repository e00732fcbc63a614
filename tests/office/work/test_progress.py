from __future__ import annotations

import json
from pathlib import Path

import pytest

from yijian.office.work.heartbeat import Withdrawn
from yijian.office.work.progress import Tell, job_folder, read_progress


def nothing() -> None:
    return None


def test_what_is_told_can_be_read(home: Path) -> None:
    tell = Tell(7, nothing)
    tell.step = "装入疑点"
    tell(250, 1000, "第三批")
    assert job_folder(7) == home / "jobs" / "7"
    said = json.loads((home / "jobs" / "7" / "progress.json").read_text(encoding="utf-8"))
    assert set(said) == {"step", "done", "total", "said", "at"}
    now = read_progress(7)
    assert now is not None
    assert (now.step, now.done, now.total, now.said, now.percent) == (
        "装入疑点", 250, 1000, "第三批", 25
    )  # fmt: skip


def test_the_file_is_not_written_at_every_word(home: Path) -> None:
    tell = Tell(7, nothing)
    tell.step = "一"
    tell(1, 100)
    tell(2, 100)
    assert read_progress(7).done == 1
    tell(100, 100)
    assert read_progress(7).done == 100
    tell.step = "二"
    tell(0, 5)
    assert (read_progress(7).step, read_progress(7).percent) == ("二", 0)


@pytest.mark.parametrize("text", ["", "{", "[]", '{"step": "x"}', '{"step":"","done":"x"}'])
def test_what_cannot_be_read_is_nothing(home: Path, text: str) -> None:
    folder = job_folder(3)
    folder.mkdir(parents=True)
    (folder / "progress.json").write_text(text, encoding="utf-8")
    assert read_progress(3) is None
    assert read_progress(4) is None


def test_an_unknown_total_has_no_percent(home: Path) -> None:
    Tell(1, nothing)(0, 0, "准备")
    assert read_progress(1).percent is None


def test_telling_hears_that_the_job_is_to_stop(home: Path) -> None:
    def stop() -> None:
        raise Withdrawn

    with pytest.raises(Withdrawn):
        Tell(1, stop)(0, 1)
    assert read_progress(1) is None


def test_a_folder_that_cannot_be_written_stops_nothing(home: Path) -> None:
    (home / "jobs").write_text("in the way")
    Tell(1, nothing)(1, 2)
    assert read_progress(1) is None
