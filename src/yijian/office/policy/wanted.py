"""What is wanted of the law, whether it stands on a row already or is being asked for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from yijian.kernel.dates import FOREVER
from yijian.office.policy.models import Change, ChangeKind


@dataclass(frozen=True)
class Wanted:
    """A change as its guards see it; ``content`` as :mod:`.contents` describes it."""

    kind: str
    place: str
    parameter: str
    content: Mapping[str, Any]

    @property
    def is_parameter(self) -> bool:
        """Whether it is about a parameter, not about a calendar."""
        return self.kind == ChangeKind.PARAMETER

    @property
    def since(self) -> date:
        """The first day it is about."""
        if self.is_parameter:
            return date.fromisoformat(self.content["since"])
        first = [date.fromisoformat(row["first"]) for row in self.content["days_off"]]
        return min([date(self.content["year"], 1, 1), *first])

    @property
    def until(self) -> date:
        """The last day it is about; ``FOREVER`` where it has no end."""
        if self.is_parameter:
            given = self.content.get("until")
            return date.fromisoformat(given) if given else FOREVER
        return date(self.content["year"] + 1, 1, 1) - timedelta(days=1)


def wanted(
    subject: Change | None = None,
    kind: str = "",
    place: str = "",
    parameter: str = "",
    content: Mapping[str, Any] | None = None,
) -> Wanted:
    """From the row, with other content where that is given; without a row from what is asked."""
    if subject is None:
        return Wanted(kind, place, parameter, content or {})
    return Wanted(subject.kind, subject.place, subject.parameter, content or subject.content)
