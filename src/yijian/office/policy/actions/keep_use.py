"""The values that a decision used are kept: called by ``policy.uses`` inside its action."""

from __future__ import annotations

from datetime import date
from typing import Any

from yijian.office.framework.action import action, note
from yijian.office.framework.actor import Actor
from yijian.office.policy.models import LawUse


@action("policy.keep_use", title="记下决定所用的参数值", secret=("values",))
def keep_use(*, actor: Actor, decision: str, values: list[dict[str, Any]]) -> None:
    """One row for each value, in the transaction of the decision."""
    LawUse.objects.bulk_create(
        LawUse(
            jurisdiction=row["place"],
            decision=decision,
            decided_at=actor.at,
            name=row["name"],
            resolved_from=row["resolved_from"],
            value=row["value"],
            unit=row["unit"],
            since=date.fromisoformat(row["since"]),
            until=date.fromisoformat(row["until"]) if row["until"] else None,
            decided=row["decided"],
            digest=row["digest"],
            used_from=date.fromisoformat(row["used_from"]),
            used_to=date.fromisoformat(row["used_to"]),
        )
        for row in values
    )
    note(subject=decision, parameters=sorted({row["name"] for row in values}))
