"""Who is supervised: the kinds of subject of a place, and when a body counts as designated."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from yijian.kernel.dates import DateRange
from yijian.kernel.errors import Refused
from yijian.law.code_lists import Cited
from yijian.law.lookup import Law

LIST = "subject_kinds"
MODES = {
    "direct": "直接监管",
    "by_reference": "参照监管",
    "credit_only": "只作信用处置",
    "other_authority": "由审批或主管部门监管",
}
"""How a kind is supervised, each with the badge that a screen shows."""
CASES = ("direct", "by_reference")
"""The modes under which a case or a measure is possible."""


@dataclass(frozen=True)
class SubjectKind:
    """A kind of subject that a place supervises on a day; ``mode`` is a key of :data:`MODES`."""

    code: str
    title: str
    mode: str
    badge: str
    citation: Cited

    def as_json(self) -> dict[str, Any]:
        """The kind as a JSON object."""
        return {
            "code": self.code,
            "title": self.title,
            "mode": self.mode,
            "badge": self.badge,
            "instrument": self.citation.title,
            "article": self.citation.article,
            "rows": list(self.citation.rows),
            "status": self.citation.status,
        }


@dataclass(frozen=True)
class Agreement:
    """The days for which an agreement was signed, and those on which it was suspended."""

    first: date
    last: date
    suspended: tuple[DateRange, ...] = ()

    def active_on(self, day: date) -> bool:
        """Whether it holds on ``day`` and is not suspended then."""
        return self.first <= day <= self.last and not any(
            (it.first or date.min) <= day <= (it.last or date.max) for it in self.suspended
        )


@dataclass(frozen=True)
class Designation:
    """Whether a body counts as designated, and in Chinese what is missing if it does not."""

    designated: bool
    missing: tuple[str, ...]


def subject_scope(
    law: Law, jurisdiction: str, on: date, *, drafts: bool = True
) -> tuple[SubjectKind, ...]:
    """The kinds that the place's law or superior law supervises on the day ``on``.

    Articles: LZ-2, LZ-47, NX-30 and those of the other places; else Regulation 735.
    """
    found = []
    for entry in law.code_list(LIST, jurisdiction, on, drafts=drafts):
        mode = str(entry.attributes.get("mode", "direct"))
        found.append(SubjectKind(entry.code, entry.title, mode, MODES[mode], entry.citations[0]))
    return tuple(found)


def case_kinds(
    law: Law, jurisdiction: str, on: date, *, drafts: bool = True
) -> tuple[SubjectKind, ...]:
    """What the picker of a case offers: the kinds against which a case is possible."""
    known = subject_scope(law, jurisdiction, on, drafts=drafts)
    return tuple(kind for kind in known if kind.mode in CASES)


def subject(
    law: Law, jurisdiction: str, kind: str | None, on: date, *, drafts: bool = True
) -> SubjectKind:
    """The kind ``kind``, against which a case or a measure is possible there on that day.

    Raises:
        Refused: ``subjects.missing`` (none named), ``subjects.unknown`` (no such kind) or
            ``subjects.not_covered`` (the place opens no case against it); each names the kinds.
    """
    known = {it.code: it for it in subject_scope(law, jurisdiction, on, drafts=drafts)}
    found = known.get(kind or "")
    if found is not None and found.mode in CASES:
        return found
    offered = "、".join(it.title for it in known.values() if it.mode in CASES) or "没有"
    where = law.jurisdictions[law.chain(jurisdiction)[0]].title
    if not kind:
        raise Refused("subjects.missing", f"没有写明监管对象的种类；{where}可选：{offered}")
    if found is not None:
        said = f"{where}对{found.title}{found.badge}（{found.citation.article}），不能立案"
        raise Refused("subjects.not_covered", f"{said}；可选：{offered}")
    title = law.title(LIST, kind)
    if title == kind:
        raise Refused("subjects.unknown", f"没有监管对象种类 {kind}；{where}可选：{offered}")
    said = f"{where}在 {on} 没有把{title}列为监管对象"
    raise Refused("subjects.not_covered", f"{said}；可选：{offered}")


def designated(agreements: Iterable[Agreement], on: date, *, conforms: bool) -> Designation:
    """Whether a body is a designated one on the day ``on`` (NX-30).

    It is never entered, only computed: the body meets the national conditions (``conforms``)
    and has an agreement that is active on the day. A suspended agreement is not active.
    """
    missing = []
    if not conforms:
        missing.append("不符合国家规定的定点条件")
    held = [it for it in agreements if it.first <= on <= it.last]
    if not held:
        missing.append(f"{on} 没有服务协议")
    elif not any(it.active_on(on) for it in held):
        missing.append(f"{on} 服务协议正在中止")
    return Designation(not missing, tuple(missing))


def check_helper(helper: str, *, case: str, subjects: Mapping[str, str]) -> tuple[str, ...]:
    """Whether a third party or an expert may help on a case (LZ-47-1c).

    Args:
        helper: the identifier of the third party or expert.
        case: the case it is to help on.
        subjects: the subject of every open case, by case.

    Returns:
        The other cases whose subject it is: for each a check of its interests must be recorded.

    Raises:
        Refused: ``subjects.helper_is_subject``: it is the subject of the case itself.
    """
    if subjects.get(case) == helper:
        raise Refused(
            "subjects.helper_is_subject",
            f"{helper} 是案件 {case} 的监管对象，不能协助办理本案；请另选第三方或专业人员",
        )
    return tuple(sorted(it for it, who in subjects.items() if who == helper))
