"""The program: all families of commands together, and the way every error takes out of it."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Sequence
from typing import Any

import typer
from typer.exceptions import TyperException

from yijian.cli import (
    audit,
    city,
    demo,
    evaluate,
    knowledge,
    lake,
    law,
    office,
    rules,
    serve,
    trail,
)
from yijian.cli.clock import moment
from yijian.cli.commands import NAMES_OF_HELP, Command, Group
from yijian.cli.errors import INTERRUPTED, Answer, explain
from yijian.cli.screen import emit, silence, warn
from yijian.cli.usage import in_chinese

ABOUT = """医鉴：医疗保障基金使用监督管理。

每条命令加 --json 只给出一个 JSON 对象。退出码：0 完成；1 不予办理并说明理由；2 用法有误。"""
FAMILIES = (city.app, lake.app, knowledge.app, audit.app, rules.app, law.app, office.app, trail.app)


def build() -> Any:
    """The whole command, ready to be called or to be looked through."""
    app = typer.Typer(
        name="yijian",
        help=ABOUT,
        cls=Group,
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings=dict(NAMES_OF_HELP),
    )
    for family in FAMILIES:
        app.add_typer(family)
    single: dict[str, Callable[..., None]] = {
        "evaluate": evaluate.evaluate,
        "serve": serve.serve,
        "demo": demo.demo,
    }
    for name, command in single.items():
        app.command(name, cls=Command)(command)
    program = typer.main.get_command(app)
    commands: dict[str, Any] = getattr(program, "commands")  # noqa: B009 - a group has them
    for name in single:
        commands[name] = commands.pop(name)
    return program


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the answer is its exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(AttributeError):
            stream.reconfigure(errors="replace")  # type: ignore[union-attr]
    try:
        code = _run(given or ["--help"])
        sys.stdout.flush()
    except BrokenPipeError:
        silence()
        return 0
    except TyperException as error:
        return _refuse(explain(in_chinese(error), given, moment()), given)
    except (Exception, KeyboardInterrupt) as error:
        return _refuse(explain(error, given, moment()), given)
    return code


def _run(given: list[str]) -> int:
    program = build()
    try:
        with program.make_context("yijian", list(given)) as context:
            program.invoke(context)
    except typer.Exit as end:
        return end.exit_code
    except typer.Abort:
        return INTERRUPTED
    return 0


def _refuse(answer: Answer, given: Sequence[str]) -> int:
    if "--json" in given:
        emit(answer.as_json())
    warn(answer.message)
    return answer.exit_code
