"""How a value of law, its origin and its certainty are said on the page."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from yijian.law import Law, Value
from yijian.law.funds import MODES as FUND_MODES
from yijian.law.models import Instrument
from yijian.law.obeys import Citer
from yijian.law.provisions import BASES, CONDITIONS
from yijian.law.ranking import in_marks
from yijian.law.wording import amount, origin

UNIT_TITLES = {
    "hour": "小时",
    "working_day": "工作日",
    "day": "日（自然日）",
    "month": "月",
    "year": "年",
    "yuan": "元",
    "ratio": "比例",
    "count": "个数",
    "bool": "是或否",
    "enum": "选项",
}
STATUSES = {
    "draft": "草案，仅供模拟",
    "published": "已公布，尚未施行",
    "in_force": "现行有效",
    "repealed": "已失效",
}
NO_STATUS = "当日尚未公布"
STATUS_TAGS = {"draft": "tag-warn", "published": "tag-muted", "in_force": "tag-ok"}
MARKS = {
    "P": "读过条文全文",
    "F": "只读到条文片段",
    "S": "据转述，没有读到原文",
    "D": "由读过的条文推导",
    "U": "据一般了解，没有核实",
}
FOLLOWS = {True: "末日遇休息日顺延", False: "末日遇休息日不顺延"}
_CALL = "征求意见稿"
_ENGLISH = re.compile(r"[a-z]{3,}")


@dataclass(frozen=True)
class Tag:
    """A short label: its words, and the class that draws it."""

    words: str
    css: str = ""


def worth(value: Value) -> str:
    """What a value is, with its unit."""
    return amount(value.value, value.unit, value.title)


def ends_words(value: Value) -> str:
    """Whether the number itself is meant, in a sentence; empty where that makes no sense."""
    if value.inclusive is None or value.members:
        return ""
    if value.inclusive:
        return f"含本数：正好 {worth(value)} 也算，“以上”“以下”“以内”都包括它"
    return f"不含本数：正好 {worth(value)} 不算"


def origin_tag(law: Law, value: Value) -> Tag:
    """Who says so: the place's own text, superior law, or a default of ours."""
    if value.decided:
        return Tag(origin(value), "tag")
    if value.origin == "ours":
        return Tag("本系统默认", "tag-warn")
    if value.origin == "superior law":
        return Tag("上位法")
    return Tag(f"{law.jurisdictions[value.resolved_from].title}规定")


def origin_words(law: Law, value: Value) -> str:
    """The origin in a sentence."""
    by = place_words(law, value.resolved_from)
    here = law.jurisdictions[value.jurisdiction].title
    above = value.resolved_from != value.jurisdiction
    if value.decided and value.origin == "ours":
        return f"条文没有给出数值，由本机关按第 {value.decided} 号变更自定"
    if value.origin == "ours":
        return "条文没有给出数值，这是本系统选定的默认值，可以按程序变更"
    if value.origin == "superior law":
        return f"{here}没有另作规定，出自上位法，由{by}规定" if above else f"出自上位法，由{by}规定"
    return f"{here}没有自己的规定，由{by}规定" if above else f"由{by}规定"


def place_words(law: Law, place: str) -> str:
    """A jurisdiction; the nation as 国家."""
    return "国家" if place == "national" else law.jurisdictions[place].title


def status_words(status: str | None, title: str = "") -> str:
    """The status of an instrument; a draft for comments is called that."""
    if status == "draft" and _CALL in title:
        return f"{_CALL}，仅供模拟"
    return NO_STATUS if status is None else STATUSES[status]


def status_tag(status: str | None, title: str = "") -> Tag:
    """:func:`status_words` with its class."""
    return Tag(status_words(status, title), STATUS_TAGS.get(status or "", "tag-muted"))


def instrument_tag(instrument: Instrument, on: date) -> Tag:
    """The status of an instrument on a day; a draft before it is simulated has no effect."""
    status = instrument.status_on(on)
    if status == "draft" and instrument.first_day and on < instrument.first_day:
        return Tag(f"草案，自 {instrument.first_day} 起才可模拟", "tag-warn")
    return status_tag(status, instrument.title)


def value_status(value: Value) -> Tag | None:
    """The status of a value's instrument, where that is anything but in force."""
    if value.status in (None, "in_force"):
        return None
    return status_tag(value.status, value.instrument or "")


def source_words(value: Value) -> str:
    """The instrument and article of a value; that there is none where it is ours."""
    if value.instrument is None:
        return "没有条文"
    return f"{in_marks(value.instrument)}{value.article or ''}"


def span_words(since: date | None, until: date | None) -> str:
    """The days between which something holds."""
    if since is None:
        return f"至 {until}" if until else "一直"
    return f"{since} 至 {until}" if until else f"{since} 起"


ATTRIBUTES = {
    "offence": "是否违法行为",
    "coercive": "是否强制措施",
    "hospitals_only": "只适用于医疗机构",
    "separate": "是否单列",
    "counts_as": "计作",
    "decided_by": "由谁决定",
    "purpose_required": "须查明骗取目的",
    "family_account_excepted": "家庭共济除外",
    "mode": "适用方式",
    "inside": "并入",
    "base": "倍数的基数",
    "after": "前提",
    "replaces": "以骗保为目的时代替",
    "beside": "随同",
    "general": "适用于",
    "whom": "对",
    "fund": "限于",
}
"""The facts of entries of code lists."""
FACTS = {
    **FUND_MODES,
    **BASES,
    **CONDITIONS,
    "other_authority": "由有关主管部门监管",
    "credit_only": "只纳入信用管理",
    "all": "各类行为",
    "provider_behaviours": "定点医药机构的行为",
    "physician": "医师",
    "staff": "直接责任人员",
}
"""What such a fact says where it is a word of the packs."""


def attribute_words(law: Law, attributes: Mapping[str, bool | int | str]) -> list[tuple[str, str]]:
    """The facts of an entry of a code list, each with its Chinese."""
    return [(ATTRIBUTES.get(name, name), _fact(law, it)) for name, it in attributes.items()]


def _fact(law: Law, value: bool | int | str) -> str:  # noqa: FBT001 - a fact, true or false
    if isinstance(value, bool):
        return "是" if value else "否"
    text = str(value)
    if text in FACTS or not text.isascii():
        return FACTS.get(text, text)
    titles = (law.title(name, text) for name in law.code_lists())
    return next((title for title in titles if title != text), text)


def note_words(note: str | None) -> str:
    """A note of the packs without the sentences that explain its own English words."""
    sentences = (it for it in (note or "").replace("\n", "").split("。") if it.strip())
    return "".join(f"{it.strip()}。" for it in sentences if not _ENGLISH.search(it))


def citer_days(citer: Citer) -> str:
    """The days between which something rests on an article, in words."""
    if citer.since is None and citer.until is None:
        return ""
    return span_words(citer.since, citer.until)


def without_name(sentence: str, name: str, instead: str) -> str:
    """A refusal of the law with the parameter's title in the place of its English name."""
    return sentence.replace(f"参数 {name}", instead).replace(f"{instead} ", instead)
