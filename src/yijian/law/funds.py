"""Which funds a place governs on a day, and how: directly, by reference, or otherwise.

Every amount, account, claim and case names one fund of this register (``policy.fund_scope``).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from yijian.kernel.errors import Refused
from yijian.law.code_lists import Cited, CodeEntry
from yijian.law.lookup import Law

LIST = "funds"
RAISING = "enrolment.scheme_eligibility.contribution_module"
LABEL = "policy.fund_scope.employee_label"
MODES = {
    "direct": "直接适用",
    "by_reference": "参照适用",
    "relevant_provisions": "按本办法有关规定",
    "own_rules_supervised": "另有规定，加强监督",
}
"""How a fund is governed, each with the badge that a screen shows."""


@dataclass(frozen=True)
class FundScope:
    """A fund that a place governs on a day.

    ``mode`` is a key of :data:`MODES`, ``badge`` its Chinese. ``citation`` is the most specific
    provision; its ``status`` says whether only a draft gives it. ``inside`` is the fund whose
    books hold this one where it has none of its own (maternity outside Lanzhou).
    """

    code: str
    title: str
    mode: str
    badge: str
    citation: Cited
    inside: str | None

    @property
    def books(self) -> str:
        """The fund in whose books an amount of this fund stands."""
        return self.inside or self.code

    def as_json(self) -> dict[str, Any]:
        """The fund as a JSON object."""
        cited = self.citation
        return {
            "code": self.code,
            "title": self.title,
            "mode": self.mode,
            "badge": self.badge,
            "instrument": cited.title,
            "article": cited.article,
            "rows": list(cited.rows),
            "status": cited.status,
            "inside": self.inside,
        }


def fund_scope(
    law: Law, jurisdiction: str, on: date, *, drafts: bool = True
) -> tuple[FundScope, ...]:
    """The funds that the place's law or superior law governs on the day ``on``.

    Articles: LZ-3, HI-2, HI-40, NX-2, NX-31; elsewhere Regulation 735 articles 2 and 49.
    Without ``drafts`` a provision that only a draft gives is passed over.
    """
    entries = law.code_list(LIST, jurisdiction, on, drafts=drafts)
    return tuple(_scope(law, jurisdiction, on, entry) for entry in entries if entry.citations)


def fund(law: Law, jurisdiction: str, code: str, on: date, *, drafts: bool = True) -> FundScope:
    """The fund ``code``, as the place governs it on the day ``on``.

    Raises:
        Refused: ``funds.missing`` (none named), ``funds.unknown`` (no such fund anywhere) or
            ``funds.not_governed`` (not there on that day); each names the funds that there are.
    """
    governed = fund_scope(law, jurisdiction, on, drafts=drafts)
    for found in governed:
        if found.code == code:
            return found
    where = law.jurisdictions[law.chain(jurisdiction)[0]].title
    if not code:
        raise Refused("funds.missing", f"没有写明是哪一项基金；{_offered(where, on, governed)}")
    title = law.title(LIST, code)
    if title == code:
        raise Refused("funds.unknown", f"没有基金 {code}；{_offered(where, on, governed)}")
    raise Refused(
        "funds.not_governed",
        f"{where}在 {on} 没有把{title}列入监管；{_offered(where, on, governed)}",
    )


def governs_raising(law: Law, jurisdiction: str, on: date) -> bool:
    """Whether the place also governs how the funds are raised (only Hainan: HI-2).

    Raises:
        Refused: ``law.before_first``: nothing is said about that day.
    """
    return law.value(RAISING, jurisdiction, on).value is True


def _scope(law: Law, jurisdiction: str, on: date, entry: CodeEntry) -> FundScope:
    mode = str(entry.attributes["mode"])
    inside = entry.attributes.get("inside")
    apart = entry.attributes.get("separate") is True
    title = entry.title
    if entry.code == "employee":
        title = title.replace("职工", str(law.value(LABEL, jurisdiction, on).value))
    return FundScope(
        code=entry.code,
        title=title,
        mode=mode,
        badge=MODES[mode],
        citation=entry.citations[0],
        inside=None if apart or inside is None else str(inside),
    )


def _offered(where: str, on: date, governed: tuple[FundScope, ...]) -> str:
    if not governed:
        return f"{where}在 {on} 没有任何基金的规定"
    listed = "、".join(f"{it.title}（{it.citation.article}）" for it in governed)
    return f"可用的基金：{listed}"
