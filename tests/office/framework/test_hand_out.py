"""A list in the hands of whoever asked: what the file holds and what is remembered of it."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Sequence
from typing import Any

import pytest
from django.test import override_settings
from python_calamine import CalamineWorkbook

from yijian.office.framework.actor import Actor
from yijian.office.framework.hand_out import Handed, asked_for, hand_out
from yijian.office.framework.sheet import Heading


def handed(actor: Actor, rows: Sequence[Sequence[Any]]) -> tuple[bytes, list[tuple[int, str]]]:
    remembered: list[tuple[int, str]] = []

    def remember(count: int, digest: str) -> None:
        remembered.append((count, digest))

    what = Handed("清单", (Heading("名称"),), rows, [("内容", "清单"), asked_for({"q": "甲"})])
    answer = hand_out(actor, what, remember)
    return b"".join(answer), remembered


def test_rows_and_what_they_are_about(admin: Actor) -> None:
    written, remembered = handed(admin, [("甲",), ("乙",)])
    assert remembered == [(2, hashlib.sha256(written).hexdigest())]
    book = CalamineWorkbook.from_filelike(io.BytesIO(written))
    assert book.get_sheet_by_name("清单").to_python() == [["名称"], ["甲"], ["乙"]]
    about = {str(row[0]): row[1] for row in book.get_sheet_by_name("导出说明").to_python()}
    assert about["筛选"] == "甲"
    assert about["条数"] == "2"
    assert {"导出人", "单位代码", "导出时间"} <= set(about)


@pytest.mark.parametrize("count", [0, 3])
def test_none_or_too_many_rows_are_left_to_the_action_to_refuse(admin: Actor, count: int) -> None:
    with override_settings(LIMIT={"EXPORT_ROWS": 2}):
        written, remembered = handed(admin, [("甲",)] * count)
    assert written == b""
    assert [rows for rows, _ in remembered] == [count]


def test_no_filter_is_said() -> None:
    assert asked_for({}) == ("筛选", "没有条件")
