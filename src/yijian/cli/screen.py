"""What a command says: tables and sentences for people, or one JSON object on standard output.

The library that draws is read when there is something to draw: an answer in JSON waits for none.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterable, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from yijian.kernel.files import to_json

if TYPE_CHECKING:
    from rich.console import Console

_WIDE = 140
"""Columns of the output where it is no terminal, so that nothing is cut in a pipe."""


def silence() -> None:
    """Nobody reads the output any more: drop the rest of it without a word."""
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, sys.stdout.fileno())
    os.close(nothing)


@cache
def _output() -> type[Console]:
    from rich.console import Console

    class Output(Console):
        def on_broken_pipe(self) -> None:
            """The reader has gone (``| head``): the command still ends as it would have."""
            self.quiet = True
            silence()

    return Output


def console(*, errors: bool = False) -> Console:
    """A console on standard output or standard error as they are now."""
    from rich.console import Console

    stream = sys.stderr if errors else sys.stdout
    width = None
    if not stream.isatty():
        width = shutil.get_terminal_size((_WIDE, 25)).columns
    kind = Console if errors else _output()
    return kind(file=stream, width=width, markup=False, highlight=False, emoji=False)


def say(text: str = "") -> None:
    """A line for people; never broken or cut."""
    console().print(text, soft_wrap=True)


def hint(text: str) -> None:
    """What to do next."""
    from rich.text import Text

    console().print(Text(f"下一步：{text}", style="cyan"), soft_wrap=True)


def warn(text: str) -> None:
    """A line on standard error."""
    console(errors=True).print(text, soft_wrap=True)


def emit(answer: dict[str, Any]) -> None:
    """The one JSON object of a command, on standard output."""
    try:
        sys.stdout.write(to_json(answer) + "\n")
        sys.stdout.flush()
    except BrokenPipeError:
        silence()


def show_table(
    title: str,
    columns: Sequence[str],
    rows: Iterable[Sequence[object]],
    *,
    right: Iterable[str] = (),
    total: Sequence[object] | None = None,
) -> None:
    """A table with Chinese headings; ``right`` names the columns of numbers."""
    from rich import box
    from rich.table import Table
    from rich.text import Text

    numbers = set(right)
    say(title)
    table = Table(box=box.SIMPLE_HEAD, show_footer=total is not None)
    for position, name in enumerate(columns):
        footer = "" if total is None else str(total[position])
        justify: Any = "right" if name in numbers else "left"
        table.add_column(name, footer=footer, justify=justify, overflow="fold")
    for row in rows:
        table.add_row(*(Text("" if cell is None else str(cell)) for cell in row))
    console().print(table)


def show_facts(title: str, facts: Iterable[tuple[str, object]]) -> None:
    """Names and values, one a line; what is not known is left out."""
    from rich.table import Table
    from rich.text import Text

    grid = Table.grid(padding=(0, 2))
    grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold")
    for name, value in facts:
        if value not in (None, "", [], ()):
            grid.add_row(Text(name, style="bold"), Text(str(value)))
    say(title)
    console().print(grid)
