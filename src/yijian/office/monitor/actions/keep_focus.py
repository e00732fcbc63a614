"""A change of the focus is kept: called by the decision that makes it."""

from __future__ import annotations

from typing import Any

from yijian.office.framework.action import action, note
from yijian.office.framework.actor import Actor
from yijian.office.monitor.evaluation_models import Evaluation, Focus, FocusKind


@action("monitor.keep_focus", title="记下监管重点", secret=("evaluation", "change"))
def keep_focus(*, actor: Actor, evaluation: Evaluation, change: dict[str, Any]) -> None:
    """Begin a term of the focus, or end the one that is open."""
    kind, key = change["kind"], change["key"]
    place = evaluation.jurisdiction
    held = Focus.objects.filter(jurisdiction=place, kind=kind, key=key, ended_at=None).first()
    if change["on"] and held is None:
        held = Focus.objects.create(
            jurisdiction=place,
            kind=kind,
            key=key,
            name=change["name"],
            reason=change["reason"],
            figures=_figures(evaluation, kind, key),
            began_at=actor.at,
            began_by=evaluation,
        )
    elif held is not None and not change["on"]:
        held.ended_at, held.ended_by = actor.at, evaluation
        held.ended_reason = change["reason"]
        held.save()
    done = "列入重点" if change["on"] else "移出重点"
    subject = f"monitor.focus:{held.pk}" if held else ""
    note(subject=subject, done=done, kind=kind, key=key, reason=change["reason"])


def _figures(evaluation: Evaluation, kind: str, key: str) -> dict[str, Any]:
    """What the evaluation told of it when it was put on the focus."""
    told = evaluation.figures["rules" if kind == FocusKind.RULE else "institutions"]
    mine = next((it for it in told if it["code"] == key), None)
    return {"n": mine["n"], "counted": mine["counted"]} if mine else {}
