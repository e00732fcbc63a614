"""Progress is silent for short work and speaks up for long work, on standard error."""

from __future__ import annotations

import os
import signal
import time
from contextlib import suppress

import pytest

from yijian.cli import progress as module
from yijian.cli.progress import progress


def test_short_work_shows_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    with progress("做") as tell:
        tell("一步", 0.5)
    captured = capsys.readouterr()
    assert (captured.out, captured.err) == ("", "")


def test_long_work_says_what_and_how_far(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "PATIENCE", 0.05)
    monkeypatch.setattr(module, "LINE_EVERY", 0.05)
    with progress("稽核", {"a": "第一步", "b": "第二步"}.__getitem__) as tell:
        tell("a", 0.25)
        time.sleep(0.2)
        tell("b")
        time.sleep(0.2)
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "稽核 第一步 25%（已用" in captured.err
    assert "稽核 第二步（已用" in captured.err


def test_a_terminal_gets_a_bar(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "PATIENCE", 0.05)
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    with progress("入湖") as tell:
        tell("费用明细", 0.5)
        time.sleep(0.6)
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "费用明细" in captured.err


def test_the_bar_goes_when_the_work_fails(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(ValueError, match="x"), progress("做"):
        raise ValueError("x")
    assert capsys.readouterr().err == ""


def test_a_ctrl_c_that_was_dropped_ends_the_work_at_its_next_step() -> None:
    before = signal.getsignal(signal.SIGINT)
    with progress("做") as tell:
        tell("一步")
        with suppress(KeyboardInterrupt):  # as Python does where it meets a destructor
            os.kill(os.getpid(), signal.SIGINT)
            time.sleep(0.1)
        with pytest.raises(KeyboardInterrupt):
            tell("下一步")
    assert signal.getsignal(signal.SIGINT) is before


def test_work_goes_on_where_ctrl_c_means_nothing() -> None:
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        with progress("做") as tell:
            os.kill(os.getpid(), signal.SIGINT)
            tell("一步")
    finally:
        signal.signal(signal.SIGINT, before)
