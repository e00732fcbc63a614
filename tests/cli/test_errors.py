"""Every error becomes a sentence, a code and an exit code."""

from __future__ import annotations

import errno
from datetime import datetime
from pathlib import Path

import pytest

from yijian.cli.clock import CHINA
from yijian.cli.errors import LOG, explain, write_log
from yijian.kernel.errors import BadInput, Place, Refused, UsageError

AT = datetime(2026, 11, 21, 9, 30, tzinfo=CHINA)


@pytest.mark.parametrize(
    ("error", "code", "exit_code"),
    [
        (Refused("a.b", "不行"), "a.b", 1),
        (UsageError("a.c", "不对"), "a.c", 2),
        (BadInput("a.d", Place("f.csv", 3, "x"), "缺值", "有值"), "a.d", 1),
        (KeyboardInterrupt(), "cli.interrupted", 130),
        (OSError(errno.ENOSPC, "No space"), "system.disk_full", 1),
        (PermissionError(errno.EACCES, "denied", "/x"), "system.permission", 1),
        (MemoryError(), "system.memory", 1),
    ],
)
def test_known_errors(error: BaseException, code: str, exit_code: int, tmp_path: Path) -> None:
    answer = explain(error, [], AT)
    assert (answer.code, answer.exit_code) == (code, exit_code)
    assert any("\u4e00" <= letter <= "\u9fff" for letter in answer.message)
    assert answer.as_json() == {"error": {"code": code, "message": answer.message}}


def test_an_error_of_the_system_names_the_file() -> None:
    answer = explain(FileNotFoundError(errno.ENOENT, "no", "lake/x"), [], AT)
    assert answer.message == "文件或文件夹不存在：lake/x"


def test_the_log_says_when_and_what_was_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    try:
        raise KeyError("x")
    except KeyError as error:
        first = explain(error, ["lake", "status"], AT)
        write_log(error, ["law", "list"], AT)
    assert first.code == "internal"
    assert str(tmp_path / LOG) in first.message
    text = (tmp_path / LOG).read_text(encoding="utf-8")
    assert text.startswith("2026-11-21T09:30:00+08:00 yijian lake status\nTraceback")
    assert "yijian law list" in text


def test_the_log_goes_elsewhere_where_the_folder_cannot_take_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / LOG).mkdir()
    spare = tmp_path / "spare"
    spare.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(spare))
    assert write_log(KeyError("x"), [], AT) == spare / LOG
