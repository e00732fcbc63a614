"""A text and a number are not put beside each other: codes look like numbers and are none."""

from __future__ import annotations

import pytest

from tests.audit.small_lake import HEAD, rule
from yijian.audit.sql.check import check_rule
from yijian.kernel.errors import BadInput

CARD_LINES = rule(HEAD).first_line


@pytest.mark.parametrize(
    "test",
    [
        "coalesce(line.gend, 0) = 1", "line.gend = 1", "1 <> line.gend", "line.cnt > line.gend",
        "line.gend IN ('1', 1)", "line.cnt BETWEEN line.gend AND 1",
        "CASE WHEN line.cnt > 1 THEN line.hilist_code ELSE line.cnt END IS NOT NULL",
        "line.gend = (SELECT max(x.cnt) FROM line AS x)",
    ],
)  # fmt: skip
def test_a_text_beside_a_number_is_refused_with_its_place(test: str) -> None:
    with pytest.raises(BadInput) as refused:
        check_rule(rule(f"{HEAD}\nFROM line\nWHERE line.cnt > 0\n  AND {test}"))
    assert refused.value.code == "rule.types"
    assert "文字与数字混在一起" in refused.value.message
    assert refused.value.place.row == CARD_LINES + 4


@pytest.mark.parametrize(
    "test",
    [
        "coalesce(line.gend, '0') = '1'", "line.gend = '1'", "coalesce(line.cnt, 0) > 1",
        "line.cnt IN (0, 1)", "line.cnt BETWEEN 1 AND line.pric",
        "line.fee_amount > months_between(line.brdy, line.fee_ocur_date)",
        "CASE WHEN line.cnt > 1 THEN line.hilist_code ELSE NULL END IS NOT NULL",
        "length(line.hilist_code) > 1",
    ],
)  # fmt: skip
def test_like_beside_like_is_right(test: str) -> None:
    assert check_rule(rule(f"{HEAD}\nFROM line\nWHERE {test}"))


def test_the_scope_is_looked_at_too() -> None:
    with pytest.raises(BadInput, match="文字与数字") as refused:
        check_rule(rule(f"{HEAD} FROM line", scope="line.gend = 1"))
    assert refused.value.place.column == "scope"
