"""Which files a question opens, and that only current rows come out of them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.claims.intake.conftest import Bench, fee_line
from tests.claims.reading.conftest import HOSPITAL, LATE, plain, take
from yijian.claims.engine import connect
from yijian.claims.reading.current import (
    area_of,
    current_rows,
    fee_files,
    is_text,
    person_bucket,
)
from yijian.claims.snapshot import Snapshot
from yijian.kernel.errors import UsageError


def test_bucket_and_area_are_those_of_the_import(bench: Bench) -> None:
    codes = [HOSPITAL, "P11010200002", "H62A10200001", "H6", "医62010200"]
    persons = ["1", "张三", "p-9", "", " x"]
    rows = [
        fee_line(fixmedins_code=code, psn_no=person or "0", bkkp_sn=f"B{i}")
        for i, (code, person) in enumerate(zip(codes, persons, strict=True))
    ]
    snapshot = take(bench, fee_list_d=rows)
    stored = plain(snapshot, "SELECT fixmedins_code, psn_no, psn_bucket FROM {fee_list_d}")
    assert len(stored) == len(codes)
    for code, person, bucket in stored:
        assert person_bucket(person) == bucket
        (files,) = fee_files(snapshot, institutions=[code]).values()
        assert f"area={area_of(code)}" in str(files[0])


@settings(max_examples=5, deadline=None)
@given(st.lists(st.text(alphabet=st.characters(codec="utf-8")), min_size=1, max_size=50))
def test_bucket_is_the_first_two_digits_of_the_md5(persons: list[str]) -> None:
    with connect() as engine:
        told = engine.execute("SELECT substr(md5(unnest($1::VARCHAR[])), 1, 2)", [persons])
        digits = [row[0] for row in told.fetchall()]
    assert [f"{person_bucket(it):02x}" for it in persons] == digits


def test_half_a_surrogate_pair_is_no_text() -> None:
    assert is_text("张三", "", "𠮷")
    assert not is_text("张三", "\ud800")


def test_months_and_areas_choose_files(bench: Bench) -> None:
    days = ("2025-12-31 23:59:59", "2026-01-01 00:00:00", "2026-01-31 12:00:00", "2026-02-01")
    rows = [
        fee_line(fixmedins_code=code, bkkp_sn=f"B{i}", fee_ocur_time=day)
        for i, day in enumerate(days)
        for code in (HOSPITAL, "H11010200001")
    ]
    snapshot = take(bench, fee_list_d=rows)
    assert list(fee_files(snapshot)) == ["202512", "202601", "202602"]
    assert [len(files) for files in fee_files(snapshot).values()] == [2, 2, 2]
    january = {"first": date(2026, 1, 31), "last": date(2026, 1, 31)}
    assert list(fee_files(snapshot, **january)) == ["202601"]
    assert list(fee_files(snapshot, first=date(2026, 1, 1))) == ["202601", "202602"]
    assert list(fee_files(snapshot, last=date(2025, 12, 31))) == ["202512"]
    assert [len(it) for it in fee_files(snapshot, institutions=[HOSPITAL]).values()] == [1, 1, 1]
    assert fee_files(snapshot, institutions=[]) == {}
    assert fee_files(snapshot, institutions=["H99990200001"]) == {}


def test_rows_are_current_in_every_choice_of_files(bench: Bench) -> None:
    take(bench, fee_list_d=[fee_line(cnt="1"), fee_line(bkkp_sn="B2"), fee_line(bkkp_sn="B3")])
    changed = [
        fee_line(cnt="5", fee_ocur_time="2026-04-05 08:30:00", updt_time=LATE),
        fee_line(bkkp_sn="B2", updt_time=LATE) | {"deleted": "1"},
    ]
    snapshot = take(bench, fee_list_d=changed)
    by_month = fee_files(snapshot)

    def quantities(month: str | None) -> list[tuple[str, int]]:
        files = by_month[month] if month else None
        rows = current_rows(snapshot, "fee_list_d", ("bkkp_sn", "cnt"), files)
        return plain(snapshot, f"SELECT bkkp_sn, cnt::INTEGER FROM {rows} ORDER BY ALL")

    assert quantities("202603") == [("B3", 2)]
    assert quantities("202604") == [("B1", 5)]
    assert quantities(None) == [("B1", 5), ("B3", 2)]


def test_no_files_are_an_empty_typed_relation(empty: Snapshot) -> None:
    rows = current_rows(empty, "fee_list_d", ("bkkp_sn", "cnt"))
    assert plain(empty, f"SELECT * FROM {rows}") == []
    described = plain(empty, f"DESCRIBE SELECT * FROM {rows}")
    assert [it[:2] for it in described] == [("bkkp_sn", "VARCHAR"), ("cnt", "DECIMAL(16,4)")]
    with pytest.raises(UsageError, match="没有名为“x”的表"):
        current_rows(empty, "x", ("a",))
