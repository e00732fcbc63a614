"""National codes as they look, and the name of a finding that never changes."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yijian.kernel.identifiers import FORMATS, finding_id, sha256_hex


@pytest.mark.parametrize(
    ("name", "good", "bad"),
    [
        ("fixmedins_code", "H62010200001", "H6201020001"),
        ("fixmedins_code", "P62010200001", "X62010200001"),
        ("dr_code", "D620102000001", "D62010200001"),
        ("hilist_code", "XA11DAW036A001010104127", "XA11DAW036A00101010412"),
        ("hilist_code", "ZA01AAA0001010101012", "ZA01AAA00010101010"),
        ("hilist_code", "001101000010000-7501", "00110100001000"),
        ("hilist_code", "T000700001", "T0007"),
        ("hilist_code", "C1404062090000001234", "C140406209000"),
        ("diag_code", "I10.x00", "10.x00"),
        ("admdvs", "620102", "62010"),
        ("rule_code", "GZ10000101012000", "GZ1000010101200"),
        ("rule_code", "YJ10000501101000", "AB10000501101000"),
    ],
)
def test_a_code_is_known_by_its_form(name: str, good: str, bad: str) -> None:
    assert FORMATS[name].match(good)
    assert not FORMATS[name].match(bad)


def test_a_finding_is_named_by_rule_and_anchor_in_order() -> None:
    plain = hashlib.sha256(b"GZ1\x1fH1\x1fs1").hexdigest()[:32]
    assert finding_id("GZ1", ("H1", "s1")) == plain
    assert finding_id("GZ1", ("s1", "H1")) != plain
    assert finding_id("GZ2", ("H1", "s1")) != plain


@given(st.lists(st.text(alphabet="ab1", max_size=4), min_size=1, max_size=3))
def test_two_anchors_never_run_into_each_other(anchor: list[str]) -> None:
    joined = finding_id("R", ("".join(anchor),))
    assert (finding_id("R", tuple(anchor)) == joined) == (len(anchor) == 1)


def test_a_digest_may_be_cut() -> None:
    assert sha256_hex("医鉴") == hashlib.sha256("医鉴".encode()).hexdigest()
    assert sha256_hex("医鉴", 16) == sha256_hex("医鉴")[:16]
