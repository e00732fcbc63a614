"""The values of a kind, from the wording first, then from columns others filled in.

Where no source gives a needed value there is no row: a limit that is not known accuses nobody.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal, InvalidOperation
from typing import Any, TypeVar

from yijian.audit.knowledge import texts
from yijian.audit.knowledge.assemble import Point
from yijian.audit.knowledge.raw import RawPoint
from yijian.audit.knowledge.texts import normal

Values = dict[str, Any]
Found = TypeVar("Found")
Key = tuple[str, ...]


class Known:
    """Values that other batches of a rule class, or the 2025 book, give for a code or a name."""

    def __init__(self, points: Iterable[Point], attributes: Iterable[RawPoint]) -> None:
        self._values: dict[tuple[str, str, Key], str] = {}
        for point in sorted(points, key=lambda p: (p.published_on, p.order)):
            if point.value:
                for key in point.subjects():
                    self._note("code", point.rule_class, key, point.value)
                self._note("name", point.rule_class, _names(point), point.value)
        for one in sorted(attributes, key=lambda a: (a.rule_class, a.code, a.item_name, a.value)):
            name = (normal(one.item_name), normal(one.sub_name))
            if one.code:
                self._note("book code", one.rule_class, (one.code,), one.value)
            self._note("book name", one.rule_class, name, one.value)

    def _note(self, how: str, rule_class: str, key: Key, value: str) -> None:
        self._values.setdefault((how, rule_class, key), value)

    def value(self, point: Point, key: Key) -> str:
        """By code, by name, then the same in the book; empty where nothing is known."""
        name = _names(point)
        tries = (("code", key), ("name", name), ("book code", key), ("book name", name))
        return next((v for how, k in tries if (v := self._get(how, point.rule_class, k))), "")

    def _get(self, how: str, rule_class: str, key: Key) -> str:
        return self._values.get((how, rule_class, key), "")


def _names(point: Point) -> Key:
    return (normal(point.item_name), normal(point.sub_name))


def values(kind: str, points: list[Point], key: Key, known: Known) -> list[Values]:
    """The rows' own values for one code (or pair), ``points`` in their total order.

    Empty where a needed value is known nowhere. Several where one code stands in several groups.
    """
    return _DERIVE.get(kind, _nothing)(points, key, known)


def _first(found: Iterable[Found | None]) -> Found | None:
    return next((one for one in found if one is not None), None)


def _nothing(points: list[Point], key: Key, known: Known) -> list[Values]:
    return [{}]


def _restriction(points: list[Point], key: Key, known: Known) -> list[Values]:
    text = _first(point.text or None for point in points)
    return [{"restriction": text}] if text else []


def _word(column: str, words: str, read: Callable[[str], str | None] | None = None) -> Any:
    """A derivation of one column that holds one of a few words."""

    def derive(points: list[Point], key: Key, known: Known) -> list[Values]:
        given = [read(point.text) for point in points] if read else []
        given += [point.value for point in points] + [known.value(points[0], key)]
        word = _first(one for one in given if one and one in words.split())
        return [{column: word}] if word else []

    return derive


def _level(points: list[Point], key: Key, known: Known) -> list[Values]:
    given = [texts.min_level(point.text) for point in points]
    given += [point.value for point in points if point.value in ("一级", "二级", "三级")]
    level = _first(given)
    first_only = any(texts.first_prescription_only(point.text) for point in points)
    return [{"min_level": level, "first_prescription_only": first_only}] if level else []


def _max_age(points: list[Point], key: Key, known: Known) -> list[Values]:
    return [{"max_age": texts.ages(_text(points))[1]}]


def _both_ages(points: list[Point], key: Key, known: Known) -> list[Values]:
    low, high = texts.ages(_text(points))
    return [{"min_age": low, "max_age": high}]


def _text(points: list[Point]) -> str:
    return _first(point.text or None for point in points) or ""


def _course(points: list[Point], key: Key, known: Known) -> list[Values]:
    given = [texts.max_days(point.text) for point in points]
    given += [_whole(point.value.removesuffix("天")) for point in points]
    days = _first(given)
    return [{"max_days": days, "break_days": None}] if days else []


def _frequency(points: list[Point], key: Key, known: Known) -> list[Values]:
    for point in points:
        number = _decimal(point.value)
        if number is not None and point.unit in ("日", "天", "小时"):
            return [{"max_units": number, "unit": point.unit}]
    return []


def _period(points: list[Point], key: Key, known: Known) -> list[Values]:
    for point in points:
        if (said := texts.period(point.text)) is not None:
            return [{"max_times": said[0], "period_days": said[1]}]
    for point in points:
        times, days = _whole(point.value), _whole(point.unit)
        if times and days:
            return [{"max_times": times, "period_days": days}]
    return []


def _groups(points: list[Point], key: Key, known: Known) -> list[Values]:
    named = {texts.incision_group(point.text) or point.value for point in points} - {""}
    return [{"incision_group": group} for group in sorted(named)]


def _whole(text: str) -> int | None:
    return int(text) if text.isdigit() else None


def _decimal(text: str) -> Decimal | None:
    try:
        return Decimal(text) if text else None
    except InvalidOperation:
        return None


_DERIVE: dict[str, Callable[[list[Point], Key, Known], list[Values]]] = {
    "drug_institution_level": _level,
    "drug_sex": _word("sex", "男 女"),
    "service_sex": _word("sex", "男 女", texts.service_sex),
    "drug_paediatric": _max_age,
    "drug_child_only": _both_ages,
    "service_paediatric": _word("subject", "儿童 新生儿 婴幼儿", texts.subject),
    "duplicate_charge": _word("charge_window", "单日 单次就诊 6小时 同一小时"),
    "service_frequency": _frequency,
    "service_period_frequency": _period,
    "drug_course": _course,
    "service_course": _course,
    "surgery_discount": _groups,
    "drug_care_setting": _word("care_setting", "住院 门诊 购药 急诊或住院", texts.care_setting),
    "service_age": _restriction,
    "drug_second_line": _restriction,
    "drug_indication": _restriction,
    "consumable_sex": _word("sex", "男 女"),
}
