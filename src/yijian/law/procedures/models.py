"""The schema of a procedure: states, steps, deadlines, roles and guards by name.

A procedure is ``packs/<jurisdiction>/procedures/<app.noun>.yaml``: dated versions, each with its
states (the first is where a case begins) and its steps. A version may rest on a base, another
version of the place or of one above it, and write only where it differs. Dates are ISO and
inclusive. No number of law stands here: a deadline names a law parameter.

``…Written`` is what a file says, ``ProcedureVersion`` and ``ProcedureFile`` what it amounts to.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from yijian.law.models import Origin

Effect = Literal["逾期提醒", "期内方可", "期满方可", "期满视为放弃", "期满自动办理", "期满自动解除"]
EFFECTS: dict[Effect, str] = {
    "逾期提醒": "过了最后一日仍可办理，但列为逾期",
    "期内方可": "只能在最后一日以前（含当日）办理",
    "期满方可": "过了最后一日才能办理",
    "期满视为放弃": "当事人的权利，过了最后一日视为放弃，不能再办理",
    "期满自动办理": "过了最后一日由系统办理",
    "期满自动解除": "过了最后一日由系统解除",
}
"""What a deadline does to its step, each with its meaning for the screen."""
AUTOMATIC: frozenset[Effect] = frozenset({"期满自动办理", "期满自动解除"})
"""Effects by which the system itself takes the step."""
ENDS_A_RIGHT: frozenset[Effect] = frozenset({"期满视为放弃", *AUTOMATIC})
"""Effects that end somebody's right or burden: they wait while the last day is not certain."""


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


class Named(_Strict):
    """A part of a version: a state or a step."""

    id: str


class State(Named):
    """Where a case can stand. A final state has no step out; a public one the public may see."""

    id: str = Field(pattern=r"^[a-z]+(_[a-z]+)*$")
    title: str = Field(min_length=1)
    final: bool = False
    public: bool = False


class Deadline(_Strict):
    """A term: the parameter that gives it, what starts it, and what its end does.

    ``counts_from`` are steps of the version or registered events: whichever happened, the last
    time it did. ``component`` is the part of the parameter's value (``extension``) where it has
    several.
    """

    parameter: str = Field(pattern=r"^[a-z_]+(\.[a-z_]+){2}$")
    component: str | None = Field(default=None, pattern=r"^[a-z]+$")
    counts_from: tuple[str, ...] = Field(min_length=1)
    effect: Effect


class Step(Named):
    """One move of a case, named as the office's action would be: ``serve_notice``.

    ``to`` null: the case stays where it is. Any of ``roles`` may take it. Its basis is ``rows``
    of the register of duties, ``articles`` of superior law, or a ``reason`` of ours. ``optional``:
    the procedure goes on without it. ``switch``: a bool parameter without which it may not be
    taken; a step that the text only explores (``explore``) always has one.
    """

    id: str = Field(pattern=r"^[a-z]+(_[a-z]+)+$")
    title: str = Field(min_length=1)
    sources: tuple[str, ...] = Field(alias="from")
    to: str | None = None
    roles: tuple[str, ...] = Field(min_length=1)
    guards: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    deadline: Deadline | None = None
    rows: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    reason: str | None = None
    optional: bool = False
    explore: bool = False
    switch: str | None = None

    @property
    def origin(self) -> Origin:
        """The seed, superior law or ours: the most specific basis the step has."""
        if self.rows:
            return "seed"
        return "superior law" if self.articles else "ours"

    @property
    def basis(self) -> tuple[str, ...]:
        """The rows and articles it rests on, the seed's first."""
        return (*self.rows, *self.articles)


class ProcedureVersion(_Strict):
    """The procedure as it stands from ``since`` to ``until`` (null while it holds).

    ``instrument`` is the instrument that shapes it; without one it is ours and ``reason`` says
    why it is as it is.
    """

    since: date
    until: date | None = None
    instrument: str | None = None
    reason: str | None = None
    checked_on: date
    states: tuple[State, ...] = Field(min_length=2)
    steps: tuple[Step, ...] = Field(min_length=1)


class ProcedureFile(_Strict):
    """A procedure of one jurisdiction. ``subject`` is what the case is called: 协议, 检查."""

    name: str = Field(pattern=r"^[a-z]+\.[a-z]+(_[a-z]+)*$")
    title: str = Field(min_length=1)
    subject: str = Field(min_length=1)
    versions: tuple[ProcedureVersion, ...] = Field(min_length=1)


class BaseWritten(_Strict):
    """The version a version rests on: its place (null: the same place) and its first day."""

    jurisdiction: str | None = None
    since: date


class PartWritten(Named):
    """A part as it is written; a new one stands ``after`` another, else last."""

    title: str | None = None
    after: str | None = None


class StateWritten(PartWritten):
    """A state, or what changes in one of the base."""

    final: bool | None = None
    public: bool | None = None


class StepWritten(PartWritten):
    """A step, or what changes in one of the base: a field that is given replaces, null removes."""

    sources: tuple[str, ...] | None = Field(default=None, alias="from")
    to: str | None = None
    roles: tuple[str, ...] | None = None
    guards: tuple[str, ...] | None = None
    documents: tuple[str, ...] | None = None
    deadline: Deadline | None = None
    rows: tuple[str, ...] | None = None
    articles: tuple[str, ...] | None = None
    reason: str | None = None
    optional: bool | None = None
    explore: bool | None = None
    switch: str | None = None


class VersionWritten(_Strict):
    """A version as a file writes it: whole, or with a ``base`` and what differs from it."""

    since: date
    until: date | None = None
    instrument: str | None = None
    reason: str | None = None
    checked_on: date
    base: BaseWritten | None = None
    drop_states: tuple[str, ...] = ()
    drop_steps: tuple[str, ...] = ()
    states: tuple[StateWritten, ...] = ()
    steps: tuple[StepWritten, ...] = ()


class ProcedureWritten(_Strict):
    """A procedure file as it is written."""

    name: str = Field(pattern=r"^[a-z]+\.[a-z]+(_[a-z]+)*$")
    title: str = Field(min_length=1)
    subject: str = Field(min_length=1)
    versions: tuple[VersionWritten, ...] = Field(min_length=1)
