"""Changes for the tests: what they ask for, and rows at any state, made by their own actions."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from tests.office.conftest import MakeActor
from yijian.office.framework.actor import Actor
from yijian.office.framework.writing import writing
from yijian.office.policy.actions.approve_change import approve_change
from yijian.office.policy.actions.assess_risk import assess_risk
from yijian.office.policy.actions.propose_change import propose_change
from yijian.office.policy.actions.publish_change import publish_change
from yijian.office.policy.models import Change

WINDOW = "agreement.case_reporting.filing_deadline"
"""A term in working days that Lanzhou sets itself."""
CHILD = "monitor.detect.child_max_age"
"""A parameter that a rule reads."""
OVERRIDE = "policy.jurisdiction_params.lower_override"
"""A parameter that nothing of the past reads."""
RISK = {
    "level": "low",
    "affected": "全市定点医药机构和经办机构",
    "risks": "备案工作量略有增加",
    "measures": "提前一个月告知经办机构",
}


def content(value: object = 5, unit: str = "working_day", **changes: Any) -> dict[str, Any]:
    """A value of our own from 2027 on."""
    return {
        "value": value,
        "unit": unit,
        "inclusive": True,
        "since": "2027-01-01",
        "until": None,
        "origin": "ours",
        "instrument": None,
        "article": None,
        "rows": [],
        "reason": "试行一年后按实际办理时间调整",
        "confidence": "medium",
        "checked_on": "2026-11-21",
        **changes,
    }


def year(number: int = 2027, place: str = "national", **changes: Any) -> dict[str, Any]:
    """An arrangement of a year, made up for the tests and marked so."""
    return {
        "year": number,
        "jurisdiction": place,
        "days_off": [
            {"first": f"{number}-01-01", "last": f"{number}-01-03", "title": "元旦"},
            {"first": f"{number}-10-01", "last": f"{number}-10-07", "title": "国庆节"},
        ],
        "make_up": [],
        "source": "虚构的放假安排，只供测试",
        "checked_on": "2026-11-21",
        "fictitious": True,
        **changes,
    }


def later(actor: Actor, **by: float) -> Actor:
    """The same person some time later."""
    return replace(actor, at=actor.at + timedelta(**by))


def proposed(actor: Actor, parameter: str = WINDOW, **changes: Any) -> Change:
    """A draft about a parameter."""
    return propose_change(
        actor=actor,
        kind="parameter",
        place=actor.jurisdiction,
        parameter=parameter,
        content=content(**changes),
    )


def proposed_year(actor: Actor, number: int = 2027, **changes: Any) -> Change:
    """A draft about a calendar."""
    asked = year(number, **changes)
    return propose_change(
        actor=actor, kind="calendar", place=asked["jurisdiction"], parameter="", content=asked
    )


def estimated(change: Change) -> Change:
    """The draft as an estimate leaves it."""
    with writing():
        change.estimate = {
            "digest": change.content_digest,
            "job": None,
            "by": "",
            "name": "系统",
            "at": "2026-11-21T01:30:00+00:00",
            "message": "移动 0 日",
            "parts": [],
        }
        change.state = "estimated"
        change.save()
    return change


def assessed(actor: Actor, change: Change) -> Change:
    """The change with estimate and risk assessment."""
    estimated(change)
    return assess_risk(actor=actor, subject=change.pk, revision=change.revision, **RISK)


def published(make: MakeActor, change: Change, at: datetime | None = None, **who: Any) -> Change:
    """The change estimated, assessed, approved and published by those who may."""
    officer, head = make("authority", **who), make("authority_head", **who)
    change = assessed(officer, change)
    change = approve_change(actor=head, subject=change.pk, revision=change.revision)
    head = head if at is None else replace(head, at=at)
    return publish_change(actor=head, subject=change.pk, revision=change.revision)
