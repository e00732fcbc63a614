"""A value rests on an article in force on its first day; a draft is for simulation only."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from yijian.kernel.errors import YijianError
from yijian.law import Law
from yijian.law.citing import cite
from yijian.office.framework.guard import Refusal
from yijian.office.policy.current import current_law
from yijian.office.policy.models import Change
from yijian.office.policy.wanted import wanted


def citation_valid(
    *,
    subject: Change | None = None,
    kind: str = "",
    place: str = "",
    parameter: str = "",
    content: Mapping[str, Any] | None = None,
    **_: Any,
) -> Refusal | None:
    """Refuse a citation of what is a draft, not yet or no longer in force, or not there.

    A value of one's own needs no article but a reason; a calendar needs the notice it is from.
    """
    asked = wanted(subject, kind, place, parameter, content)
    if not asked.is_parameter:
        told = str(asked.content.get("source", "")).strip()
        return None if told else _refused("没有写放假安排的通知", "通知的标题、文号和日期")
    cited = asked.content.get("instrument")
    if not cited:
        own = asked.content.get("origin") == "ours" and str(asked.content.get("reason", "")).strip()
        return None if own else _refused("没有写依据的文件和条文", "文件和条文；自定的写理由")
    return _fault(current_law(), asked.place, asked.content, asked.since)


def _fault(law: Law, place: str, content: Mapping[str, Any], since: date) -> Refusal | None:
    cited, label = content["instrument"], content.get("article") or ""
    if law.instrument(place, cited) is None:
        return _refused(f"没有文件 {cited}", "本法域或上级法域已登记的文件")
    book = law.shelf.book(cited)
    unit = book.labelled(label) if book is not None else None
    if unit is None:
        said = f"该文件没有“{label or '（未写）'}”"
        return _refused(said, "条文表中的条款名称，如“第八条”")
    try:
        cite(law, place, unit.id, since, since)
        for row in content.get("rows", ()):
            law.article(row)
    except YijianError as fault:
        return _refused(fault.message.rstrip("。"), "起始日有效、已登记的条文")
    return None


def _refused(because: str, missing: str) -> Refusal:
    return Refusal(
        code="policy.citation",
        asked="这样变更",
        because=because,
        missing=missing,
        by="医保行政部门",
    )
