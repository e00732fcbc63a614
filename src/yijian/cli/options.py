"""Parameters that several commands share, and the reading of their values."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from datetime import date
from pathlib import Path
from typing import Annotated, Literal

import typer

from yijian.kernel.dates import parse_date
from yijian.kernel.errors import UsageError

_SIZE = re.compile(r"^[1-9]\d*(MB|GB)$", re.IGNORECASE)
ENGINES = ("duckdb", "spark")


def whole(least: int) -> Callable[[str], int]:
    """A reader of whole numbers from ``least`` on."""

    def read(text: str) -> int:
        try:
            number = int(str(text))
        except ValueError:
            number = least - 1
        if number < least:
            raise typer.BadParameter(f"“{text}”不行；应为不小于 {least} 的整数")
        return number

    return read


def one_of(names: Collection[str]) -> Callable[[str], str]:
    """A reader of a word that must be one of ``names``."""

    def read(text: str) -> str:
        if text not in names:
            raise typer.BadParameter(f"“{text}”不行；可用：{'、'.join(names)}")
        return text

    return read


def seconds(text: str) -> float:
    """A positive number of seconds."""
    try:
        value = float(text)
    except ValueError:
        value = 0.0
    if not 0 < value < float("inf"):
        raise typer.BadParameter(f"“{text}”不行；应为大于 0 的秒数")
    return value


def size(text: str) -> str:
    """An amount of memory: ``4GB``, ``600MB``."""
    if not _SIZE.match(text):
        raise typer.BadParameter(f"“{text}”不行；应为 4GB、600MB 这样的大小")
    return text.upper()


def day(text: str) -> date:
    """A date ``2026-11-21``."""
    try:
        return parse_date(str(text))
    except UsageError as error:
        raise typer.BadParameter(error.message) from None


Json = Annotated[bool, typer.Option("--json", help="只在标准输出上给出一个 JSON 对象")]
LakeFolder = Annotated[Path, typer.Option("--lake", metavar="目录", help="数据湖所在的文件夹")]
Jurisdiction = Annotated[
    str,
    typer.Option(
        "--jurisdiction",
        metavar="法域",
        help="national、gansu、lanzhou、hainan、ningxia 或 chongqing",
    ),
]
OutFolder = Annotated[Path, typer.Option("--out", metavar="目录", help="结果放在哪个文件夹")]
Paths = Annotated[list[Path], typer.Argument(metavar="路径", help="文件或文件夹，可以写多个")]
RulebookFolder = Annotated[
    Path | None,
    typer.Option("--rulebook", metavar="目录", help="规则所在的文件夹；不写就用软件自带的规则"),
]
Additions = Annotated[
    Path | None,
    typer.Option(
        "--law", metavar="目录", help="本单位增补的规定所在的文件夹；不写就只用软件自带的"
    ),
]
KnowledgeFolder = Annotated[
    Path | None,
    typer.Option(
        "--knowledge",
        metavar="目录",
        help="试算写出的知识（knowledge import --dry-run）；不写就用数据湖里的",
    ),
]
EngineName = Annotated[
    Literal["duckdb", "spark"],
    typer.Option("--engine", metavar="引擎", parser=one_of(ENGINES), help="duckdb 或 spark"),
]
Master = Annotated[
    str, typer.Option("--master", metavar="地址", help="Spark 的 master，只在 --engine spark 时用")
]
Memory = Annotated[
    str, typer.Option("--memory", metavar="大小", parser=size, help="引擎可用的内存")
]
Threads = Annotated[
    int, typer.Option("--threads", metavar="个数", parser=whole(1), help="引擎可用的线程")
]
Budget = Annotated[
    float,
    typer.Option("--budget", metavar="秒", parser=seconds, help="一条规则最多运行多久"),
]
