"""Whether a version hangs together: names that exist, a basis for each step, terms that start."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterator

from yijian.law.procedures.graph import faults_of_graph
from yijian.law.procedures.models import AUTOMATIC, ProcedureVersion, Step
from yijian.law.procedures.registers import documents, events, guards, roles
from yijian.law.procedures.source import Fault, Location


def faults_of_version(version: ProcedureVersion) -> Iterator[Fault]:
    """What is wrong inside one version, the most basic first."""
    here: Location = (version.since,)
    if version.until and version.until < version.since:
        wrong = f"终止日 {version.until} 早于起始日 {version.since}"
        yield Fault("procedure.period", (*here, "until"), wrong, "终止日不早于起始日")
    if bool(version.instrument) == bool(version.reason):
        wrong = "文件和理由写了两样" if version.reason else "没有写依据的文件，也没有写理由"
        yield Fault("procedure.basis", here, wrong, "写明 instrument；自定的写 reason")
    yield from _titles_twice(version)
    yield from _unknown_states(version)
    for step in version.steps:
        where: Location = (version.since, "steps", step.id)
        yield from _faults_of_step(step, where)
        yield from _faults_of_deadline(version, step, (*where, "deadline"))
    yield from faults_of_graph(version)


def _titles_twice(version: ProcedureVersion) -> Iterator[Fault]:
    for field, items in (("states", version.states), ("steps", version.steps)):
        seen: set[str] = set()
        for item in items:
            if item.title in seen:
                where = (version.since, field, item.id, "title")
                yield Fault("procedure.twice", where, f"名称 {item.title} 出现两次", "各有其名")
            seen.add(item.title)


def _unknown_states(version: ProcedureVersion) -> Iterator[Fault]:
    known = [state.id for state in version.states]
    for step in version.steps:
        where: Location = (version.since, "steps", step.id)
        if not step.sources:
            wrong = f"步骤 {step.id} 没有写从哪个状态办理"
            yield Fault("procedure.nowhere", (*where, "from"), wrong, "至少一个状态")
        for field, names in (("from", step.sources), ("to", (step.to,) if step.to else ())):
            for name in names:
                if name not in known:
                    code = "procedure.unknown_state"
                    yield _unknown(code, (*where, field), "状态", name, known)


def _faults_of_step(step: Step, where: Location) -> Iterator[Fault]:
    for field, what, names, register in (
        ("roles", "角色", step.roles, roles()),
        ("guards", "条件", step.guards, guards()),
        ("documents", "文书", step.documents, documents()),
    ):
        for name in names:
            if name not in register:
                code = f"procedure.unknown_{field.removesuffix('s')}"
                yield _unknown(code, (*where, field), what, name, register)
    if not step.basis and not step.reason:
        wrong = f"步骤 {step.id} 没有依据"
        yield Fault("procedure.basis", where, wrong, "写明 rows 或 articles；自定的写 reason")
    if step.explore and not step.switch:
        wrong = f"探索的步骤 {step.id} 没有开关"
        yield Fault("procedure.switch", where, wrong, "在 switch 里写开关参数的名称")


def _faults_of_deadline(version: ProcedureVersion, step: Step, where: Location) -> Iterator[Fault]:
    deadline = step.deadline
    if deadline is None:
        return
    known = {it.id for it in version.steps} | set(events())
    for start in deadline.counts_from:
        if start not in known:
            at = (*where, "counts_from")
            yield _unknown("procedure.deadline", at, "期限的起点", start, known)
    if deadline.effect in AUTOMATIC and step.roles != ("system",):
        wrong = f"步骤 {step.id} 期满由系统办理，却写了别的角色"
        yield Fault("procedure.deadline", (*where, "effect"), wrong, "角色只写 system")


def _unknown(code: str, where: Location, what: str, name: str, known: Collection[str]) -> Fault:
    near = difflib.get_close_matches(name, sorted(known), n=3, cutoff=0.4)
    return Fault(code, where, f"没有{what} {name}", "、".join(near) or f"已有的{what}名称")
