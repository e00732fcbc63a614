"""The buttons of a case: what somebody may do now, and why not the rest."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.timezone import localtime

from yijian.office.framework.actor import Actor
from yijian.office.framework.permission import NotAllowed, demand
from yijian.office.framework.stepping import Offer, Stepped, possible_steps
from yijian.office.monitor.offers import obstacle
from yijian.office.policy.current import current_law
from yijian.office.policy.guards.override_allowed import only_part

ACTIONS_OF = {"attach_estimate": ("policy.write_estimate",)}
"""Steps that a person takes by an action of another name; the others bear the step's."""


@dataclass(frozen=True)
class Button:
    """A step that the procedure allows now; ``because`` is empty if this person may press it."""

    step: str
    title: str
    who: str
    basis: str
    because: str

    @property
    def open(self) -> bool:
        """Whether it may be pressed."""
        return not self.because


def buttons(actor: Actor, row: Stepped, app: str = "policy") -> dict[str, Button]:
    """The steps from where the case stands by name, in the order of the procedure.

    ``app`` is that of the actions which take them.
    """
    return {offer.step: _button(actor, row, offer, app) for offer in possible_steps(actor, row)}


def may_not_propose(actor: Actor) -> str:
    """Empty if the actor may propose changes of the law at all; else the sentence that says why."""
    try:
        demand(actor, "policy.propose_change")
    except NotAllowed as refusal:
        return refusal.message
    found = only_part(current_law(), actor, localtime(actor.at).date())
    return f"{found.because}；{found.missing}" if found else ""


def _button(actor: Actor, row: Stepped, offer: Offer, app: str) -> Button:
    names = ACTIONS_OF.get(offer.step, (f"{app}.{offer.step}",))
    because = "" if offer.mine else f"由{offer.who}办理"
    for name in names:
        because = because or obstacle(actor, name, row)
    return Button(offer.step, offer.title, offer.who, offer.basis, because)
