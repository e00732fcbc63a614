"""Whether a button may be pressed now, and if not, why and who can help."""

from __future__ import annotations

from inspect import Parameter, signature
from typing import Any

from yijian.office.framework.action import ACTIONS
from yijian.office.framework.actor import Actor
from yijian.office.framework.guard import Guard
from yijian.office.framework.permission import NotAllowed, demand


def obstacle(actor: Actor, action: str, subject: Any = None) -> str:
    """Empty if the actor may do ``action`` on ``subject`` and no guard objects; else the sentence.

    Guards that ask about what is yet to be filled in (a reason, a file) are not asked.
    """
    try:
        demand(actor, action, subject)
    except NotAllowed as refusal:
        return refusal.message
    given = {"actor": actor} | ({"subject": subject} if subject is not None else {})
    for guard in ACTIONS[action].guards:
        if _asks_only(guard, given.keys()) and (found := guard(**given)):
            return f"{found.because}；需要：{found.missing}，由{found.by}办理"
    return ""


def _asks_only(guard: Guard, given: Any) -> bool:
    return all(
        name in given
        for name, it in signature(guard).parameters.items()
        if it.kind is not Parameter.VAR_KEYWORD and it.default is Parameter.empty
    )
