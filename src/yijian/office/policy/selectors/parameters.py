"""Which parameters a place may propose to change, and what they are worth there now."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from yijian.law import Law, Value
from yijian.law.compare import holding
from yijian.law.models import DatedValue
from yijian.office.framework.action import Missing
from yijian.office.policy.estimating.parts import is_period, rules_reading


@dataclass(frozen=True)
class Choice:
    """A parameter in the list: its value where the actor is; ``closed`` says why not to choose."""

    name: str
    title: str
    value: Value | None
    closed: str
    read_by: int
    period: bool


def find_parameters(law: Law, text: str) -> list[str]:
    """The names of the parameters whose name or title holds ``text``, in order; all without."""
    asked = text.strip().lower()
    if not asked:
        return list(law.names())
    return [name for name in law.names() if asked in name or asked in law.parameter_title(name)]


def choice(law: Law, name: str, jurisdiction: str, on: date) -> Choice:
    """A row of the list."""
    like = model_of(law, name, jurisdiction)
    return Choice(
        name=name,
        title=law.parameter_title(name),
        value=holding(law, name, jurisdiction, on),
        closed=_closed(like),
        read_by=len(rules_reading(name, jurisdiction)),
        period=like is not None and is_period(name, like.unit),
    )


def model_of(law: Law, name: str, jurisdiction: str) -> DatedValue | None:
    """The last value that the place, or the nearest above it, has written: its kind is kept.

    Raises:
        Missing: there is no such parameter.
    """
    if name not in law.names():
        raise Missing
    for place in law.chain(jurisdiction):
        if values := law.own_values(name, place):
            return values[-1]
    return None


def _closed(like: DatedValue | None) -> str:
    return "本地和上级都没有这个参数" if like is None else ""
