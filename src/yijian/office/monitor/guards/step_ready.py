"""What is asked for must be possible: who decides is not asked for what would be refused."""

from __future__ import annotations

from collections.abc import Mapping
from copy import copy
from typing import Any

from yijian.office.framework.action import ACTIONS
from yijian.office.framework.actor import Actor
from yijian.office.framework.guard import Refusal
from yijian.office.monitor.rule_models import RuleVersion

ALONE = frozenset({"ask_step", "drop_ask", "revise_rule", "withdraw_rule"})
"""Steps that nobody asks for: one person takes them."""
_PERSONAL = frozenset({"asked_by_another", "whole_jurisdiction", "closing_reason_given"})


def askable(row: RuleVersion) -> list[str]:
    """The steps that may be asked for from where the version stands, in order."""
    steps = row.rules.steps_from(row.state)
    return [it.id for it in steps if it.id not in ALONE and it.roles != ("system",)]


def lacking(
    actor: Actor, row: RuleVersion, step: str, terms: Mapping[str, Any] | None = None
) -> Refusal | None:
    """What the step lacks whoever decides it; None if nothing.

    ``terms`` None: those that are yet to be given are not asked about.
    """
    tried = copy(row)
    tried.asked = {"step": step, "terms": dict(terms or {}), "digest": row.digest}
    for guard in ACTIONS[f"monitor.{step}"].guards:
        about_terms = guard.__name__ == "grey_terms_given" and terms is None
        if guard.__name__ in _PERSONAL or about_terms:
            continue
        if found := guard(actor=actor, subject=tried):
            return found
    return None


def step_ready(
    *,
    actor: Actor,
    subject: RuleVersion,
    wanted: str,
    terms: Mapping[str, Any] | None = None,
    **_: Any,
) -> Refusal | None:
    """Refuse a second request, a step that cannot come now, and one that lacks something."""
    if subject.asked:
        return Refusal(
            code="rule.asked_already",
            asked="提请办理",
            because=f"{subject.asked['name']}已提请“{subject.asked['title']}”，还没有决定",
            missing="对那项提请的决定，或先退回它",
            by="有权决定的人员",
        )
    if wanted not in askable(subject):
        titles = "、".join(subject.rules.step(it).title for it in askable(subject))
        return Refusal(
            code="rule.step_not_now",
            asked="提请这一步",
            because=f"规则现为“{subject.state_title}”",
            missing=f"现在可以提请的步骤：{titles or '没有'}",
            by="提请人",
        )
    return lacking(actor, subject, wanted, terms or {})
