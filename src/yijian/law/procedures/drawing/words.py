"""What a drawing says of a step: who, the basis, the term."""

from __future__ import annotations

from datetime import date

from yijian.kernel.dates import FOREVER
from yijian.kernel.errors import Refused
from yijian.law.lookup import Law
from yijian.law.models import COMPONENTS
from yijian.law.procedures.models import Deadline, ProcedureVersion, Step
from yijian.law.procedures.procedure import Procedure
from yijian.law.procedures.registers import events, roles
from yijian.law.value import Value
from yijian.law.wording import UNITS


def who(step: Step) -> str:
    """The roles of a step."""
    return "、".join(roles()[name].title for name in step.roles)


def marks(step: Step) -> str:
    """Whether the step may be left out, must be switched on, or is only explored."""
    said = [
        word
        for word, holds in (
            ("可不办", step.optional),
            ("探索，须启用", step.explore),
            ("须启用", step.switch and not step.explore),
        )
        if holds
    ]
    return f"（{'；'.join(said)}）" if said else ""


def basis(step: Step, law: Law) -> str:
    """The articles of a step, each instrument by its short title once."""
    labels: dict[str, list[str]] = {}
    for name in step.basis:
        unit = law.article(name)
        mine = labels.setdefault(unit.instrument.short or unit.instrument.title, [])
        if unit.label not in mine:
            mine.append(unit.label)
    if not labels:
        return "默认做法"
    return "；".join(f"{title}{'、'.join(mine)}" for title, mine in labels.items())


def term(procedure: Procedure, step: Step, law: Law) -> str:
    """The term of a step with the values it has while the version holds; empty without one."""
    deadline = step.deadline
    if deadline is None:
        return ""
    begins = "或".join(
        procedure.steps[name].title if name in procedure.steps else events()[name].title
        for name in deadline.counts_from
    )
    amounts = amounts_of(deadline, procedure.jurisdiction, procedure.body, law)
    return f"{amounts}，自{begins}起，{deadline.effect}"


def amounts_of(deadline: Deadline, place: str, version: ProcedureVersion, law: Law) -> str:
    """The values of the parameter while the version holds: ``1个月；自2027-01-01起3个月``."""
    if deadline.parameter not in law.shelf.parameters:
        return "待定"
    try:
        spans = law.timeline(deadline.parameter, place)
    except Refused:
        return "待定"
    last = version.until or FOREVER
    found: list[tuple[date, str]] = []
    for span in spans:
        if span.since <= last and (span.until or FOREVER) >= version.since:
            said = _amount(span, deadline.component)
            if not found or found[-1][1] != said:
                found.append((span.since, said))
    if not found:
        return "待定"
    later = [f"自{since}起{said}" for since, said in found[1:]]
    return "；".join([found[0][1], *later])


def _amount(value: Value, component: str | None) -> str:
    """``90日（延长30日、集体讨论后再延长60日）``, or one component alone."""
    unit = UNITS.get(value.unit, "")
    parts = value.components or {}
    number = parts.get(component or "", value.value)
    more = "、".join(f"{COMPONENTS[it]}{parts[it]}{unit}" for it in parts if it != "first")
    extended = f"（{more}）" if more and component is None else ""
    ours = "（默认）" if value.origin == "ours" else ""
    return f"{number}{unit}{extended}{ours}"
