"""Codes that a spreadsheet has spoilt are named as such."""

from __future__ import annotations

import pytest

from yijian.audit.knowledge.raw import RawPoint, Reading
from yijian.audit.knowledge.sources.codes import code_fault, without_bad_codes


@pytest.mark.parametrize(
    ("code", "part"),
    [
        ("3310010140000", "前导零"),
        ("3310010140000.0", "前导零"),
        ("1.1E+14", "科学记数"),
        ("3.31001E+12", "科学记数"),
        ("阿莫西林", "编码格式"),
        ("X123", "编码格式"),
    ],
)
def test_spoilt_codes(code: str, part: str) -> None:
    assert part in (code_fault("hilist_code", code) or "")


@pytest.mark.parametrize(
    ("check", "code"),
    [
        ("hilist_code", "003310010140000"),
        ("hilist_code", "XL02BBA326A001010102180"),
        ("hilist_code", "ZD03AAA0043010100166"),
        ("hilist_code", "T001700123"),
        ("diag_prefix", "Z51.1"),
        ("diag_prefix", "O80"),
        ("diag_category", "N40"),
        ("diag_category", "Z51.1"),
        ("oprn_prefix", "74"),
        ("oprn_prefix", "68.4"),
        ("admdvs", "620100"),
        (None, "任何"),
    ],
)
def test_good_codes(check: str | None, code: str) -> None:
    assert code_fault(check, code) is None


def test_other_checks_refuse() -> None:
    assert code_fault("diag_prefix", "化疗")
    assert code_fault("diag_category", "O8")
    assert code_fault("oprn_prefix", "7")
    assert code_fault("admdvs", "6201")


def test_bad_codes_leave_a_reading_with_their_place() -> None:
    good = RawPoint("code", "published", 5, point_key="k", code="003310010140000", source="a.xlsx")
    bad = RawPoint("code", "published", 6, point_key="k", code="3310010140000", source="a.xlsx")
    reading = without_bad_codes(Reading([good, bad]))
    assert reading.points == [good]
    assert [(r.source, r.row, r.value) for r in reading.rejects] == [("a.xlsx", 6, "3310010140000")]
