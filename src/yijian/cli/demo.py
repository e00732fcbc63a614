"""``yijian demo``: a living city under supervision, with one command."""

from __future__ import annotations

import shutil
import time
from pathlib import Path
from typing import Annotated, Any

import typer

from yijian.cli.city import Months, Persons
from yijian.cli.clock import moment
from yijian.cli.office_process import ask
from yijian.cli.options import Json, Jurisdiction
from yijian.cli.progress import progress
from yijian.cli.screen import emit, say, show_table
from yijian.cli.serve import Host, Port, PrepareOnly, address, at_home, check_port, stay
from yijian.cli.words import amount, count, lasting
from yijian.kernel.errors import Refused
from yijian.kernel.files import to_json, write_atomic

SEED = 20_260_101
MADE = "demo.json"

Home = Annotated[
    Path | None,
    typer.Option("--home", metavar="目录", help="放在哪里；不写就是 .demo/法域"),
]


def demo(
    *,
    jurisdiction: Jurisdiction = "lanzhou",
    home: Home = None,
    persons: Persons = 20_000,
    months: Months = 12,
    host: Host = "127.0.0.1",
    port: Port = 8000,
    prepare_only: PrepareOnly = False,
    as_json: Json = False,
) -> None:
    """演示：造一座城市，导入，稽核，装入，然后服务；再次启动从断处继续，做完的不再做。"""
    folder = home or Path(".demo") / jurisdiction
    with at_home(folder):
        if not prepare_only:
            check_port(host, port)
        answer = prepared(folder, jurisdiction, persons, months)
        answer = {"address": address(host, port), "home": str(folder), **answer}
        if prepare_only:
            _show(answer, as_json=as_json, ready=False)
            return
        environment = {"YIJIAN_DEMO": "1"}
        stay(
            folder, host, port, None, environment,
            lambda: _show(answer, as_json=as_json, ready=True),
        )  # fmt: skip


def prepared(home: Path, jurisdiction: str, persons: int, months: int) -> dict[str, Any]:
    """Do every step that is not done; what the office answers, with ``seconds`` by step.

    Raises:
        Refused: the home was made for another city, or the jurisdiction has no office.
        UsageError: there is no such jurisdiction.
    """
    from yijian.office.work.first_people import place_of
    from yijian.office.work.standing import recall, remember

    place_of(jurisdiction)
    _same_city(home, {"jurisdiction": jurisdiction, "persons": persons, "months": months})
    if (before := recall(home)) is not None:
        return {**before, "migrated": 0, "collected": False, "seconds": {}}
    seconds: dict[str, float] = {}
    for step, work in (
        ("city", make_the_city),
        ("lake", fill_the_lake),
        ("knowledge", bring_knowledge),
    ):
        began = time.perf_counter()
        work(home, jurisdiction, persons, months)
        seconds[step] = round(time.perf_counter() - began, 2)
    began = time.perf_counter()
    words = [jurisdiction, str((home / "city").resolve())]
    answer = ask("yijian.office.monitor.loading.demonstration", words, home, "演示")
    seconds["office"] = round(time.perf_counter() - began, 2)
    remember(home, answer)
    return {**answer, "seconds": seconds}


def _same_city(home: Path, asked: dict[str, Any]) -> None:
    import json

    path = home / MADE
    if not path.exists():
        write_atomic(path, (to_json(asked) + "\n").encode())
        return
    made = json.loads(path.read_text(encoding="utf-8"))
    if made != asked:
        raise Refused(
            "demo.other",
            f"“{home}”里是另一座城市（{made['jurisdiction']}，{count(made['persons'])} 人，"
            f"{made['months']} 个月）；请用同样的选项启动，或换一个 --home 目录",
        )


def make_the_city(home: Path, jurisdiction: str, persons: int, months: int) -> None:
    """The city's files in ``home/city``: all of them, or nothing."""
    from yijian.city.make import make_city

    if (home / "city").exists():
        return
    part = home / "city.part"
    shutil.rmtree(part, ignore_errors=True)
    with progress("造城") as tell:
        make_city(
            jurisdiction=jurisdiction,
            persons=persons,
            months=months,
            seed=SEED,
            out=part,
            progress=tell,
        )
    part.rename(home / "city")


def fill_the_lake(home: Path, jurisdiction: str, persons: int, months: int) -> None:
    """The city's files into the lake of the jurisdiction, as one batch."""
    from yijian.claims.intake import import_paths
    from yijian.claims.lake import Lake

    lake = Lake(home / "lakes" / jurisdiction)
    if lake.exists and lake.snapshot().rows("fee_list_d"):
        return
    files = sorted(it for it in (home / "city").glob("*.parquet") if it.stem != "labels")
    with progress("入湖") as tell:
        import_paths(lake, files, made_at=moment(), progress=tell)


def bring_knowledge(home: Path, jurisdiction: str, persons: int, months: int) -> None:
    """The city's knowledge into the lake."""
    from yijian.audit.knowledge.imports import import_knowledge
    from yijian.claims.lake import Lake

    lake = Lake(home / "lakes" / jurisdiction)
    if lake.snapshot().knowledge:
        return
    with progress("导入知识") as tell:
        import_knowledge(lake, [home / "city" / "knowledge"], made_at=moment(), progress=tell)


def _show(answer: dict[str, Any], *, as_json: bool, ready: bool) -> None:
    if as_json:
        emit(answer)
        return
    say(
        f"费用明细 {count(answer['lines'])} 行，疑点 {count(answer['findings'])} 条，"
        f"涉及基金 {amount(answer['fund_amount'])}"
        + (f"；准备用时 {lasting(sum(spent))}" if (spent := answer["seconds"].values()) else "")
    )
    show_table(
        "每个角色一个账号（动态口令在登录页上显示，只在本机演示时如此）",
        ("角色", "单位", "账号", "密码"),
        [(it["role"], it["organisation"], it["username"], it["password"])
         for it in answer["sign_ins"]],
    )  # fmt: skip
    if ready:
        say(f"医鉴已启动：{answer['address']}（按 Ctrl-C 停止，再次启动不丢失任何内容）")
    else:
        say(f"已准备好：{answer['home']}")
