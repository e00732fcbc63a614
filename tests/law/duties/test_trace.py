"""The trace: every row once, its status, totals that add up, a bad proof refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from yijian.kernel.errors import BadInput
from yijian.law.duties.rooms import rooms
from yijian.law.duties.trace import STATUSES, read_proof, totals, trace


def test_a_passed_test_proves_its_row_and_no_other() -> None:
    rows = {it.duty.id: it for it in trace({"LZ-18-3b": ("tests/x.py::test_y",)})}
    assert len(rows) == 811
    assert rows["LZ-18-3b"].status == "proven"
    assert rows["LZ-18-3b"].tests == ("tests/x.py::test_y",)
    assert [it.duty.id for it in rows.values() if it.status == "proven"] == ["LZ-18-3b"]


def test_status_without_proof() -> None:
    rows = trace({})
    for it in rows:
        if it.duty.implementable == "no":
            assert it.status == "nothing to build"
        else:
            room = rooms().get(it.duty.capability)
            served = room is not None and room.serves(it.duty.id)
            assert it.status == ("built" if served else "open")
            assert it.waits_for == (None if served else it.duty.capability)
    assert sum(it.status == "nothing to build" for it in rows) == 5


def test_of_a_capability_partly_built_the_other_rows_stay_open() -> None:
    rows = {it.duty.id: it for it in trace({})}
    served, waiting = rows["LZ-31-1"], rows["LZ-7-1b"]
    assert served.duty.capability == waiting.duty.capability == "enrolment.member_conduct"
    assert (served.status, waiting.status) == ("built", "open")
    assert (waiting.rooms, waiting.as_json()["waits_for"]) == ((), "enrolment.member_conduct")


def test_totals_add_up() -> None:
    counted = totals(trace({}))
    assert sum(counted["all"].values()) == 811
    for status in STATUSES:
        parts = sum(row[status] for place, row in counted.items() if place != "all")
        assert parts == counted["all"][status]


def test_the_proof_is_read_or_refused(tmp_path: Path) -> None:
    path = tmp_path / "trace.json"
    path.write_text('{"rows": {"LZ-1": ["a"]}}', encoding="utf-8")
    assert read_proof(path) == {"LZ-1": ("a",)}
    assert read_proof(None) == {}
    path.write_text("[]", encoding="utf-8")
    with pytest.raises(BadInput, match="不是条文对照"):
        read_proof(path)
