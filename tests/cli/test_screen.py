"""What reaches the screen."""

from __future__ import annotations

import json

import pytest

from yijian.cli.screen import console, emit, hint, say, show_facts, show_table, warn


def test_lines_are_neither_cut_nor_read_as_markup(capsys: pytest.CaptureFixture[str]) -> None:
    path = "湖/[red]x[/red]/" + "长" * 200
    say(path)
    hint(path)
    assert capsys.readouterr().out == f"{path}\n下一步：{path}\n"


def test_warnings_go_to_standard_error(capsys: pytest.CaptureFixture[str]) -> None:
    warn("小心")
    captured = capsys.readouterr()
    assert (captured.out, captured.err) == ("", "小心\n")


def test_one_object_with_chinese_as_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    emit({"名": "值", "n": 1})
    out = capsys.readouterr().out
    assert "值" in out
    assert json.loads(out) == {"名": "值", "n": 1}


def test_a_table_has_headings_and_a_total(capsys: pytest.CaptureFixture[str]) -> None:
    show_table("标题", ("表", "行数"), [("甲", "1"), (None, 2)], right=("行数",), total=("合计", 3))
    out = capsys.readouterr().out
    assert [word for word in out.split() if not word.startswith("─")] == [
        "标题", "表", "行数", "甲", "1", "2", "合计", "3",
    ]  # fmt: skip


def test_facts_that_are_not_known_are_left_out(capsys: pytest.CaptureFixture[str]) -> None:
    show_facts("题", [("有", 0), ("无", None), ("空", "")])
    assert capsys.readouterr().out.split() == ["题", "有", "0"]


def test_a_pipe_is_wide(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("COLUMNS", raising=False)
    assert console().width >= 120
