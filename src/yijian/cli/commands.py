"""Commands and groups whose help pages and refusals are in Chinese."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup
from typer.exceptions import TyperException

from yijian.kernel.errors import UsageError

NAMES_OF_HELP = {"help_option_names": ["--help", "-h"]}


@contextmanager
def _blamed_on(ctx: Any) -> Iterator[None]:
    try:
        yield
    except TyperException as error:
        if getattr(error, "ctx", None) is None:
            error.ctx = ctx  # type: ignore[attr-defined]
        raise


class Command(TyperCommand):
    """One command; words that no parameter takes are refused by name."""

    allow_extra_args = True

    def get_help(self, ctx: Any) -> str:
        """The help page."""
        from yijian.cli.help_page import help_page

        return help_page(self, ctx)

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the words after the command's name; a complaint knows which command it is."""
        with _blamed_on(ctx):
            return list(super().parse_args(ctx, args))

    def invoke(self, ctx: Any) -> Any:
        """Run the command.

        Raises:
            UsageError: ``cli.extra``: there are words that no parameter takes.
        """
        if ctx.args:
            self.take_rest(ctx, list(ctx.args))
        return super().invoke(ctx)

    def take_rest(self, ctx: Any, rest: list[str]) -> None:
        """What to do with words that no parameter takes: refuse them."""
        raise UsageError(
            "cli.extra",
            f"多余的内容：{' '.join(rest)}；写法见 {ctx.command_path} --help",
        )


class Group(TyperGroup):
    """A family of commands."""

    def get_help(self, ctx: Any) -> str:
        """The help page."""
        from yijian.cli.help_page import help_page

        return help_page(self, ctx)

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the words before the command's name.

        Raises:
            UsageError: ``cli.missing_command``: there is no word at all.
        """
        if not args:
            raise UsageError(
                "cli.missing_command",
                f"{ctx.command_path} 后面要写命令：{'、'.join(self.commands)}",
            )
        with _blamed_on(ctx):
            return list(super().parse_args(ctx, args))

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Find the command.

        Raises:
            UsageError: ``cli.unknown_command``; near names are given.
        """
        wanted = args[0]
        if wanted not in self.commands and not wanted.startswith("-"):
            raise UsageError(
                "cli.unknown_command",
                f"没有命令“{wanted}”；{near(wanted, self.commands, '可用的命令')}",
            )
        return super().resolve_command(ctx, args)


def near(wanted: str, known: Iterable[str], all_of_them: str) -> str:
    """The names nearest to ``wanted``, or all of them under the heading ``all_of_them``."""
    names = list(known)
    close = difflib.get_close_matches(wanted, names, n=3)
    if close:
        return f"相近的有：{'、'.join(close)}"
    return f"{all_of_them}：{'、'.join(names)}"


def family(name: str, about: str) -> typer.Typer:
    """An empty family of commands; ``about`` is its sentence on the help page."""
    return typer.Typer(
        name=name,
        help=about,
        cls=Group,
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings=dict(NAMES_OF_HELP),
    )
