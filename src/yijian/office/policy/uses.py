"""Saying which values of the law a decision used, inside the action that decides."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from yijian.kernel.dates import FOREVER
from yijian.law import Value
from yijian.law.used import check_used, value_digest
from yijian.office.framework.actor import Actor
from yijian.office.policy.actions.keep_use import keep_use
from yijian.office.policy.current import current_law
from yijian.office.policy.models import LawUse
from yijian.office.policy.selectors.uses import used_days


def record_use(actor: Actor, decision: str, values: Iterable[Value]) -> None:
    """Remember for ever that ``decision`` (``monitor.run:12``) used these values.

    A value that was asked for a day was used on that day; one of a timeline, on all its days from
    ``since`` to ``until``.
    """
    rows = [_row(value) for value in values]
    if rows:
        keep_use(actor=actor, decision=decision, values=rows)


def check_uses() -> None:
    """Refuse to go on where a value that a decision used reads otherwise now.

    Raises:
        BadInput: ``law.used_value``, with the file and the line.
    """
    law = current_law()
    check_used(law, used_days(law, LawUse.objects.order_by("pk").iterator()))


def _row(value: Value) -> dict[str, Any]:
    first = value.on or value.since
    last = value.on or value.until or FOREVER
    return {
        "name": value.name,
        "place": value.jurisdiction,
        "resolved_from": value.resolved_from,
        "value": str(value.value),
        "unit": value.unit,
        "since": (value.began or value.since).isoformat(),
        "until": value.until.isoformat() if value.until else None,
        "decided": value.decided or "",
        "digest": value_digest(value),
        "used_from": first.isoformat(),
        "used_to": last.isoformat(),
    }
