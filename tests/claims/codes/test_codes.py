"""Code sets as data."""

from __future__ import annotations

import pytest

from yijian.claims.codes import code_sets, load, padded_sets
from yijian.claims.schema import tables
from yijian.kernel.errors import UsageError


def test_every_set_a_table_names_exists() -> None:
    named = {column.codes for table in tables().values() for column in table.columns.values()} - {
        None
    }
    assert named <= set(code_sets())


def test_levels_of_hospitals_have_ranks() -> None:
    levels = load("hosp_lv")
    assert [levels.rank_of(it) for it in ("01", "04", "05", "07", "08", "10", "11")] == [
        3,
        3,
        2,
        2,
        1,
        1,
        0,
    ]
    assert levels.rank_of("99") is None


def test_names() -> None:
    assert load("gend").name_of("2") == "女"
    assert load("insutype").name_of("390") == "城乡居民基本医疗保险"
    assert load("insutype").name_of("39901") is None


def test_padded_sets_have_codes_of_their_width() -> None:
    assert padded_sets() >= {"psn_cert_type", "chrgitm_lv"}
    for name in padded_sets():
        assert {len(code) for code in load(name).codes} == {load(name).pad}


def test_unknown_set() -> None:
    with pytest.raises(UsageError, match="没有代码集“x”"):
        load("x")
