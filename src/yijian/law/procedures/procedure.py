"""One version of a procedure, as a case obeys it."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from yijian.kernel.errors import Refused, UsageError
from yijian.kernel.identifiers import sha256_hex
from yijian.law.procedures.models import ProcedureVersion, State, Step
from yijian.law.procedures.registers import accepts, roles


def digest(name: str, place: str, body: ProcedureVersion) -> str:
    """The 64 hex digits of what decides: states, steps, who, conditions, documents and terms.

    Titles, reasons, citations and the last day do not decide: mending them, or adding a later
    version, leaves the digest as it is.
    """
    states = [[it.id, it.final, it.public] for it in body.states]
    steps = [
        [
            it.id, it.sources, it.to, it.roles, it.guards, it.documents, it.optional, it.explore,
            it.switch, it.deadline.model_dump() if it.deadline else None,
        ]
        for it in body.steps
    ]  # fmt: skip
    whole = [name, place, body.since.isoformat(), states, steps]
    return sha256_hex(json.dumps(whole, ensure_ascii=False, separators=(",", ":")))


@dataclass(frozen=True)
class Procedure:
    """A version of a procedure, frozen on a case by its ``version``.

    ``jurisdiction`` is the one whose file gave it. ``citations`` is the basis of each step as it
    is cited; ``cited`` that of the whole, or the reason where it is ours.
    """

    name: str
    title: str
    subject: str
    jurisdiction: str
    version: str
    body: ProcedureVersion
    cited: str
    citations: Mapping[str, str]

    @cached_property
    def states(self) -> dict[str, State]:
        """The states by id; the first is where a case begins."""
        return {state.id: state for state in self.body.states}

    @cached_property
    def steps(self) -> dict[str, Step]:
        """The steps by id."""
        return {step.id: step for step in self.body.steps}

    @property
    def first(self) -> State:
        """Where a case begins."""
        return self.body.states[0]

    def state(self, name: str) -> State:
        """The state ``name``.

        Raises:
            UsageError: ``procedure.unknown_state``.
        """
        if name not in self.states:
            said = f"{self.title}没有状态 {name}；有：{'、'.join(self.states)}"
            raise UsageError("procedure.unknown_state", said)
        return self.states[name]

    def step(self, name: str) -> Step:
        """The step ``name``.

        Raises:
            UsageError: ``procedure.unknown_step``.
        """
        if name not in self.steps:
            said = f"{self.title}没有步骤 {name}；有：{'、'.join(self.steps)}"
            raise UsageError("procedure.unknown_step", said)
        return self.steps[name]

    def steps_from(self, state: str) -> tuple[Step, ...]:
        """The steps that a case in ``state`` may take, in the order of the procedure."""
        here = self.state(state).id
        return tuple(step for step in self.body.steps if here in step.sources)

    def refuse_unless(
        self, step: str, state: str, role: str, *, switched_on: Collection[str] = ()
    ) -> None:
        """Refuse unless somebody of ``role`` may take ``step`` for a case in ``state``.

        ``switched_on`` are the switch parameters that are on where and when the case is. Guards
        and clocks are asked elsewhere.

        Raises:
            UsageError: an unknown step, state or role.
            Refused: ``procedure.wrong_state``, ``procedure.switched_off`` or
                ``procedure.wrong_role``; the sentence says what was asked, where the case stands,
                the article, and what is possible now and by whom.
        """
        asked, here = self.step(step), self.state(state)
        if role not in roles():
            raise UsageError("procedure.unknown_role", f"没有角色 {role}")
        refusal = None
        if state not in asked.sources:
            due = "或".join(f"“{self.state(name).title}”" for name in asked.sources)
            refusal = ("procedure.wrong_state", f"这一步要在{due}时办理")
        elif asked.switch and asked.switch not in switched_on:
            said = "这一步尚在探索，本地没有启用" if asked.explore else "本地没有启用这一步"
            refusal = ("procedure.switched_off", said)
        elif not any(accepts(named, role) for named in asked.roles):
            said = f"这一步由{role_titles(asked)}办理，您是{roles()[role].title}"
            refusal = ("procedure.wrong_role", said)
        if refusal:
            code, because = refusal
            raise Refused(code, self._sentence(asked, here, because, switched_on))

    def _sentence(
        self, asked: Step, here: State, because: str, switched_on: Collection[str]
    ) -> str:
        possible = [
            f"{step.title}（{role_titles(step)}）"
            for step in self.steps_from(here.id)
            if not step.switch or step.switch in switched_on
        ]
        now = f"现在可以办理：{'、'.join(possible)}。" if possible else "已经终结，没有可办的步骤。"
        return (
            f"不能办理“{asked.title}”：该{self.subject}现为“{here.title}”，{because}"
            f"（{self.citations[asked.id]}）。{now}"
        )

    def as_json(self) -> dict[str, Any]:
        """The procedure as a JSON object, whole: what is needed to keep it with a case."""
        return {
            "name": self.name,
            "title": self.title,
            "subject": self.subject,
            "jurisdiction": self.jurisdiction,
            "version": self.version,
            "cited": self.cited,
            "citations": dict(self.citations),
            **self.body.model_dump(mode="json", by_alias=True),
        }

    @staticmethod
    def from_json(kept: Mapping[str, Any]) -> Procedure:
        """The procedure that :meth:`as_json` wrote."""
        own = ("name", "title", "subject", "jurisdiction", "version", "cited", "citations")
        body = {key: value for key, value in kept.items() if key not in own}
        return Procedure(body=ProcedureVersion.model_validate(body), **{it: kept[it] for it in own})


def role_titles(step: Step) -> str:
    """Who may take a step, in Chinese."""
    return "、".join(roles()[name].title for name in step.roles)
