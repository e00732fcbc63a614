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

SATURDAY = 5
DAY = timedelta(days=1)


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
        away = [day for row in self.days_off for day in row.days()]
        for row in self.days_off:
            if row.last < row.first:
                raise ValueError(f"{row.title}的止日 {row.last} 早于起日 {row.first}")
        if len(away) != len(set(away)):
            raise ValueError("放假日期互相重叠")
        for day in (*away, *self.make_up):
            if day.year != self.year and day < date(self.year, 1, 1) - 7 * DAY:
                raise ValueError(f"{day} 不属于 {self.year} 年的安排")
            if day.year > self.year:
                raise ValueError(f"{day} 不属于 {self.year} 年的安排")
        for day in self.make_up:
            if day.weekday() < SATURDAY:
                raise ValueError(f"调休上班日 {day} 不是周末")
            if day in away:
                raise ValueError(f"{day} 既放假又上班")
        return self


def read_overlay(path: Path) -> Overlay:
    """An overlay from its file, whose name is the year.

    Raises:
        BadInput: ``law.calendar``, with the file and what would be right.
    """
    try:
        found = Overlay.model_validate(load_yaml(path))
    except ValidationError as error:
        where, wrong = first_fault(error)
        right = "起止日期、上班日期都属于该年，互不重叠，并写明来源"
        raise BadInput(
            "law.calendar", Place(str(path), None, where or None), wrong, right
        ) from None
    if str(found.year) != path.stem:
        raise BadInput(
            "law.calendar", Place(str(path)), f"年份 {found.year} 与文件名不一致", path.stem
        )
    return found
