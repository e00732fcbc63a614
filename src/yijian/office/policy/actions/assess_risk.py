"""Somebody weighs the risk of a change."""

from __future__ import annotations

from yijian.office.framework.action import action
from yijian.office.framework.actor import Actor
from yijian.office.policy.guards.estimate_attached import estimate_attached
from yijian.office.policy.guards.risk_told import risk_told
from yijian.office.policy.models import Change


@action(
    "policy.assess_risk",
    title="作出风险评估",
    subject=Change,
    guards=(estimate_attached, risk_told),
    step="policy.change:assess_risk",
)
def assess_risk(
    *,
    actor: Actor,
    subject: Change,
    level: str,
    affected: str,
    risks: str,
    measures: str,
    consulted: str = "",
    reviewed: str = "",
) -> Change:
    """Who is affected, how high the risk is (``low medium high``), what it is and what is done.

    ``consulted`` and ``reviewed`` say how the public was asked and who reviewed it in law; empty
    where that was not done.
    """
    subject.risk = {
        "digest": subject.content_digest,
        "level": level,
        "affected": affected.strip(),
        "risks": risks.strip(),
        "measures": measures.strip(),
        "consulted": consulted.strip(),
        "reviewed": reviewed.strip(),
        "by": actor.username,
        "name": actor.name,
        "at": actor.at.isoformat(),
    }
    return subject
