"""Whether estimate and risk assessment are demanded where and when a change was opened."""

from __future__ import annotations

from yijian.kernel.errors import Refused
from yijian.law import Value
from yijian.office.policy.current import current_law
from yijian.office.policy.models import Change, LocalItem

REQUIRED = "policy.change_assessment.required"


def demand_of(place: str, change: Change) -> Value | None:
    """The value of the switch for ``place`` on the day the change was opened; None: no value."""
    try:
        return current_law().value(REQUIRED, place, change.opened_on)
    except Refused:
        return None


def assessment_demanded(change: Change) -> bool:
    """Whether the two steps are demanded; where no value is known, they are."""
    found = demand_of(change.jurisdiction, change)
    return found is None or found.value is not False


def basis_of(subject: Change | LocalItem) -> str:
    """The article that demands them, as it is cited; empty where it is a default of ours."""
    if isinstance(subject, LocalItem):
        return subject.rules.citations["submit_item"]
    found = demand_of(subject.jurisdiction, subject)
    return f"{found.instrument}{found.article}" if found and found.instrument else ""
