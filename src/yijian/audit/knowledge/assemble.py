"""Put points and their codes together, from however many files they came."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from yijian.audit.knowledge.raw import RawPoint
from yijian.audit.knowledge.texts import normal

_RANKS = {"published": 0, "points": 1, "first_batch": 2, "sheets": 3}
PAIRED = "医疗服务项目重复收费"


@dataclass(frozen=True)
class Point:
    """A published knowledge point of one collection, with all its codes in order.

    ``rank`` says how near the collection is to what was published (0 = as published); the
    order of points is total, so that a choice among them never depends on files or their order.
    """

    rank: int
    batch: str
    published_on: date
    rule_class: str
    point_key: str
    item_name: str
    sub_name: str
    text: str
    value: str
    unit: str
    source: str
    row: int
    codes: tuple[str, ...]

    @property
    def order(self) -> tuple[int, str, str, str, str, str]:
        """Sort key: nearest to the publication first, then by content."""
        return (self.rank, self.point_key, self.text, self.value, self.unit, self.source)

    def subjects(self) -> list[tuple[str, ...]]:
        """What the point is about: each code, or for a pair (main code, subordinate code)."""
        if self.rule_class == PAIRED:
            return [self.codes[:2]] if len(self.codes) > 1 else []
        return [(code,) for code in self.codes]


def assemble(raw: Iterable[RawPoint]) -> list[Point]:
    """All published points in their total order; points without any code are among them."""
    heads: list[RawPoint] = []
    further: dict[str, set[tuple[int, str]]] = defaultdict(set)
    for one in raw:
        if one.role == "point":
            heads.append(one)
        elif one.role == "code":
            further[one.point_key].add((one.row, one.code))
    points = (_point(head, sorted(further[head.point_key])) for head in heads)
    return sorted(points, key=lambda point: point.order)


def _point(head: RawPoint, further: list[tuple[int, str]]) -> Point:
    own = [code for code in (head.code, head.sub_code) if code]
    codes = tuple(dict.fromkeys([*own, *(code for _, code in further)]))
    return Point(
        rank=_RANKS[head.collection],
        batch=head.batch,
        published_on=date.fromisoformat(head.published_on),
        rule_class=head.rule_class,
        point_key=head.point_key,
        item_name=head.item_name,
        sub_name=head.sub_name,
        text=head.text,
        value=head.value,
        unit=head.unit,
        source=head.source,
        row=head.row,
        codes=codes,
    )


def count(points: Iterable[Point]) -> tuple[int, int]:
    """Rows and codes of one batch and rule class, counted as if all came from one list.

    Collections that say the same are not added up: of each name, and of each code, the largest
    number in any one collection counts. A pair counts two codes, as in the announcements.
    """
    names: dict[int, Counter[str]] = defaultdict(Counter)
    codes: dict[int, Counter[str]] = defaultdict(Counter)
    seen: set[tuple[int, str]] = set()
    for point in points:
        if (point.rank, point.point_key) in seen:
            continue
        seen.add((point.rank, point.point_key))
        names[point.rank][normal(f"{point.item_name}×{point.sub_name}")] += 1
        codes[point.rank].update(point.codes)
    return _largest(names), _largest(codes)


def _largest(counters: dict[int, Counter[str]]) -> int:
    union: Counter[str] = Counter()
    for counter in counters.values():
        union |= counter
    return union.total()
