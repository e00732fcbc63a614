"""Overlay files: read, and refused with the file and what is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from yijian.kernel.errors import BadInput
from yijian.law.calendar import read_overlay

GOOD = """
year: 2027
jurisdiction: national
days_off:
  - {first: 2027-01-01, last: 2027-01-03, title: 元旦}
make_up: [2027-02-13]
source: 虚构，仅供测试
checked_on: 2026-11-22
fictitious: true
"""


def test_a_good_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "2027.yaml"
    path.write_text(GOOD, encoding="utf-8")
    overlay = read_overlay(path)
    assert overlay.year == 2027
    assert [len(row.days()) for row in overlay.days_off] == [3]


@pytest.mark.parametrize(
    ("old", "new", "said", "row"),
    [
        ("last: 2027-01-03", "last: 2026-12-31", "早于起日", 5),
        ("make_up: [2027-02-13]", "make_up: [2027-02-12]", "不是周末", 6),
        ("make_up: [2027-02-13]", "make_up: [2027-01-02]", "既放假又上班", 6),
        ("make_up: [2027-02-13]", "make_up: [2028-02-12]", "不属于 2027 年", 6),
        ("source: 虚构，仅供测试\n", "", "缺少这一项", 1),
        ("year: 2027", "year: 2026", "不属于 2026 年", 5),
        ("year: 2027", "year: 二〇二七", "应为整数", 2),
        ("make_up:", "  - {first: 2027-01-03, last: 2027-01-04, title: 节}\nmake_up:", "重叠", 6),
    ],
)
def test_a_bad_file_is_refused(tmp_path: Path, old: str, new: str, said: str, row: int) -> None:
    path = tmp_path / "2027.yaml"
    path.write_text(GOOD.replace(old, new), encoding="utf-8")
    with pytest.raises(BadInput, match=said) as refused:
        read_overlay(path)
    assert (refused.value.place.file, refused.value.place.row) == (str(path), row)


def test_the_file_bears_its_year(tmp_path: Path) -> None:
    path = tmp_path / "2028.yaml"
    path.write_text(GOOD, encoding="utf-8")
    with pytest.raises(BadInput, match="与文件名不一致"):
        read_overlay(path)
