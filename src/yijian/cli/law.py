"""``yijian law``: the parameters of law, by place and day."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

import typer

from yijian.cli import law_check, law_compare, law_deadline, law_schema, law_trace
from yijian.cli.commands import Command, family
from yijian.cli.options import Additions, Json, Jurisdiction, day
from yijian.cli.screen import emit, hint, say, show_facts, show_table
from yijian.cli.words import count

if TYPE_CHECKING:
    from yijian.law import Law, Value

ORIGINS = {"seed": "本法域的规定", "superior law": "上位法", "ours": "本系统的默认值，没有条文"}
STATUS = {
    "draft": "草案，只供模拟",
    "published": "已公布，尚未施行",
    "in_force": "现行",
    "repealed": "已废止",
}

app = family("law", "法律参数：在某地某日是多少，出自哪一条")
app.command("diff", cls=Command)(law_compare.diff)
app.command("changes", cls=Command)(law_compare.changes)
app.command("deadline", cls=Command)(law_deadline.deadline)
app.command("trace", cls=Command)(law_trace.trace)
app.command("check", cls=Command)(law_check.check)
app.command("schema", cls=Command)(law_schema.schema)


@app.command("list", cls=Command)
def list_parameters(*, additions: Additions = None, as_json: Json = False) -> None:
    """列出全部法律参数，以及哪些法域有自己的规定。"""
    from yijian.law import Law

    law = Law.load(additions=additions)
    rows = [_entry(law, name) for name in law.names()]
    if as_json:
        emit({"parameters": rows})
        return
    titles = {place.name: place.title for place in law.jurisdictions.values()}
    show_table(
        "法律参数",
        ("名称", "含义", "单位", "有规定的法域"),
        [
            (it["name"], it["title"], it["unit"], "、".join(titles[p] for p in it["jurisdictions"]))
            for it in rows
        ],
    )
    say(f"共 {count(len(rows))} 个。")
    hint("yijian law show 名称 --jurisdiction 法域 --on 日期")


def _entry(law: Law, name: str) -> dict[str, Any]:
    from yijian.kernel.errors import Refused

    found: list[Value] = []
    for place in law.jurisdictions:
        try:
            timeline = law.timeline(name, place)
        except Refused:
            continue
        found += [value for value in timeline if value.resolved_from == place]
    return {
        "name": name,
        "title": found[0].title,
        "unit": found[0].unit,
        "jurisdictions": list(dict.fromkeys(value.resolved_from for value in found)),
    }


@app.command("show", cls=Command)
def show(
    name: Annotated[str, typer.Argument(metavar="名称", help="参数的名称，见 yijian law list")],
    *,
    jurisdiction: Jurisdiction,
    on: Annotated[
        date,
        typer.Option("--on", metavar="日期", parser=day, help="哪一天，写成 2026-11-21"),
    ],
    additions: Additions = None,
    as_json: Json = False,
) -> None:
    """一个参数在某法域、某一天的值，以及单位、含不含本数、条文、核对日期。"""
    from yijian.law import Law

    law = Law.load(additions=additions)
    value = law.value(name, jurisdiction, on)
    if as_json:
        emit(value.as_json())
        return
    show_facts(f"{value.title}：{value_text(value)}", _facts(law, value))


def value_text(value: Value) -> str:
    """A value with its unit, as people say it."""
    from yijian.law.wording import amount

    return amount(value.value, value.unit, value.title)


def _facts(law: Law, value: Value) -> list[tuple[str, object]]:
    from yijian.law.wording import CONFIDENCE, ENDS, origin, parts

    places = law.jurisdictions
    until = value.until.isoformat() if value.until else "现在"
    status = STATUS.get(value.status or "", "")
    return [
        ("参数", value.name),
        ("法域", places[value.jurisdiction].title),
        ("规定出自", places[value.resolved_from].title),
        ("查询日期", value.on),
        ("本数", ENDS[value.inclusive]),
        ("另有", parts(value.components, value.unit, value.title)),
        ("各项", "、".join((value.members or {}).values())),
        ("文件", f"{value.instrument}（{status}）" if value.instrument else ""),
        ("条文", value.article),
        ("条目", "、".join(value.rows)),
        ("来源", origin(value) if value.decided else ORIGINS[value.origin]),
        ("理由", value.reason),
        ("存疑", value.doubt),
        ("提示", value.warning),
        ("把握", CONFIDENCE[value.confidence]),
        ("核对于", value.checked_on),
        ("有效期", f"{value.since} 至 {until}"),
    ]
