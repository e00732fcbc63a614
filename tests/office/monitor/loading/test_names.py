from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yijian.office.monitor.loading.names import LONGEST, safe_name, suffix_of


@pytest.mark.parametrize(
    ("given_name", "kept"),
    [
        ("fee_list_d.csv", "fee_list_d.csv"),
        ("../../etc/passwd.csv", "passwd.csv"),
        ("C:\\数据\\结算 setl_d.xlsx", "结算 setl_d.xlsx"),
        ("..", ""),
        ("...csv", "csv"),
        ("a\x00b\n.csv", "ab.csv"),
        ("setl_d\u202egpj.csv", "setl_dgpj.csv"),
        ("fee*list?.csv", "fee_list_.csv"),
        ("", ""),
        ("/", ""),
    ],
)
def test_a_name_is_made_harmless(given_name: str, kept: str) -> None:
    assert safe_name(given_name) == kept


def test_a_long_name_keeps_its_suffix() -> None:
    name = safe_name("x" * 400 + ".parquet")
    assert len(name) == LONGEST
    assert name.endswith("x.parquet")


@given(st.text(max_size=300))
def test_no_name_leaves_its_folder(text: str) -> None:
    name = safe_name(text)
    assert len(name) <= LONGEST
    assert not name.startswith(".")
    assert not set(name) & set('/\\\0*?"<>|:')
    assert safe_name(name) == name


def test_suffixes() -> None:
    assert suffix_of("A.B.CSV") == ".csv"
    assert suffix_of("none") == ""
