"""``yijian law trace``: every duty of the five regulations, and where we answer it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from yijian.cli.options import Json, one_of
from yijian.cli.screen import emit, hint, say, show_table
from yijian.cli.words import count
from yijian.kernel.errors import UsageError

if TYPE_CHECKING:
    from yijian.law.duties import TracedDuty

Places = Annotated[
    str | None,
    typer.Option("--jurisdiction", metavar="法域", help="只看一个法域的义务，如 lanzhou"),
]
Statuses = Annotated[
    str | None,
    typer.Option(
        "--status",
        metavar="状态",
        parser=one_of(("proven", "built", "open", "nothing")),
        help="只看一种状态：proven、built、open 或 nothing",
    ),
]
Capabilities = Annotated[
    str | None,
    typer.Option("--capability", metavar="能力", help="只看一个模块或能力，如 agreement"),
]
Proof = Annotated[
    Path | None,
    typer.Option("--proof", metavar="文件", help="全部测试写出的条文对照；不写则用随源码的那份"),
]


def trace(
    *,
    jurisdiction: Places = None,
    status: Statuses = None,
    capability: Capabilities = None,
    proof: Proof = None,
    as_json: Json = False,
) -> None:
    """逐条列出五部规定的义务：由哪项能力承担、在代码何处、由哪些测试证明、建成与否。"""
    from yijian.law.duties import totals
    from yijian.law.duties.trace import proof_file, read_proof
    from yijian.law.duties.trace import trace as trace_duties

    found = proof if proof is not None else proof_file()
    traced = trace_duties(read_proof(found))
    _check_asked(traced, jurisdiction, capability)
    rows = [row for row in traced if _wanted(row, jurisdiction, status, capability)]
    if as_json:
        emit({"rows": [row.as_json() for row in rows], "totals": totals(rows)})
        return
    _show(rows)
    if found is None:
        hint("没有找到条文对照，所以没有“已证明”的条目；在源码目录里 make trace 可写出")


def _check_asked(
    rows: Sequence[TracedDuty], jurisdiction: str | None, capability: str | None
) -> None:
    """Refuse a place or a capability that no duty has, instead of an empty list."""
    places = dict.fromkeys(row.duty.jurisdiction for row in rows)
    if jurisdiction is not None and jurisdiction not in places:
        said = f"没有法域 {jurisdiction} 的义务；可用：{'、'.join(places)}"
        raise UsageError("law.unknown_jurisdiction", said)
    held = {row.duty.capability for row in rows} - {""}
    modules = sorted({name.partition(".")[0] for name in held})
    if capability is not None and capability not in {*held, *modules}:
        said = f"没有能力 {capability}；写模块（{'、'.join(modules)}）或模块下的能力"
        raise UsageError("law.unknown_capability", said)


def _wanted(
    row: TracedDuty, jurisdiction: str | None, status: str | None, capability: str | None
) -> bool:
    held = row.duty.capability
    return (
        (jurisdiction is None or row.duty.jurisdiction == jurisdiction)
        and (status is None or row.status.startswith(status))
        and (capability is None or held == capability or held.startswith(f"{capability}."))
    )


def _show(rows: list[TracedDuty]) -> None:
    from yijian.law import Law
    from yijian.law.duties import totals
    from yijian.law.duties.trace import STATUSES

    titles = {place.name: place.title for place in Law.load().jurisdictions.values()}
    titles["all"] = "合计"
    show_table(
        "义务",
        ("编号", "条文", "事项", "能力", "状态", "证明"),
        [
            (
                row.duty.id,
                row.duty.article,
                row.duty.topic,
                row.duty.capability,
                STATUSES[row.status],
                count(len(row.tests)) if row.tests else "",
            )
            for row in rows
        ],
        right=("证明",),
    )
    counted = totals(rows)
    show_table(
        "各法域",
        ("法域", *STATUSES.values()),
        [
            (titles[place], *(count(numbers[status]) for status in STATUSES))
            for place, numbers in counted.items()
        ],
        right=tuple(STATUSES.values()),
    )
    waiting = {row.waits_for for row in rows} - {None}
    if waiting:
        say(f"未建的各条等待“能力”一栏所列的能力建成，共 {count(len(waiting))} 项能力。")
    say(f"共 {count(len(rows))} 条。")
