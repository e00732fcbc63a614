"""Which duty is proven, built, open, or needs nothing."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Literal

from yijian.kernel.errors import BadInput, Place
from yijian.law.duties.register import Duty, duties
from yijian.law.duties.rooms import rooms

Status = Literal["proven", "built", "open", "nothing to build"]
STATUSES: dict[Status, str] = {
    "proven": "已由测试证明",
    "built": "已建成",
    "open": "未建",
    "nothing to build": "无需建设",
}


@dataclass(frozen=True)
class TracedDuty:
    """A duty with the rooms that carry it out, the tests that prove it, and its status."""

    duty: Duty
    rooms: tuple[str, ...]
    tests: tuple[str, ...]
    status: Status

    @property
    def waits_for(self) -> str | None:
        """The capability that an open duty waits for; null for any other."""
        return self.duty.capability if self.status == "open" else None

    def as_json(self) -> dict[str, object]:
        """The object of ``yijian law trace --json``."""
        return {
            "id": self.duty.id,
            "jurisdiction": self.duty.jurisdiction,
            "article": self.duty.article,
            "topic": self.duty.topic,
            "capability": self.duty.capability or None,
            "room": list(self.rooms),
            "status": self.status,
            "waits_for": self.waits_for,
            "tests": list(self.tests),
        }


def proof_file() -> Path | None:
    """``docs/catalogue/trace.json`` of the checkout this package runs from; None elsewhere."""
    package = Path(str(files("yijian")))
    path = package.parent.parent / "docs" / "catalogue" / "trace.json"
    return path if path.is_file() else None


def read_proof(path: Path | None) -> dict[str, tuple[str, ...]]:
    """The passed tests per row; nothing where there is no file.

    Raises:
        BadInput: ``law.proof``: the file is not what a full test run writes.
    """
    if path is None:
        return {}
    try:
        rows: Mapping[str, list[str]] = json.loads(path.read_text(encoding="utf-8"))["rows"]
        return {row: tuple(tests) for row, tests in rows.items()}
    except (OSError, ValueError, KeyError, AttributeError, TypeError):
        raise BadInput(
            "law.proof", Place(str(path)), "不是条文对照", '{"rows": {"LZ-22-1a": ["测试", …]}}'
        ) from None


def trace(proof: Mapping[str, tuple[str, ...]] | None = None) -> tuple[TracedDuty, ...]:
    """All 811 rows; ``proof`` is the passed tests per row (default: :func:`proof_file`)."""
    found = read_proof(proof_file()) if proof is None else proof
    return tuple(_traced(duty, found.get(duty.id, ())) for duty in duties())


def _traced(duty: Duty, tests: tuple[str, ...]) -> TracedDuty:
    room = rooms().get(duty.capability)
    if room is not None and not room.serves(duty.id):
        room = None
    status: Status = "open"
    if duty.implementable == "no":
        status = "nothing to build"
    elif tests:
        status = "proven"
    elif room is not None:
        status = "built"
    return TracedDuty(duty, room.paths if room else (), tests, status)


def totals(rows: Iterable[TracedDuty]) -> dict[str, dict[Status, int]]:
    """Rows per jurisdiction and status, and under ``all`` the sums."""
    counted = Counter((row.duty.jurisdiction, row.status) for row in rows)
    places = dict.fromkeys(place for place, _ in counted)
    answer: dict[str, dict[Status, int]] = {
        place: {status: counted[place, status] for status in STATUSES} for place in places
    }
    answer["all"] = {status: sum(counted[place, status] for place in places) for status in STATUSES}
    return answer
