"""What a change asks for, as JSON on its row, and as what the law understands.

A parameter: ``value unit inclusive components members_of members options rolls since until origin
instrument article rows reason confidence checked_on`` (those of ``law.models.DatedValue``; dates
ISO). A calendar: ``year jurisdiction days_off make_up source checked_on fictitious`` (those of
``Overlay``).
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from pydantic import ValidationError

from yijian.kernel.errors import BadInput, Place, Refused
from yijian.kernel.identifiers import sha256_hex
from yijian.kernel.validation import first_fault
from yijian.law import Law
from yijian.law.additions import check, laid
from yijian.law.calendar.overlay import Overlay
from yijian.law.deadline import calendar_of
from yijian.law.models import DatedValue, Parameter
from yijian.office.policy.current import shipped_law
from yijian.office.policy.models import Change, ChangeKind

Content = Mapping[str, Any]
DIGITS = 32
SIMULATED = "测算"
"""The number that a value bears while it is only tried out."""


def content_digest(kind: str, place: str, parameter: str, content: Content) -> str:
    """32 hex digits that name what a change asks for."""
    whole = [kind, place, parameter, dict(content)]
    return sha256_hex(json.dumps(whole, ensure_ascii=False, sort_keys=True), DIGITS)


def dated_value(content: Content, number: str) -> DatedValue:
    """The value that a change of a parameter asks for, decided under ``number``.

    Raises:
        BadInput: ``policy.content``: a field is missing or of the wrong kind.
    """
    try:
        return DatedValue.model_validate({**content, "decided": number})
    except ValidationError as error:
        raise _bad(error, "按表单的要求填写每一项") from None


def overlay_of(content: Content) -> Overlay:
    """The year's arrangement that a change of the calendar asks for.

    Raises:
        BadInput: ``policy.content``: days overlap, lie in another year, or a make-up day is no
            day of a weekend.
    """
    try:
        return Overlay.model_validate(dict(content))
    except ValidationError as error:
        raise _bad(error, "放假、上班日期都属于该年，互不重叠；调休上班日是周末") from None


def parameter_of(law: Law, change: Change) -> Parameter:
    """All that the place would have added under the name, with what the change asks for on top."""
    value = dated_value(change.content, number_of(change))
    return added_with(law, change.place, change.parameter, value)


def added_with(law: Law, place: str, name: str, value: DatedValue) -> Parameter:
    """All that ``place`` has added under ``name`` in ``law``, with ``value`` on top."""
    path = law.shelf.added.get(name, {}).get(place)
    earlier = law.shelf.parameter(path) if path is not None else None
    return laid(earlier, value, name, law.parameter_title(name))


def check_content(law: Law, change: Change) -> None:
    """All that the law itself demands of what the change asks for.

    Raises:
        BadInput: the first fault, with what would be right.
        Refused: ``policy.calendar_known`` or ``policy.calendar_row``.
    """
    if change.kind == ChangeKind.PARAMETER:
        check(law, change.place, parameter_of(law, change))
    else:
        _check_year(law, overlay_of(change.content))


def number_of(change: Change) -> str:
    """The number of the change; what it bears before it has one."""
    return change.number or SIMULATED


def simulated(content: Content, first: date) -> DatedValue:
    """The value as if it had held from ``first`` on: for trying it out on the past.

    It cites nothing, because what it rests on did not hold then.
    """
    plain = {
        **content,
        "since": min(first.isoformat(), content["since"]),
        "until": None,
        "origin": "ours",
        "instrument": None,
        "article": None,
        "rows": [],
        "reason": content.get("reason") or SIMULATED,
        "confidence": "medium",
        "mark": None,
    }
    return dated_value(plain, SIMULATED)


def days_of(content: Content) -> list[tuple[date, date, str]]:
    """The days off of a calendar in order: first, last, for what."""
    rows = overlay_of(content).days_off
    return [(row.first, row.last, row.title) for row in sorted(rows, key=lambda row: row.first)]


def day_before(day: date) -> date:
    """The day before ``day``."""
    return day - timedelta(days=1)


def _check_year(law: Law, overlay: Overlay) -> None:
    if overlay.jurisdiction != "national":
        return
    known = calendar_of(law, overlay.jurisdiction).known_until.year
    shipped = calendar_of(shipped_law(), overlay.jurisdiction).known_until.year
    if overlay.year <= shipped:
        said = f"{overlay.year} 年的全国安排软件自带，已经确定到 {shipped} 年"
        raise Refused("policy.calendar_known", f"{said}；本地另有的假日请选本地")
    if overlay.year > known + 1:
        said = f"工作日历现在录到 {known} 年，不能跳过 {known + 1} 年录 {overlay.year} 年"
        raise Refused("policy.calendar_row", f"{said}；请先录 {known + 1} 年")


def _bad(error: ValidationError, right: str) -> BadInput:
    where, wrong = first_fault(error)
    return BadInput("policy.content", Place("变更内容", None, where or None), wrong, right)
