"""What of the law can be found: every entry of the packs with the words it is found by."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from yijian.law.duties.register import duties
from yijian.law.lookup import Law
from yijian.law.models import DatedValue
from yijian.law.obeys import Obeys
from yijian.law.procedures.lookup import Procedures
from yijian.law.search import Entry, Field, Index
from yijian.law.wording import UNITS


def build(law: Law, procedures: Procedures, obeys: Obeys) -> Index:
    """The index over everything in the packs."""
    return Index(
        [
            *_instruments(law),
            *_parameters(law, obeys),
            *_articles(law, obeys),
            *_codes(law),
            *_procedures(procedures),
        ]
    )


@cache
def _modules_of_rows() -> dict[str, str]:
    return {duty.id: duty.capability.partition(".")[0] for duty in duties() if duty.capability}


def _module(name: str) -> str:
    return name.partition(".")[0]


def _instruments(law: Law) -> Iterator[Entry]:
    for identifier, places in law.shelf.instruments.items():
        for place, path in places.items():
            it = law.shelf.instrument(path)
            fields = (
                Field("标题", f"{it.title} {it.short or ''}", 3.0),
                Field("文号", f"{it.number or ''} {it.prefix or ''}", 3.0),
                Field("发布机关", it.issuer, 1.0),
                Field("说明", f"{it.kind} {it.note or ''} {it.warning or ''}", 1.0),
            )
            modules = frozenset({"policy"})
            yield Entry("instrument", identifier, it.title, place, modules, fields)


def _articles(law: Law, obeys: Obeys) -> Iterator[Entry]:
    rows = _modules_of_rows()
    for place in law.jurisdictions:
        for unit in law.articles(place):
            mine = obeys.rows_in(unit.id)
            citing = {_module(it.key) for it in obeys.of_article(unit.id) if "." in it.key}
            short = unit.instrument.short or unit.instrument.title
            fields = (
                Field("条号", unit.label, 2.0),
                Field("编号", f"{unit.id} {' '.join(mine)}", 2.0),
                Field("大意", unit.gist, 2.0),
                Field("文件", f"{short} {unit.instrument.title}", 0.5),
            )
            known = {rows[row] for row in mine if row in rows} | {
                it for it in citing if "/" not in it
            }
            title = f"{short}{unit.label}"
            yield Entry("article", unit.id, title, unit.jurisdiction, frozenset(known), fields)


def _parameters(law: Law, obeys: Obeys) -> Iterator[Entry]:
    for name in law.names():
        title = law.parameter_title(name)
        values = [it for place in law.jurisdictions for it in law.own_values(name, place)]
        readers = dict.fromkeys(
            word for it in obeys.of_parameter(name) for word in (it.title, it.detail)
        )
        fields = (
            Field("名称", title, 3.0),
            Field("编码", name, 3.0),
            Field("值", " ".join(dict.fromkeys(_said(law, it) for it in values)), 2.0),
            Field("条文", " ".join(dict.fromkeys(it.article or "" for it in values)), 1.0),
            Field("条目", " ".join(row for it in values for row in it.rows), 1.0),
            Field("说明", " ".join(f"{it.reason or ''} {it.doubt or ''}" for it in values), 0.7),
            Field("用到它的", " ".join(readers), 0.4),
        )
        yield Entry("parameter", name, title, "", frozenset({_module(name)}), fields)


def _said(law: Law, value: DatedValue) -> str:
    unit = UNITS.get(value.unit, "")
    if value.unit == "bool":
        return ""
    if value.unit == "ratio":
        return f"{(Decimal(str(value.value)) * 100).normalize():f}%"
    parts = [f"{it}{unit}" for it in (value.value, *(value.components or {}).values())]
    listed = [law.title(value.members_of, it) for it in value.members] if value.members_of else []
    return " ".join([*parts, *listed])


def _codes(law: Law) -> Iterator[Entry]:
    rows = _modules_of_rows()
    for name, paths in law.shelf.lists.items():
        for place, path in paths.items():
            found = law.shelf.code_list(path)
            for it in found.entries:
                cited = [row for citation in it.citations for row in citation.rows]
                manners = " ".join(citation.manner or "" for citation in it.citations)
                fields = (
                    Field("名称", it.title, 2.5),
                    Field("代码表", f"{found.title} {name}", 1.0),
                    Field("代码", f"{it.code} {' '.join(cited)}", 2.0),
                    Field("说明", f"{it.note or ''} {it.reason or ''} {manners}", 0.8),
                )
                modules = {rows[row] for row in cited if row in rows} | {
                    _module(parameter) for parameter in it.parameters
                }
                where = place if len(paths) > 1 else ""
                yield Entry(
                    "code", f"{name}/{it.code}", it.title, where, frozenset(modules), fields
                )


def _procedures(procedures: Procedures) -> Iterator[Entry]:
    found: dict[str, tuple[str, dict[str, None], dict[str, None]]] = {}
    for procedure in procedures.every():
        _, states, steps = found.setdefault(procedure.name, (procedure.title, {}, {}))
        states.update(dict.fromkeys(state.title for state in procedure.body.states))
        steps.update(dict.fromkeys(step.title for step in procedure.body.steps))
    for name, (title, states, steps) in found.items():
        fields = (
            Field("名称", title, 3.0),
            Field("编码", name, 3.0),
            Field("步骤", " ".join(steps), 1.0),
            Field("状态", " ".join(states), 1.0),
        )
        yield Entry("procedure", name, title, "", frozenset({_module(name)}), fields)
