"""What may be done with a version now: asked for, decided, changed; and why not the rest."""

from __future__ import annotations

from dataclasses import dataclass

from yijian.law.procedures.procedure import role_titles
from yijian.office.framework.actor import Actor
from yijian.office.monitor.guards.code_alive import code_alive
from yijian.office.monitor.guards.step_ready import askable, lacking
from yijian.office.monitor.guards.whole_jurisdiction import whole_jurisdiction
from yijian.office.monitor.offers import obstacle
from yijian.office.monitor.rule_models import RuleVersion


@dataclass(frozen=True)
class Askable:
    """A step that can come now: who decides it, what it still lacks, and why this person may not
    ask for it; both empty if nothing is in the way."""

    step: str
    title: str
    who: str
    basis: str
    lacks: str
    because: str

    @property
    def open(self) -> bool:
        """Whether this person may ask for it."""
        return not (self.lacks or self.because)


@dataclass(frozen=True)
class Waiting:
    """The request that waits: which step, and why this person may not decide it, or drop it."""

    step: str
    title: str
    who: str
    because: str
    may_not_drop: str

    @property
    def open(self) -> bool:
        """Whether this person may decide it."""
        return not self.because

    @property
    def view(self) -> str:
        """The name of the address that takes the step."""
        return f"monitor:{self.step}"


def askables(actor: Actor, row: RuleVersion) -> list[Askable]:
    """The steps that may be asked for, in the order of the procedure; none while one is asked."""
    if row.asked:
        return []
    procedure, found = row.rules, []
    may_not = obstacle(actor, "monitor.ask_step", row)
    for name in askable(row):
        step = procedure.step(name)
        refusal = lacking(actor, row, name)
        lacks = f"{refusal.because}；需要：{refusal.missing}" if refusal else ""
        basis = procedure.citations[name]
        found.append(Askable(name, step.title, role_titles(step), basis, lacks, may_not))
    return found


def waiting(actor: Actor, row: RuleVersion) -> Waiting | None:
    """The request that waits for a decision, if there is one."""
    if not row.asked:
        return None
    name = row.asked["step"]
    step = row.rules.step(name)
    return Waiting(
        name,
        step.title,
        role_titles(step),
        obstacle(actor, f"monitor.{name}", row),
        obstacle(actor, "monitor.drop_ask", row),
    )


def may_not(actor: Actor, row: RuleVersion, step: str, states: tuple[str, ...]) -> str:
    """Why a step that one person takes alone cannot come; empty if it can."""
    if row.state not in states:
        return f"规则现为“{row.state_title}”"
    return obstacle(actor, f"monitor.{step}", row)


def obstacle_to_draft(actor: Actor, code: str) -> str:
    """Why the actor may not draft a version of a code (a new rule: an empty one); empty if they
    may."""
    if because := obstacle(actor, "monitor.draft_rule"):
        return because
    found = whole_jurisdiction(actor=actor) or (
        code_alive(actor=actor, code=code) if code else None
    )
    return f"{found.because}；需要：{found.missing}" if found else ""
