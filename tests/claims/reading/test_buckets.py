"""The buckets of new rows and of rows that are not current any more, and no others."""

from __future__ import annotations

from hashlib import md5

from tests.claims.intake.conftest import Bench
from tests.claims.reading.conftest import LATE, take
from yijian.claims.reading.buckets import touched_buckets
from yijian.claims.snapshot import Snapshot

PERSONS = ("a", "b", "c", "d")


def files(snapshot: Snapshot) -> tuple[list[str], list[str]]:
    return (
        [str(path) for path in snapshot.files("psn_info_b")],
        [str(path) for path in snapshot.superseded("psn_info_b")],
    )


def bucket(person: str) -> int:
    return int(md5(person.encode(), usedforsecurity=False).hexdigest()[:2], 16)


def test_new_rows_and_withdrawn_ones(bench: Bench) -> None:
    rows = [{"psn_no": person, "gend": "1", "brdy": "1980-01-01"} for person in PERSONS]
    stored, _ = files(take(bench, psn_info_b=rows[:3]))
    assert touched_buckets(stored, (), ()) == frozenset()
    added = [it for it in files(take(bench, psn_info_b=[rows[3]]))[0] if it not in stored]
    assert touched_buckets(stored, added, ()) == {bucket("d")}
    _, gone = files(take(bench, psn_info_b=[rows[0] | {"deleted": "1", "updt_time": LATE}]))
    assert touched_buckets(stored, (), gone) == {bucket("a")}
    assert touched_buckets(stored, added, gone) == {bucket("a"), bucket("d")}
