"""The stage on which schemes of fraud are planted: persons of their own, visits, lines, labels."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import astuple, dataclass

import numpy as np

from yijian.city.care.outpatient import SERVICES, TCM, WESTERN
from yijian.city.care.setting import OPENING
from yijian.city.chance import Ints, stream
from yijian.city.days import DAY, HOUR, MINUTE, Horizon, date_of, number_of
from yijian.city.illness import number_of as illness_of
from yijian.city.items import items
from yijian.city.items import number_of as item_of
from yijian.city.labels import Label, LabelKind
from yijian.city.people import EMPLOYEE, RESIDENT, People
from yijian.city.places import PHARMACY, Places, kinds
from yijian.city.records import NONE, OUTPATIENT, PURCHASE, STAY, Lines, Visits

ADMITTED = 8 * HOUR + 30 * MINUTE
DISCHARGED = 15 * HOUR
DAILY = ("普通床位费", "住院诊查费", "二级护理", "静脉输液", "0.9%氯化钠注射液")
ON_ADMISSION = ("血常规五分类", "肝功能十二项", "电解质四项", "常规心电图")


@dataclass
class PlantedVisit:
    """One planted visit; the fields of :class:`yijian.city.records.Visits`."""

    person: int
    place: int
    kind: int
    illness: int
    doctor: int
    begin: int
    end: int
    settle: int
    way: int = 0
    death: int = NONE
    reversed_at: int = NONE
    referred_from: int = NONE


@dataclass
class PlantedLine:
    """One planted line; the fields of :class:`yijian.city.records.Lines` up to ``selfpaid``."""

    visit: int
    item: int
    count: int
    price: int
    time: int
    order: int
    selfpaid: int


class Stage:
    """Collects planted cases. Persons, visits and lines are numbered from 0 in order of
    planting; days are day numbers."""

    def __init__(self, places: Places, area: str, horizon: Horizon, cases: int, seed: int) -> None:
        self.places = places
        self.area = area
        self.horizon = horizon
        self.cases = cases
        self.rng = stream(seed, "planting")
        self.people: list[tuple[int, ...]] = []
        self.visits: list[PlantedVisit] = []
        self.lines: list[PlantedLine] = []
        self.labels: list[Label] = []
        self.trace_codes: dict[int, str] = {}
        self.split_packs: set[int] = set()
        self.phantoms: set[int] = set()
        self.unbalanced: set[int] = set()
        self.subjects: set[int] = set()
        self._turn: dict[int, int] = {}
        self._queue: dict[tuple[int, int], int] = {}
        self._orders: dict[int, dict[int, int]] = {}
        self._lines_of: list[list[int]] = []

    def fits(self, span: int) -> bool:
        """Whether a case of ``span`` days fits into the city's time."""
        return span < self.horizon.days

    def start(self, span: int) -> int:
        """A day from which ``span`` more days lie within the city's time."""
        return int(self.rng.integers(self.horizon.first, self.horizon.last - span + 1))

    def person(self, *, sex: int = 0, age: int = 0, birth: int | None = None) -> int:
        """A new person with no other care: an employee of 35-55 years unless told otherwise.

        ``age`` in full years holds for the first twelve months; children are residents.
        """
        sex = sex or int(self.rng.integers(1, 3))
        if birth is None and age:
            first = date_of(self.horizon.first)
            birth = number_of(first.replace(year=first.year - age))
        elif birth is None:
            birth = self.horizon.first - int(self.rng.integers(36 * 365, 56 * 365))
        young = self.horizon.first - birth < 18 * 365
        self.people.append((sex, birth, RESIDENT if young else EMPLOYEE, 0, 0, 0))
        return len(self.people) - 1

    def place(self, kind: int) -> int:
        """The next honest institution of a kind, round and round; the last of each kind is
        kept for cases about the institution itself."""
        group = self.places.group(self.area, kind)[:-1]
        self._turn[kind] = self._turn.get(kind, -1) + 1
        return group[self._turn[kind] % len(group)]

    def hospital(self, rank: int = 2) -> int:
        """The next honest hospital of a level rank 0-3."""
        kind = next(n for n, row in enumerate(kinds()) if int(row["level_rank"]) == rank)
        return self.place(kind)

    def doctor(self, place: int, *, second: bool = False) -> int:
        """A doctor of the institution whom honest care leaves alone."""
        last = int(self.places.doctor_start[place] + self.places.doctor_count[place])
        return last - 1 if second else last - 2

    def outpatient(
        self, person: int, place: int, day: int, illness: str = "J06.900", *,
        doctor: int | None = None, second: int | None = None,
    ) -> int:  # fmt: skip
        """An outpatient visit; the turn of the doctor's queue unless ``second`` of the day."""
        who = self.doctor(place) if doctor is None else doctor
        if second is None:
            turn = self._queue.get((who, day), 0)
            self._queue[who, day] = turn + 1
            second = OPENING + turn * 4 * MINUTE
        begin = day * DAY + second
        illness_number = illness_of(illness)
        return self._visit(
            PlantedVisit(
                person, place, OUTPATIENT, illness_number, who, begin, begin, begin + 25 * MINUTE
            )
        )

    def purchase(self, person: int, place: int, day: int, illness: str = "J06.900") -> int:
        """A purchase at a pharmacy."""
        begin = day * DAY + OPENING + int(self.rng.integers(0, 600)) * MINUTE
        return self._visit(
            PlantedVisit(person, place, PURCHASE, illness_of(illness), NONE, begin, begin, begin)
        )

    def stay(
        self, person: int, place: int, day: int, nights: int, illness: str = "J18.900", *,
        way: int = 1, late_days: int = 0, without: tuple[str, ...] = (),
        referred_from: int = NONE, death: int = NONE, admitted: int = ADMITTED,
    ) -> int:  # fmt: skip
        """A stay with its usual daily charges; settled ``late_days`` after discharge."""
        begin, end = day * DAY + admitted, (day + nights) * DAY + DISCHARGED
        settle = end + 30 * MINUTE + late_days * DAY
        visit = self._visit(
            PlantedVisit(
                person, place, STAY, illness_of(illness), self.doctor(place), begin, end, settle,
                way=way, death=death, referred_from=referred_from,
            )
        )  # fmt: skip
        for name in ON_ADMISSION:
            self.line(visit, name, day=day)
        for name in DAILY:
            if name not in without:
                for night in range(nights):
                    self.line(visit, name, day=day + night)
        return visit

    def _visit(self, visit: PlantedVisit) -> int:
        self.visits.append(visit)
        self._lines_of.append([])
        return len(self.visits) - 1

    def line(
        self, visit: int, name: str, count: int = 1, *, day: int | None = None,
        price: int | None = None, selfpaid: bool = False,
    ) -> int:  # fmt: skip
        """A line of a visit; its price is the institution's unless told, its time the visit's
        or, in a stay, the morning of ``day``."""
        item, at = item_of(name), self.visits[visit]
        if price is None:
            listed = items()[item].price[int(self.places.rank[at.place])]
            price = max(1, listed * int(self.places.factor[at.place]) // 100)
        time = at.begin
        if at.kind == STAY:
            shown = at.begin // DAY if day is None else day
            time = shown * DAY + 9 * HOUR + len(self.lines) % (3 * HOUR)
            if shown == at.begin // DAY:
                time = max(time, at.begin + 10 * MINUTE)
        order = self._order(visit, item)
        self.lines.append(PlantedLine(visit, item, count, price, time, order, int(selfpaid)))
        self._lines_of[visit].append(len(self.lines) - 1)
        return len(self.lines) - 1

    def _order(self, visit: int, item: int) -> int:
        if self.visits[visit].kind == STAY:
            known = self._orders.setdefault(visit, {})
            return known.setdefault(item, len(known) + 1)
        return {"101": WESTERN, "102": TCM}.get(items()[item].list_type, SERVICES)

    def consult(self, visit: int) -> int:
        """The consultation fee that every outpatient visit has."""
        big = self.places.rank[self.visits[visit].place] >= 2
        return self.line(visit, "普通门诊诊察费" if big else "一般诊疗费")

    def pharmacy(self) -> int:
        """The next pharmacy."""
        return self.place(PHARMACY)

    def day_of(self, line: int) -> int:
        """The day number of a line."""
        return self.lines[line].time // DAY

    def lines_of(self, visit: int) -> list[int]:
        """The lines planted in a visit so far."""
        return list(self._lines_of[visit])

    def mark(
        self, scheme: str, kind: LabelKind, lines: Iterable[int] | dict[int, tuple[int, int]], *,
        deterministic: bool = True,
    ) -> None:  # fmt: skip
        """Label lines of one person; a mapping gives the violating part of each line."""
        parts = dict(lines) if isinstance(lines, dict) else dict.fromkeys(lines, (1, 1))
        days = [self.day_of(line) for line in parts]
        person = self.visits[self.lines[next(iter(parts))].visit].person
        self.labels.append(
            Label(
                scheme, kind, deterministic, "person", str(person), min(days), max(days),
                lines=parts,
            )
        )  # fmt: skip

    def mark_subject(
        self, scheme: str, kind: LabelKind, subject: tuple[str, str], days: tuple[int, int], *,
        lines: Iterable[int] = (), deterministic: bool = False,
        stock: tuple[int, int] | None = None,
    ) -> None:  # fmt: skip
        """Label a subject (type, code) over a period; ``lines`` carry the fund money touched.

        The code is a number (of an institution or a doctor) or, for a trace code, the code;
        ``stock`` is the institution and the item whose stock is meant.
        """
        self.labels.append(
            Label(
                scheme, kind, deterministic, *subject, *days, on_subject=True, stock=stock,
                lines=dict.fromkeys(lines, (1, 1)),
                hilist_code=items()[stock[1]].code if stock else None,
            )
        )  # fmt: skip

    def built(self) -> tuple[People, Visits, Lines]:
        """The planted persons, visits and lines as columns."""
        numbers = range(len(self.lines))
        lines = [(*astuple(line), NONE, n) for line, n in zip(self.lines, numbers, strict=True)]
        return (
            People(*_columns(self.people, 6)),
            Visits(*_columns([astuple(visit) for visit in self.visits], 12)),
            Lines(*_columns(lines, 9)),
        )


def _columns(rows: Sequence[tuple[int, ...]], width: int) -> list[Ints]:
    return list(np.array(rows, dtype=np.int64).reshape(-1, width).T)
