"""What a procedure refers to outside itself: bases, rows, articles, instruments, parameters.

A name that the packs do not hold yet stands in ``unresolved.yaml`` with its reason; the list may
only shrink.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from pathlib import Path

from yijian.kernel.dates import FOREVER
from yijian.kernel.errors import Refused, UsageError
from yijian.kernel.yaml import load_yaml
from yijian.law.duties.register import duty
from yijian.law.lookup import Law
from yijian.law.models import Instrument
from yijian.law.procedures.models import ProcedureFile, ProcedureVersion, Step
from yijian.law.procedures.source import Fault, Location, Source


@dataclass(frozen=True)
class Reference:
    """A name that a procedure uses and the packs do not give, with what is wrong."""

    name: str
    fault: Fault


@cache
def unresolved() -> dict[str, str]:
    """Names that the packs do not give yet, each with the reason."""
    path = Path(str(files("yijian.law.procedures").joinpath("unresolved.yaml")))
    return load_yaml(path) or {}


def check_references(law: Law, source: Source, found: ProcedureFile) -> None:
    """Refuse a procedure that refers to what there is not.

    Raises:
        BadInput: ``procedure.base``, ``.unknown_instrument``, ``.unknown_row``, ``.foreign``,
            ``.unknown_article``, ``.not_in_force`` or ``.unknown_parameter``, unless the name
            stands in ``unresolved.yaml``.
    """
    for reference in missing_references(law, source, found):
        if reference.name not in unresolved():
            raise source.refusal(reference.fault)


def missing_references(law: Law, source: Source, found: ProcedureFile) -> Iterator[Reference]:
    """Every reference of a procedure that does not resolve."""
    chain = law.chain(source.place)
    for written in source.written.versions:
        place = written.base.jurisdiction if written.base else None
        if place and place not in chain:
            wrong = f"{place} 不是 {source.place} 的上级"
            fault = Fault("procedure.base", (written.since, "base"), wrong, "、".join(chain))
            yield Reference(place, fault)
    for version in found.versions:
        yield from _instrument(law, version, source.place)
        for step in version.steps:
            where: Location = (version.since, "steps", step.id)
            yield from _rows(law, step, chain, where)
            yield from _articles(law, version, step, chain)
            yield from _parameters(law, version, step, source.place)


def _instrument(law: Law, version: ProcedureVersion, place: str) -> Iterator[Reference]:
    name = version.instrument
    if name is None:
        return
    instrument = law.instrument(place, name)
    where = (version.since, "instrument")
    if instrument is None:
        right = "本法域或上级法域 instruments 目录中的文件编号"
        wrong = f"依据的文件 {name} 不存在"
        yield Reference(name, Fault("procedure.unknown_instrument", where, wrong, right))
    elif days := _outside(instrument, version):
        fault = Fault("procedure.not_in_force", where, days, "文件有效期内的日期")
        yield Reference(name, fault)


def _outside(instrument: Instrument, version: ProcedureVersion) -> str | None:
    """What is wrong with the days of a version that rests on ``instrument``; null if nothing."""
    first, last = instrument.first_day, instrument.ended_on
    if first is None or version.since < first:
        begins = first or "（未定）"
        return f"版本自 {version.since} 起，早于{instrument.title}可适用的第一日 {begins}"
    if last and (version.until or FOREVER) > last:
        return f"版本到 {version.until or '现在'}，晚于{instrument.title}的最后一日 {last}"
    return None


def _rows(law: Law, step: Step, chain: tuple[str, ...], where: Location) -> Iterator[Reference]:
    at = (*where, "rows")
    for row in step.rows:
        try:
            home = duty(row).jurisdiction
        except UsageError as error:
            fault = Fault("procedure.unknown_row", at, error.message, "义务登记里的编号")
            yield Reference(row, fault)
            continue
        if home not in chain:
            wrong = f"{row} 是 {home} 的规定，在这里不适用"
            yield Reference(row, Fault("procedure.foreign", at, wrong, "本法域或上级法域的编号"))


def _articles(
    law: Law, version: ProcedureVersion, step: Step, chain: tuple[str, ...]
) -> Iterator[Reference]:
    for field, names in (("rows", step.rows), ("articles", step.articles)):
        at = (version.since, "steps", step.id, field)
        for name in names:
            try:
                unit = law.article(name)
            except UsageError as error:
                fault = Fault("procedure.unknown_article", at, error.message, "如 O4-26")
                yield Reference(name, fault)
                continue
            if unit.jurisdiction not in chain:
                wrong = f"{name} 是 {unit.jurisdiction} 的条文，在这里不适用"
                yield Reference(name, Fault("procedure.foreign", at, wrong, "上级法域的条文"))
            elif days := _outside(unit.instrument, version):
                fault = Fault("procedure.not_in_force", at, f"{name}：{days}", "当时有效的条文")
                yield Reference(name, fault)


def _parameters(law: Law, version: ProcedureVersion, step: Step, place: str) -> Iterator[Reference]:
    named: list[tuple[str, tuple[str, ...]]] = []
    if step.switch:
        named.append((step.switch, ("switch",)))
    if step.deadline:
        named.append((step.deadline.parameter, ("deadline", "parameter")))
    for name, field in named:
        if wrong := _no_value(law, name, place, version.since):
            at: Location = (version.since, "steps", step.id, *field)
            fault = Fault("procedure.unknown_parameter", at, wrong, "规定包里的参数名")
            yield Reference(name, fault)


def _no_value(law: Law, name: str, place: str, on: date) -> str | None:
    if name in unresolved() and name not in law.shelf.parameters:
        return f"没有参数 {name}"
    try:
        law.value(name, place, on)
    except (UsageError, Refused) as error:
        return error.message
    return None
