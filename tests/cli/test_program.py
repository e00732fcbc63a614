"""Exit codes, errors and the way out of the program, in a real process where it matters."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run
from yijian.cli import program
from yijian.cli.errors import LOG
from yijian.kernel.errors import Refused

COMMAND = [sys.executable, "-m", "yijian.cli"]


def _commands(group: Any, path: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    found: list[tuple[str, ...]] = []
    for name, command in group.commands.items():
        inside = (*path, name)
        found += _commands(command, inside) if hasattr(command, "commands") else [inside]
    return found


ALL = _commands(program.build())
ASKING_NOTHING = {
    ("rules", "list"), ("law", "list"), ("law", "trace"), ("law", "check"), ("law", "schema"),
    ("serve",), ("demo",),
    ("trail", "verify"), ("trail", "head"),
}  # fmt: skip
WITH_REQUIRED = [path for path in ALL if path not in ASKING_NOTHING]


def test_the_commands_there_are() -> None:
    assert {" ".join(path) for path in ALL} == {
        "city make", "lake import", "lake status", "lake compare", "knowledge import",
        "audit run", "audit reapply",
        "rules list", "rules show", "rules test", "rules new", "rules bench",
        "law list", "law show", "law diff", "law changes",
        "law deadline", "law trace", "law check", "law schema",
        "evaluate", "serve", "demo", "office init", "office load", "trail verify", "trail head",
    }  # fmt: skip


@pytest.mark.parametrize("path", ALL, ids=" ".join)
def test_an_unknown_option_is_wrong_usage(run: Run, path: tuple[str, ...]) -> None:
    ran = run(*path, "--frobnicate")
    assert ran.code == 2
    assert "没有选项 --frobnicate" in ran.err
    assert f"yijian {' '.join(path)} --help" in ran.err
    assert ran.out == ""


@pytest.mark.parametrize("path", ALL, ids=" ".join)
def test_a_usage_error_is_json_too(run: Run, path: tuple[str, ...]) -> None:
    ran = run(*path, "--json", "--frobnicate")
    assert (ran.code, ran.json["error"]["code"]) == (2, "cli.unknown_option")
    assert set(ran.json) == {"error"}
    assert ran.json["error"]["message"] in ran.err


@pytest.mark.parametrize("path", [p for p in WITH_REQUIRED if p != ("rules", "test")], ids=" ".join)
def test_what_is_compulsory_is_asked_for(run: Run, path: tuple[str, ...]) -> None:
    ran = run(*path)
    assert ran.code == 2
    assert ran.err.startswith("缺少")


@pytest.mark.parametrize("path", ALL, ids=" ".join)
def test_help_is_chinese(run: Run, path: tuple[str, ...]) -> None:
    ran = run(*path, "--help")
    assert ran.code == 0
    assert ran.out.startswith(f"用法：yijian {' '.join(path)}")
    for english in ("Usage", "Options", "Arguments", "Commands", "Show this", "OPTIONS", "default"):
        assert english not in ran.out


def test_no_words_give_the_help_page(run: Run) -> None:
    ran = run()
    assert ran.code == 0
    assert "命令：" in ran.out
    assert "completion" not in ran.out


def test_an_unknown_command_gets_near_names(run: Run) -> None:
    assert run("lke").err.strip() == "没有命令“lke”；相近的有：lake"
    ran = run("lake", "imprt", "--json")
    assert (ran.code, ran.json["error"]["code"]) == (2, "cli.unknown_command")
    assert "import" in ran.err


def test_a_family_alone_names_its_commands(run: Run) -> None:
    ran = run("lake")
    assert (ran.code, ran.err.strip()) == (2, "yijian lake 后面要写命令：import、status、compare")


def test_a_refusal_is_exit_code_one(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: list[str]) -> int:
        raise Refused("some.code", "不行")

    monkeypatch.setattr(program, "_run", refuse)
    ran = run("x", "--json")
    assert (ran.code, ran.err) == (1, "不行\n")
    assert ran.json == {"error": {"code": "some.code", "message": "不行"}}


def test_what_nobody_foresaw_goes_to_a_log(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def break_down(_: list[str]) -> int:
        raise ZeroDivisionError("secret")

    monkeypatch.setattr(program, "_run", break_down)
    monkeypatch.chdir(tmp_path)
    ran = run("lake", "status", "--json")
    assert ran.code == 1
    assert ran.json["error"]["code"] == "internal"
    assert "ZeroDivisionError" in ran.err
    assert "secret" not in ran.err
    log = (tmp_path / LOG).read_text(encoding="utf-8")
    assert "Traceback" in log
    assert "secret" in log


def test_ctrl_c_ends_with_a_sentence(tmp_path: Path) -> None:
    words = ["city", "make", "--jurisdiction", "lanzhou", "--persons", "40000", "--months", "12"]
    with subprocess.Popen(
        [*COMMAND, *words, "--seed", "1", "--out", "city"],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as child:
        assert child.stderr is not None
        assert child.stderr.readline().startswith("造城")
        os.kill(child.pid, signal.SIGINT)
        _, err = child.communicate(timeout=60)
    assert child.returncode == 130
    assert "已中断" in err
    assert "Traceback" not in err


@pytest.mark.parametrize("words", ["rules list", "rules list --json", "--help"])
def test_a_broken_pipe_is_quiet(words: str) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [*COMMAND, *words.split()], stdout=writing, stderr=subprocess.PIPE, text=True, check=False
    )
    os.close(writing)
    said = [line for line in done.stderr.splitlines() if "已用" not in line]
    assert (done.returncode, said) == (0, []), "progress may be told, a broken pipe may not"


def test_the_installed_command_is_this_one() -> None:
    done = subprocess.run(
        [*COMMAND, "law", "show", "x", "--jurisdiction", "lanzhou", "--on", "2026-11-21", "--json"],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "LC_ALL": "C", "PYTHONIOENCODING": "ascii"},
    )
    assert done.returncode == 2
    assert json.loads(done.stdout)["error"]["code"] == "law.unknown_parameter"
    assert "Traceback" not in done.stderr


def test_starting_reads_no_library_that_only_some_commands_need() -> None:
    heavy = ("rich", "duckdb", "pyarrow", "http.client", "django", "pyspark", "chinese_calendar")
    code = f"import sys, yijian.cli, yijian.law; print([m for m in {heavy} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
