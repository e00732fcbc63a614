"""Typer's own complaints, said in Chinese and with what would be right."""

from __future__ import annotations

import re
from typing import Any

from yijian.cli.commands import near
from yijian.kernel.errors import UsageError

_CHINESE = re.compile(r"[\u4e00-\u9fff]")


def in_chinese(error: Any) -> UsageError:
    """A :class:`UsageError` that says what an error of the parser says."""
    kind = type(error).__name__
    path = error.ctx.command_path if getattr(error, "ctx", None) else "yijian"
    say = {
        "NoSuchOption": _no_such_option,
        "MissingParameter": _missing,
        "BadParameter": _bad_value,
        "BadOptionUsage": _option_value,
    }.get(kind, _other)
    code, message = say(error)
    return UsageError(code, f"{message}。写法见 {path} --help")


def _no_such_option(error: Any) -> tuple[str, str]:
    known = [name for p in _parameters(error) for name in p.opts if p.name != "help"]
    return "cli.unknown_option", (
        f"没有选项 {error.option_name}；{near(error.option_name, known, '可用的选项')}"
    )


def _missing(error: Any) -> tuple[str, str]:
    parameter = error.param
    if parameter is None:
        return "cli.missing", "缺少必填的内容"
    said = f"（{parameter.help}）" if parameter.help else ""
    if parameter.param_type_name == "option":
        return "cli.missing", f"缺少选项 {parameter.opts[-1]}{said}"
    return "cli.missing", f"缺少{parameter.metavar or parameter.name.upper()}{said}"


def _bad_value(error: Any) -> tuple[str, str]:
    said = str(error.message)
    if not _CHINESE.search(said):
        said = "值不合要求"
    if error.param is None:
        return "cli.value", said
    parameter = error.param
    option = parameter.param_type_name == "option"
    return "cli.value", f"{parameter.opts[-1] if option else parameter.metavar}：{said}"


def _option_value(error: Any) -> tuple[str, str]:
    name = error.option_name
    flags = {n for p in _parameters(error) if p.is_flag for n in p.opts}
    if name in flags:
        return "cli.option", f"选项 {name} 后面不写值"
    return "cli.option", f"选项 {name} 后面要写值"


def _other(error: Any) -> tuple[str, str]:
    said = str(getattr(error, "message", ""))
    return "cli.usage", said if _CHINESE.search(said) else "命令写法有误"


def _parameters(error: Any) -> list[Any]:
    if getattr(error, "ctx", None) is None:
        return []
    found = error.ctx.command.get_params(error.ctx)
    return [p for p in found if p.param_type_name == "option"]
