"""Evidence as a table: headings of the card, codes in words, persons masked."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from tests.office.monitor.found import LEVEL, PAEDIATRIC
from yijian.office.framework.masking import MASKED, Sight
from yijian.office.monitor.selectors.cards import shipped_rules
from yijian.office.monitor.selectors.evidence import (
    UNNAMED,
    EvidenceTable,
    evidence_table,
    in_words,
    number_in_words,
    places_in,
    price_in_words,
    read_evidence,
)

CLEAR = Sight(datetime(2026, 11, 21, tzinfo=UTC))
ROWS = [
    {"role": "违规", "setl_id": "S1", "bkkp_sn": "1", "min_level": "三级", "hosp_lv": "05"},
    {"role": "涉及", "setl_id": "S1", "bkkp_sn": "2", "min_level": "三级", "hosp_lv": "99"},
]


def table(rows: list[dict[str, object]], code: str | None = LEVEL, most: int = 9) -> EvidenceTable:
    card = shipped_rules()[code].card if code else None
    return evidence_table(rows, card=card, sight=MASKED, names={}, most=most)


def test_headings_and_codes_in_words() -> None:
    found = table(ROWS)
    assert found.headings == ("角色", "结算编号", "记账流水号", "目录要求级别", "机构级别")
    assert found.rows[0] == ("违规", "S1", "1", "三级", "二级甲等")
    assert found.rows[1][-1] == "99"
    assert (found.total, found.different, found.cut) == (2, 2, False)
    assert found.labelled[0][0] == ("角色", "违规")


def test_only_the_first_rows() -> None:
    found = table(ROWS, most=1)
    assert (len(found.rows), found.total, found.cut) == (1, 2, True)


def test_what_says_the_same_of_several_lines_is_one_row() -> None:
    same = {"role": "违规", "min_level": "三级", "hosp_lv": "05"}
    rows: list[dict[str, object]] = [
        {**same, "setl_id": "S1", "bkkp_sn": "1"},
        {**same, "setl_id": "S1", "bkkp_sn": "2"},
        {**same, "setl_id": "S2", "bkkp_sn": "3", "role": "涉及"},
        {**same, "setl_id": "S1", "bkkp_sn": "4"},
    ]
    found = table(rows)
    assert found.rows[0] == ("违规", "S1", "3 行明细", "三级", "二级甲等")
    assert found.rows[1][:3] == ("涉及", "S2", "3")
    assert (found.total, found.different, found.cut) == (4, 2, False)
    rows[1]["setl_id"] = "S9"
    assert table(rows).rows[0][1] == "2 次结算"


def test_columns_without_a_value_are_left_out() -> None:
    rows = [{"role": "违规", "setl_id": None, "bkkp_sn": None, "median": "0.542666"}]
    found = table(rows, "ZB10000205001000")
    assert found.headings[0] == "角色"
    assert "结算编号" not in found.headings
    assert "0.542666" in found.rows[0]


def test_without_the_card_every_column_is_still_shown() -> None:
    found = table(ROWS, None)
    assert found.headings == ("角色", "结算编号", "记账流水号", UNNAMED, UNNAMED)
    assert found.rows[0] == ("违规", "S1", "1", "二级甲等", "三级")


def test_birth_is_masked_until_it_is_clear() -> None:
    rows = read_evidence('[{"role": "违规", "item_name": "某颗粒", "brdy": "1977-04-30"}]')
    masked = table(rows, PAEDIATRIC)
    assert masked.rows[0][-1] == "1977-**-**"
    card = shipped_rules()[PAEDIATRIC].card
    clear = evidence_table(rows, card=card, sight=CLEAR, names={}, most=9)
    assert clear.rows[0][-1] == "1977-04-30"


@pytest.mark.parametrize("text", ["", "{", "null", "7", '{"a": 1}', "[1, 2]"])
def test_damaged_evidence_is_no_evidence(text: str) -> None:
    assert read_evidence(text) == []


def test_institutions_bear_their_names() -> None:
    rows = [{"setl_id": "H62010200009", "institutions": "H62010200001、P62010200003"}]
    assert places_in(rows) == {"H62010200001", "P62010200003"}
    names = {"H62010200001": "城关第一医院"}
    text = in_words("institutions", rows[0]["institutions"], MASKED, names)
    assert text == "城关第一医院（H62010200001）、P62010200003"


@pytest.mark.parametrize(
    ("column", "value", "words"),
    [
        ("cnt", "1.0000", "1"),
        ("cnt", "1250.5000", "1,250.5"),
        ("drug_fee", "3226.30", "3,226.30"),
        ("gend", "2", "女"),
        ("split", "true", "是"),
        ("begn_date", "2026-03-01", "2026-03-01"),
        ("diag", "J44.100", "J44.100"),
        ("item_name", None, "—"),
        ("bkkp_sn", "1.0000", "1.0000"),
    ],
)
def test_values_in_words(column: str, value: str | None, words: str) -> None:
    assert in_words(column, value, MASKED, {}) == words


def test_numbers() -> None:
    assert number_in_words(Decimal("38.0000")) == "38"
    assert number_in_words(Decimal("1200")) == "1,200"
    assert number_in_words(None) == "—"
    assert price_in_words(Decimal("73.600000")) == "73.60"
    assert price_in_words(Decimal("0.012500")) == "0.0125"
    assert price_in_words(None) == "—"
