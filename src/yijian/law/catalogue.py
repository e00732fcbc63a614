"""What the fund pays for: dated entries, local supplements, and who may make them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from yijian.kernel.dates import FOREVER
from yijian.kernel.errors import Refused
from yijian.law.deadline import Reckoned, deadline
from yijian.law.lookup import Law
from yijian.law.value import Value

SUPPLEMENT = "policy.payable_catalog.local_supplement"
FILING = "policy.payable_catalog.filing_deadline"
ONE_CATALOGUE = "省级增补，省以下不得增补"
STEPS: dict[str, tuple[str, ...]] = {
    ONE_CATALOGUE: (),
    "自治区增补，政府批准并报国家备案": (
        "自治区医疗保障行政部门拟定",
        "自治区人民政府批准",
        "报国务院医疗保障行政部门备案",
    ),
    "省级按程序增补并报国家备案": (
        "省级医疗保障行政部门拟定",
        "按国家规定的权限和程序批准",
        "报国务院医疗保障行政部门备案",
    ),
}
"""The steps of a local supplement for each option of the parameter; none: no local entry."""


@dataclass(frozen=True)
class CatalogueEntry:
    """An item of the payable scope and the service dates for which it holds, inclusive.

    ``price`` is in yuan, null where none is set; ``limits`` say in Chinese when the fund pays.
    A local entry has the days of its approval and of its filing with the nation, null until then.
    """

    code: str
    name: str
    level: Literal["national", "local"]
    begndate: date
    enddate: date = FOREVER
    price: Decimal | None = None
    limits: str = ""
    approved_on: date | None = None
    filed_on: date | None = None


@dataclass(frozen=True)
class Supplement:
    """The power to add local entries: its steps in order, and the value that gives it."""

    steps: tuple[str, ...]
    value: Value


def payable(entries: Iterable[CatalogueEntry], code: str, on: date) -> CatalogueEntry:
    """The entry by which the fund pays ``code`` on the service date ``on``.

    An approved local entry goes before the national one of the same day.

    Raises:
        Refused: ``catalogue.not_listed``, ``catalogue.not_started``, ``catalogue.ended`` or
            ``catalogue.not_approved``; the message says what is missing.
    """
    known = [entry for entry in entries if entry.code == code]
    valid = [entry for entry in known if _holds(entry, on)]
    if valid:
        return max(valid, key=lambda entry: (entry.level == "local", entry.begndate))
    raise _refusal(known, code, on)


def check_entry(entries: Iterable[CatalogueEntry], new: CatalogueEntry) -> None:
    """Whether ``new`` may stand beside ``entries``.

    Raises:
        Refused: ``catalogue.period`` (its end is before its start) or ``catalogue.overlap``
            (an entry of the same code and level holds on a common day).
    """
    if new.enddate < new.begndate:
        said = f"{new.name}的终止日 {new.enddate} 早于起始日 {new.begndate}"
        raise Refused("catalogue.period", f"{said}；请改正日期")
    for other in entries:
        same = (other.code, other.level) == (new.code, new.level)
        if same and other.begndate <= new.enddate and new.begndate <= other.enddate:
            raise Refused(
                "catalogue.overlap",
                f"{new.code} 已有 {other.begndate} 至 {other.enddate} 的条目，有效期重叠；"
                "请先终止旧条目，再从次日起新增",
            )


def may_supplement(law: Law, jurisdiction: str, on: date) -> Supplement:
    """The power of the place to add local entries on the day ``on``, with its steps.

    Articles: HI-8-1d, NX-8-2; elsewhere Regulation 735 article 8 and, from 2027, article 23 of
    the law: only the level below the nation has it.

    Raises:
        Refused: ``catalogue.no_power``; the message says who has it. ``catalogue.unknown_way``:
            the parameter has a value whose steps are not known here.
    """
    found = law.value(SUPPLEMENT, jurisdiction, on)
    source = f"{found.instrument}{found.article}"
    places = law.chain(jurisdiction)
    where = law.jurisdictions[jurisdiction].title
    if len(places) == 1:
        said = f"{where}目录由国家医疗保障行政部门组织制定，不是地方增补；地方增补由省级作出"
        raise Refused("catalogue.no_power", f"{said}（{source}）")
    steps = STEPS.get(str(found.value))
    if steps is None:
        said = f"增补方式“{found.value}”没有对应的步骤（{source}）"
        raise Refused("catalogue.unknown_way", f"{said}；可用：{'、'.join(STEPS)}")
    if not steps:
        here = law.jurisdictions[found.resolved_from].title
        said = f"{here}统一待遇政策，全省只有一个支付目录，不收地方条目"
        raise Refused("catalogue.no_power", f"{said}（{source}）；需要增补的，由省级统一提出")
    province = places[-2]
    if jurisdiction != province:
        above = law.jurisdictions[province].title
        said = f"{where}没有增补支付项目的权限，由{above}按程序增补"
        raise Refused("catalogue.no_power", f"{said}（{source}）")
    return Supplement(steps, found)


def filing_due(law: Law, jurisdiction: str, in_force_on: date) -> Reckoned | None:
    """By when a local entry must be filed with the nation; null where no term is set.

    No text read so far sets one (NX-8-2 and Regulation 735 article 8 only order the filing).
    """
    if FILING not in law.names():
        return None
    try:
        return deadline(law, FILING, jurisdiction, in_force_on)
    except Refused as refusal:
        if refusal.code != "law.not_set":
            raise
        return None


def filing_state(entry: CatalogueEntry, due: Reckoned | None, on: date) -> str:
    """How the filing of a local entry stands on the day ``on``, as a screen shows it."""
    if entry.filed_on is not None and entry.filed_on <= on:
        return f"已于 {entry.filed_on} 备案"
    if entry.approved_on is None or on < max(entry.approved_on, entry.begndate):
        return "尚未施行，施行后报备案"
    waiting = (on - entry.begndate).days
    if due is None:
        return f"待备案，已施行 {waiting} 日；没有规定期限"
    last = due.deadline.last_day
    if due.deadline.passed(on):
        return f"备案已逾期，最后一日是 {last}"
    return f"待备案，最后一日 {last}{'' if due.deadline.certain else '（暂定）'}"


def _holds(entry: CatalogueEntry, on: date) -> bool:
    approved = entry.level == "national" or (
        entry.approved_on is not None and entry.approved_on <= on
    )
    return approved and entry.begndate <= on <= entry.enddate


def _refusal(known: list[CatalogueEntry], code: str, on: date) -> Refused:
    if not known:
        return Refused("catalogue.not_listed", f"{code} 不在支付目录里，{on} 的费用基金不付")
    inside = [entry for entry in known if entry.begndate <= on <= entry.enddate]
    if inside:
        said = f"{inside[0].name}的地方条目在 {on} 尚未批准"
        return Refused("catalogue.not_approved", f"{said}，批准并施行后发生的费用才可支付")
    later = [entry for entry in known if on < entry.begndate]
    if later:
        first = min(later, key=lambda entry: entry.begndate)
        said = f"{first.name}自 {first.begndate} 起才可支付"
        return Refused("catalogue.not_started", f"{said}，{on} 的费用基金不付")
    last = max(known, key=lambda entry: entry.enddate)
    said = f"{last.name}的支付已于 {last.enddate} 终止"
    return Refused("catalogue.ended", f"{said}，{on} 的费用基金不付")
