"""When a document counts as served: every period that starts with service starts here.

民事诉讼法 87–95，行政处罚程序暂行规定 59。
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from yijian.kernel.errors import UsageError
from yijian.law.calendar.workdays import WorkCalendar
from yijian.law.periods.period import Period
from yijian.law.periods.reckon import reckon

Kind = Literal["direct", "left", "electronic", "post", "entrusted", "notice"]
KINDS: dict[Kind, str] = {
    "direct": "直接送达",
    "left": "留置送达",
    "electronic": "电子送达",
    "post": "邮寄送达",
    "entrusted": "委托送达",
    "notice": "公告送达",
}
EVENTS: dict[Kind, str] = {
    "direct": "送达回证上签收之日",
    "left": "留置并作记录之日",
    "electronic": "到达受送达人特定系统之日",
    "post": "回执上注明的收件之日",
    "entrusted": "送达回证上签收之日",
    "notice": "公告发出之日",
}


@dataclass(frozen=True)
class Service:
    """How a document went, the day of the event that ``EVENTS`` names, and the day it counts."""

    kind: Kind
    event: date
    served_on: date


def served(
    kind: Kind, event: date, calendar: WorkCalendar, *, notice_period: Period, consent: bool = False
) -> Service:
    """The day of service for an event of this kind.

    ``notice_period`` is the law's period of a public notice as of ``event``; ``consent`` says
    that the recipient agreed to be served electronically.

    Raises:
        UsageError: ``law.service_consent``: electronic service without consent.
    """
    if kind == "electronic" and not consent:
        raise UsageError(
            "law.service_consent", "电子送达须经受送达人同意；没有同意的，换一种方式送达"
        )
    if kind != "notice":
        return Service(kind, event, event)
    ends = reckon(notice_period, event, calendar, rolls=False)
    return Service(kind, event, ends.last_day)
