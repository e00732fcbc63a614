"""The help page of a command or a family, in Chinese."""

from __future__ import annotations

import inspect
from typing import Any

from rich.console import Group as Stack
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from yijian.cli.screen import console

_HELP = "显示本说明"


def help_page(command: Any, ctx: Any) -> str:
    """The page as text: usage, what it does, arguments, options, commands."""
    parameters = [p for p in command.get_params(ctx) if not getattr(p, "hidden", False)]
    arguments = [p for p in parameters if p.param_type_name == "argument"]
    options = [p for p in parameters if p.param_type_name == "option"]
    commands = getattr(command, "commands", {})
    parts = [Text(_usage(ctx.command_path, arguments, options, commands))]
    about = inspect.cleandoc(command.help or "").replace("\b", "").strip()
    if about:
        parts += [Text(), Text(about)]
    parts += _section("参数", [(_argument(p), _said(p)) for p in arguments])
    parts += _section("命令", [(name, _short(it)) for name, it in commands.items()])
    parts += _section("选项", [(_option(p), _said(p)) for p in options])
    page = console()
    with page.capture() as captured:
        page.print(Stack(*parts))
    return "\n".join(line.rstrip() for line in captured.get().rstrip().splitlines())


def _usage(path: str, arguments: list[Any], options: list[Any], commands: Any) -> str:
    words = [path]
    words += [_option(p) for p in options if p.required]
    if any(not p.required and p.name != "help" for p in options):
        words.append("[选项]")
    words += [_argument(p) for p in arguments]
    return "用法：" + " ".join(words + (["命令 …"] if commands else []))


def _argument(parameter: Any) -> str:
    name = parameter.metavar or parameter.name.upper()
    name += "…" if parameter.nargs == -1 else ""
    return name if parameter.required else f"[{name}]"


def _option(parameter: Any) -> str:
    names = ", ".join(sorted(parameter.opts, key=len, reverse=True))
    return names if parameter.is_flag else f"{names} {parameter.metavar or '值'}"


def _said(parameter: Any) -> str:
    if parameter.name == "help":
        return _HELP
    said = parameter.help or ""
    if parameter.required:
        return f"{said}（必填）" if parameter.param_type_name == "option" else said
    default = parameter.default
    if isinstance(default, bool) or default in (None, "", (), []):
        return said
    return f"{said}（默认 {default}）"


def _short(command: Any) -> str:
    return inspect.cleandoc(command.help or "").split("\n")[0]


def _section(title: str, rows: list[tuple[str, str]]) -> list[Any]:
    if not rows:
        return []
    grid = Table.grid(padding=(0, 2))
    grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold")
    for name, said in rows:
        grid.add_row(Text(name), Text(said))
    return [Text(), Text(f"{title}："), Padding(grid, (0, 0, 0, 2))]
