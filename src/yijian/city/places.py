"""Institutions and their doctors."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import ceil

import numpy as np

from yijian.city.chance import Ints, stream
from yijian.city.reading import Row, number, rows
from yijian.kernel.errors import UsageError

RESERVED_DOCTORS = 2
"""Doctors of each institution whom honest care leaves alone (the planted cases use them)."""


@dataclass(frozen=True)
class Area:
    """Where the city stands: its area codes, and at which level its knowledge is published."""

    codes: tuple[str, ...]
    knowledge_level: str
    knowledge_admdvs: str


def area_of(jurisdiction: str) -> Area:
    """The area of a jurisdiction.

    Raises:
        UsageError: the jurisdiction has no area.
    """
    for row in rows("settings/areas.csv"):
        if row["jurisdiction"] == jurisdiction:
            return Area(
                tuple(row["areas"].split()), row["knowledge_level"], row["knowledge_admdvs"]
            )
    known = "、".join(row["jurisdiction"] for row in rows("settings/areas.csv"))
    raise UsageError("city.jurisdiction", f"没有辖区“{jurisdiction}”；可用：{known}")


def kinds() -> tuple[Row, ...]:
    """The kinds of institutions, hospitals first, pharmacies last."""
    return rows("settings/institutions.csv")


PHARMACY = 5
"""The kind number of pharmacies."""


@dataclass
class Places:
    """Institutions as parallel arrays; doctors of institution ``i`` have the numbers
    ``doctor_start[i]`` to ``doctor_start[i] + doctor_count[i] - 1``, the reserved ones last."""

    code: list[str] = field(default_factory=list)
    name: list[str] = field(default_factory=list)
    area: list[str] = field(default_factory=list)
    kind: list[int] = field(default_factory=list)
    honest: list[bool] = field(default_factory=list)
    doctors: list[int] = field(default_factory=list)
    factor: Ints = field(default_factory=lambda: np.zeros(0, dtype=np.int64))

    @property
    def rank(self) -> Ints:
        """Level rank 0-3 of each institution."""
        ranks = [int(kind["level_rank"]) for kind in kinds()]
        return np.array([ranks[kind] for kind in self.kind], dtype=np.int64)

    @property
    def level(self) -> list[str]:
        """``hosp_lv`` of each institution."""
        return [kinds()[kind]["hosp_lv"] for kind in self.kind]

    @property
    def doctor_count(self) -> Ints:
        """How many doctors each institution has, the reserved ones included."""
        return np.array(self.doctors, dtype=np.int64)

    @property
    def doctor_start(self) -> Ints:
        """The number of each institution's first doctor."""
        return np.concatenate([[0], np.cumsum(self.doctor_count)[:-1]]).astype(np.int64)

    def group(self, area: str, kind: int) -> list[int]:
        """The honest institutions of one kind in one area."""
        wanted = (area, kind, True)
        found = zip(self.area, self.kind, self.honest, strict=True)
        return [place for place, key in enumerate(found) if key == wanted]

    def add(self, area: str, kind: int, name: str, *, doctors: int, honest: bool) -> int:
        """Add an institution; returns its number."""
        letter = "P" if kind == PHARMACY else "H"
        self.code.append(f"{letter}{area}{len(self.code) + 1:05d}")
        self.name.append(name)
        self.area.append(area)
        self.kind.append(kind)
        self.honest.append(honest)
        self.doctors.append(doctors)
        return len(self.code) - 1


def _doctors(row: Row, persons: int, areas: int) -> int:
    if row["fixmedins_type"] == "2":
        return 0
    visits_a_day = persons / areas * 7 * float(row["outpatient_share"]) / 365
    each = visits_a_day / int(row["count"]) / number("patients_per_day")
    return max(4, ceil(each)) + RESERVED_DOCTORS


def make_places(area: Area, persons: int, seed: int) -> Places:
    """All institutions of the city; one more hospital of each kind is kept for planted cases."""
    words = {row["kind"]: row["words"].split() for row in rows("settings/names.csv")}
    places = Places()
    for code in area.codes:
        for kind, row in enumerate(kinds()):
            doctors = _doctors(row, persons, len(area.codes))
            extra = 0 if kind == PHARMACY else 1
            for position in range(int(row["count"]) + extra):
                honest = position < int(row["count"])
                name = f"合成{words['place'][position]}{words['place'][kind + 10]}{row['title']}"
                places.add(code, kind, name, doctors=doctors, honest=honest)
    rng = stream(seed, "places")
    places.factor = rng.integers(92, 101, len(places.code)).astype(np.int64)
    return places


def doctor_codes(places: Places) -> list[str]:
    """``dr_code`` of each doctor: D, area, six digits."""
    codes: list[str] = []
    for area, count in zip(places.area, places.doctors, strict=True):
        codes += [f"D{area}{len(codes) + k + 1:06d}" for k in range(count)]
    return codes
