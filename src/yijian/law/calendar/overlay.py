"""A year's arrangement of days off and make-up working days, as a file of a pack.

``packs/<jurisdiction>/calendar/<year>.yaml``. A national overlay makes a year known that the
library does not hold; that of a place adds the festivals of its own (纪念日放假办法第四条).
"""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError, model_validator

from yijian.kernel.errors import BadInput, Place
from yijian.kernel.validation import first_fault
from yijian.kernel.yaml import load_yaml
from yijian.law.pack import line_of

SATURDAY = 5
DAY = timedelta(days=1)
WEEK = timedelta(days=7)


class Unsound(ValueError):
    """What is wrong in an overlay, and where in its file."""

    def __init__(self, where: tuple[str | int, ...], wrong: str) -> None:
        super().__init__(wrong)
        self.where = where


class DaysOff(BaseModel):
    """Days off in a row, both ends inclusive, and the festival they are for."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    first: date
    last: date
    title: str

    def days(self) -> tuple[date, ...]:
        """Every day of the row."""
        return tuple(self.first + DAY * n for n in range((self.last - self.first).days + 1))


class Overlay(BaseModel):
    """One year in one jurisdiction.

    ``fictitious`` marks an arrangement made up for a test or a simulation; whatever is computed
    with it says so. ``source`` is the notice it was taken from.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    year: int
    jurisdiction: str
    days_off: tuple[DaysOff, ...]
    make_up: tuple[date, ...] = ()
    source: str
    checked_on: date
    fictitious: bool = False

    @model_validator(mode="after")
    def _sound(self) -> Overlay:
        away: set[date] = set()
        for position, row in enumerate(self.days_off):
            where = ("days_off", position)
            if row.last < row.first:
                raise Unsound(where, f"{row.title}的止日 {row.last} 早于起日 {row.first}")
            if not away.isdisjoint(row.days()):
                raise Unsound(where, "放假日期互相重叠")
            if foreign := [day for day in row.days() if not self._is_ours(day)]:
                raise Unsound(where, f"{foreign[0]} 不属于 {self.year} 年的安排")
            away.update(row.days())
        for position, day in enumerate(self.make_up):
            where = ("make_up", position)
            if not self._is_ours(day):
                raise Unsound(where, f"{day} 不属于 {self.year} 年的安排")
            if day.weekday() < SATURDAY:
                raise Unsound(where, f"调休上班日 {day} 不是周末")
            if day in away:
                raise Unsound(where, f"{day} 既放假又上班")
        return self

    def _is_ours(self, day: date) -> bool:
        """Of the year, or of the week before it, which the notice may arrange too."""
        return date(self.year, 1, 1) - WEEK <= day <= date(self.year, 12, 31)


def read_overlay(path: Path) -> Overlay:
    """An overlay from its file, whose name is the year.

    Raises:
        BadInput: ``law.calendar``, with the file and what would be right.
    """
    try:
        found = Overlay.model_validate(load_yaml(path))
    except ValidationError as error:
        fault = error.errors()[0]
        unsound = fault.get("ctx", {}).get("error")
        loc = unsound.where if isinstance(unsound, Unsound) else fault["loc"]
        where, wrong = first_fault(error)
        place = Place(str(path), line_of(path, loc) or 1, where or None)
        right = "起止日期、上班日期都属于该年，互不重叠，并写明来源"
        raise BadInput("law.calendar", place, wrong, right) from None
    if str(found.year) != path.stem:
        place = Place(str(path), line_of(path, ("year",)))
        raise BadInput("law.calendar", place, f"年份 {found.year} 与文件名不一致", path.stem)
    return found
