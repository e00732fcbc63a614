"""Read values out of the official wording of a knowledge point; null where it gives none.

The wording decides before any column that others have derived from it. Where it leaves two
readings, the one that accuses fewer people is taken.
"""

from __future__ import annotations

import re
import unicodedata

_RANKS = "一二三"
_LEVEL = re.compile(r"([一二三])级(?:及以上)?[^，。；、一二三]{0,8}?(?:医疗机构|医院)")
_FIRST = re.compile(r"首次处方时?[^，。；]*[一二三]级[^，。；]*医疗机构")
_LIMIT = re.compile(r"(?:不超过|最多支付)(\d+|[一两二三四五六七八九十])(天|日|个月|年)")
_RANGE = re.compile(r"(\d+)周?岁?[-－–~～至到](\d+)周?岁")
_FROM = re.compile(r"(\d+)周?岁(?:及(?:\d+周?岁)?)?以上")
_UP_TO = re.compile(r"(?<![-－–~～至到\d])(\d+)周?岁(?:及(?:\d+周?岁)?)?以下")
_GROUP = re.compile(r"^\S+组$")
_EVERY = re.compile(r"间隔时间不短于(\d+)天")
_NUMBERS = {c: n for n, c in enumerate("一二三四五六七八九十", 1)} | {"两": 2}
_DAYS = {"天": 1, "日": 1, "个月": 31, "年": 365}


def normal(text: str) -> str:
    """Full-width forms and variant radicals unified, blanks removed, for comparing names."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))


def min_level(text: str) -> str | None:
    """Lowest institution level that the wording admits: 一级, 二级 or 三级.

    "三级综合医院眼科或二级及以上眼科专科医院" is 二级: a specialised hospital of level two is
    allowed, so only what lies below it surely breaks the limit.
    """
    named = _LEVEL.findall(normal(text))
    return f"{min(named, key=_RANKS.index)}级" if named else None


def first_prescription_only(text: str) -> bool:
    """Whether the level is asked of the first prescription only (GLP-1 agents)."""
    return bool(_FIRST.search(normal(text)))


def max_days(text: str) -> int | None:
    """Longest paid course in days; twelve months are one year of 365 days."""
    found = _LIMIT.search(normal(text))
    if found is None:
        return None
    number = int(found[1]) if found[1].isdigit() else _NUMBERS[found[1]]
    if found[2] == "个月" and number % 12 == 0:
        return number // 12 * _DAYS["年"]
    return number * _DAYS[found[2]]


def ages(text: str) -> tuple[int | None, int | None]:
    """Lowest and highest full years of age that the wording admits, the highest inclusive.

    Several ranges are taken together; "12岁以下" includes twelve, as the word does in law.
    """
    plain = normal(text)
    ranges = [(int(low), int(high)) for low, high in _RANGE.findall(plain)]
    if ranges:
        return min(low for low, _ in ranges), max(high for _, high in ranges)
    lows = [int(low) for low in _FROM.findall(plain)]
    highs = [int(high) for high in _UP_TO.findall(plain)]
    return (min(lows) if lows else None), (max(highs) if highs else None)


def service_sex(text: str) -> str | None:
    """Sex of a service whose wording begins 男性… or 女性…."""
    return {"男性": "男", "女性": "女"}.get(text.strip()[:2])


def subject(text: str) -> str | None:
    """For whom a paediatric service is: 新生儿, 婴幼儿 or 儿童."""
    for word, meaning in (("新生儿", "新生儿"), ("婴", "婴幼儿"), ("儿", "儿童")):
        if word in text:
            return meaning
    return None


def care_setting(text: str) -> str | None:
    """住院 where the wording asks for an inpatient; 急诊或住院 where it admits emergency too."""
    if "住院" not in text or "门诊" in text:
        return None
    return "急诊或住院" if "急诊" in text else "住院"


def incision_group(text: str) -> str | None:
    """The group of operations through one incision, where the wording is just its name."""
    return text.strip() if _GROUP.match(text.strip()) else None


def period(text: str) -> tuple[int, int] | None:
    """Times and days of "not more often than": 每周最多支付一次 is one in seven days."""
    plain = normal(text)
    if "每周最多支付一次" in plain:
        return 1, 7
    every = _EVERY.search(plain)
    return (1, int(every[1])) if every else None
