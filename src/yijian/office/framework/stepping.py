"""Steps of a procedure: a case moves only as the version says that was frozen when it was opened.

``@action(…, step="policy.change:publish_change")`` asks :func:`begin_step` before the guards and
sets the state itself once the action has succeeded. The procedure says who (in the roles of
``law/procedures/roles.yaml``), from which state, and under which guards; the guards are functions
of the action that bear the names of ``guards.yaml``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

from django.db import models

from yijian.kernel.errors import Refused
from yijian.law.procedures import Procedure, Procedures
from yijian.law.procedures.models import Step
from yijian.law.procedures.procedure import role_titles
from yijian.office.framework.actor import Actor
from yijian.office.framework.guard import Guard
from yijian.office.framework.roles import PROVIDERS, Role
from yijian.office.policy.current import current_law, shipped_law

if TYPE_CHECKING:
    from yijian.office.framework.action import Action

PROVINCE, CITY, DISTRICT = "province", "city", "district"
_DIGITS = {2: PROVINCE, 4: CITY, 6: DISTRICT}
LEVELLED: dict[Role, tuple[str, ...]] = {
    Role.AUTHORITY: (
        "authority_officer",
        "authority_oversight_officer",
        "authority_publication_editor",
    ),
    Role.AUTHORITY_HEAD: ("authority_head", "authority_principal"),
    Role.FIRST_REVIEWER: ("agency_first_reviewer", "agency_intake"),
    Role.SECOND_REVIEWER: ("agency_second_reviewer",),
}
"""Roles of the office to roles of procedures that exist at each level; the first names them."""

_PROVIDER = (
    "provider_responsible",
    "provider_data_sender",
    "provider_claim_officer",
    "provider_self_check_officer",
    "provider_change_registrar",
)
ALIKE: dict[Role, tuple[str, ...]] = {
    Role.AUTHORITY: ("government",),
    **dict.fromkeys(PROVIDERS, _PROVIDER),
    Role.SYSTEM: ("system",),
}
"""Roles without a level. What the government decides, the authority records with its document."""


class Stepped(models.Model):
    """A case: where it stands, and the procedure it obeys for ever, frozen on ``opened_on``."""

    state = models.CharField("状态", max_length=40)
    procedure = models.JSONField("程序")
    procedure_version = models.CharField("程序版本", max_length=64)
    opened_on = models.DateField("开立日期")

    class Meta:
        abstract = True

    @property
    def rules(self) -> Procedure:
        """The procedure of the case."""
        return Procedure.from_json(self.procedure)

    @property
    def state_title(self) -> str:
        """The Chinese of the state."""
        return self.rules.state(self.state).title


@dataclass(frozen=True)
class Offer:
    """A step from where a case stands; ``mine`` if the asker's role may take it."""

    step: str
    title: str
    who: str
    basis: str
    mine: bool


def open_case(row: Stepped, name: str, jurisdiction: str, on: date) -> None:
    """Put a new case at the first state of the procedure that holds there and then."""
    found = Procedures(current_law()).get(name, jurisdiction, on)
    row.procedure, row.procedure_version = found.as_json(), found.version
    row.state, row.opened_on = found.first.id, on


def procedure_roles(actor: Actor) -> tuple[str, ...]:
    """The roles of procedures that somebody holds, the one to be named in a refusal first."""
    level = _DIGITS.get(len(actor.area), PROVINCE)
    levelled = tuple(f"{name}_{level}" for name in LEVELLED.get(actor.role, ()))
    return levelled + ALIKE.get(actor.role, ())


def begin_step(spec: Action, actor: Actor, row: Stepped) -> Step:
    """The step that the action takes, if the procedure of the case allows it now and to them.

    Raises:
        Refused: ``procedure.wrong_state``, ``.wrong_role`` or ``.switched_off`` with the article
            and what is possible now; ``procedure.no_role``; ``procedure.no_step`` or
            ``procedure.guard_missing`` where this software no longer knows the frozen version.
    """
    name, _, wanted = spec.step.partition(":")
    procedure = row.rules
    if procedure.name != name or wanted not in procedure.steps:
        said = f"这件{procedure.subject}的程序（{procedure.version[:12]}）没有“{spec.title}”这一步"
        raise Refused("procedure.no_step", said)
    step = procedure.step(wanted)
    if missing := missing_guards(step, spec.guards):
        said = f"程序要求的条件 {'、'.join(missing)} 本版软件不会核对，不能办理“{step.title}”"
        raise Refused("procedure.guard_missing", said)
    _refuse_unless(procedure, step, row, actor)
    return step


def end_step(step: Step, row: Stepped) -> None:
    """Put the case where the step leads."""
    row.state = step.to or row.state


def missing_guards(step: Step, guards: Iterable[Guard]) -> list[str]:
    """The guards that the step names and the action does not have."""
    return sorted(set(step.guards) - {guard.__name__ for guard in guards})


def check_step(spec: Action) -> None:
    """Refuse to register an action that lacks a guard of a shipped version of its step.

    Raises:
        TypeError: no shipped procedure has the step, or a guard is missing.
    """
    name, _, wanted = spec.step.partition(":")
    steps = [it for it in _shipped_steps(name) if it.id == wanted]
    if not steps:
        raise TypeError(f"{spec.name}: no shipped procedure has the step {spec.step}")
    for step in steps:
        if missing := missing_guards(step, spec.guards):
            raise TypeError(f"{spec.name} does not ask {', '.join(missing)} of {spec.step}")


def shipped_states(name: str) -> list[str]:
    """Every state of every shipped version of a procedure, in order: for a database constraint."""
    states = {state.id for file in _shipped(name) for it in file.versions for state in it.states}
    return sorted(states)


def possible_steps(actor: Actor, row: Stepped) -> tuple[Offer, ...]:
    """The steps from where the case stands: those the actor's role may take, and who may others."""
    procedure, mine = row.rules, procedure_roles(actor)
    on = switches(procedure, row)
    return tuple(
        Offer(
            step=step.id,
            title=step.title,
            who=role_titles(step),
            basis=procedure.citations[step.id],
            mine=any(_accepted(procedure, step, row, role, on) for role in mine),
        )
        for step in procedure.steps_from(row.state)
        if not step.switch or step.switch in on
    )


def switches(procedure: Procedure, row: Stepped) -> frozenset[str]:
    """The switches of the procedure that are on where the case is, on the day it was opened."""
    if not any(step.switch for step in procedure.body.steps):
        return frozenset()
    place = getattr(row, "jurisdiction", procedure.jurisdiction)
    return Procedures(current_law()).switched_on(procedure, place, row.opened_on)


def _refuse_unless(procedure: Procedure, step: Step, row: Stepped, actor: Actor) -> None:
    mine, on = procedure_roles(actor), switches(procedure, row)
    if not mine:
        said = f"“{step.title}”由{role_titles(step)}办理；您的角色是{actor.role.label}"
        raise Refused("procedure.no_role", said)
    if any(_accepted(procedure, step, row, role, on) for role in mine):
        return
    procedure.refuse_unless(step.id, row.state, mine[0], switched_on=on)


def _accepted(
    procedure: Procedure, step: Step, row: Stepped, role: str, on: frozenset[str]
) -> bool:
    try:
        procedure.refuse_unless(step.id, row.state, role, switched_on=on)
    except Refused:
        return False
    return True


@cache
def _shipped(name: str) -> tuple[Any, ...]:
    procedures = Procedures(shipped_law())
    found = procedures.files.get(name, {})
    return tuple(procedures.reader.read(path) for path in found.values())


def _shipped_steps(name: str) -> Iterator[Step]:
    for file in _shipped(name):
        for version in file.versions:
            yield from version.steps
