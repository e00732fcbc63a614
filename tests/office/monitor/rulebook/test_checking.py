from __future__ import annotations

import pytest

from tests.office.monitor.ruled import TEXT
from yijian.office.monitor.rulebook.checking import Checked, check_text

CODE = "YJ96201000000001"
WHERE = "WHERE  line.cnt > 1"


def check(text: str, code: str = CODE, version: int = 1001) -> Checked:
    return check_text(text, code=code, version=version, jurisdiction="lanzhou")


pytestmark = pytest.mark.django_db


def test_a_good_rule_passes() -> None:
    found = check(TEXT.replace("\n", "\r\n"))
    assert found.sound
    assert found.rule is not None


@pytest.mark.parametrize(
    ("sql", "code", "said"),
    [
        ("INSERT INTO line SELECT 1", "rule.not_select", "SELECT"),
        ("COPY line TO 'x.csv'", "rule.not_select", "SELECT"),
        ("ATTACH 'x.db'", "rule.not_select", "SELECT"),
        (f"{WHERE}; DELETE FROM line", "rule.not_select", "SELECT"),
        ("WHERE 0 < (SELECT count(*) FROM 'x.csv' AS x)", "rule.table", "x.csv"),
        ("WHERE 0 < (SELECT count(*) FROM read_csv('x') AS x)", "rule.function", "read_csv"),
        ("WHERE getenv('HOME') = line.bkkp_sn", "rule.function", "getenv"),
        (f"{WHERE} LIMIT 1", "rule.subset", "LIMIT"),
        ("WHERE line.cnt > 18", "rule.number", "18"),
        ("JOIN nothing ON nothing.psn_no = line.psn_no", "rule.table", "nothing"),
        ("WHERE line.nothing > 0", "rule.column", "nothing"),
        ("JOIN visit AS v ON v.fee_amount > line.fee_amount", "rule.cross_join", "v"),
        (", visit AS v", "rule.cross_join", "v"),
        ("JOIN visit AS v ON TRUE", "rule.cross_join", "v"),
        ("WHERE line.cnt >> ) 1", "rule.syntax", "SQL"),
    ],
)
def test_what_is_refused_in_the_editor(sql: str, code: str, said: str) -> None:
    whole = sql.split(" ")[0] not in ("WHERE", "JOIN", ",")
    text = TEXT[: TEXT.index("SELECT")] + sql if whole else TEXT.replace(WHERE, sql)
    spot = check(text).spot
    assert spot is not None
    assert spot.code == code
    assert said in spot.wrong + spot.right


def test_the_place_of_a_fault_is_shown_with_its_lines() -> None:
    spot = check(TEXT.replace(WHERE, "WHERE  line.cnt > 1 AND line.pric > 18")).spot
    assert spot is not None
    faulty = [it for it in spot.around if it.faulty]
    assert [it.text for it in faulty] == ["WHERE  line.cnt > 1 AND line.pric > 18"]
    assert (spot.line, spot.position) == (faulty[0].number, 37)
    assert spot.where == f"第 {spot.line} 行第 37 个字"
    assert len(spot.around) == 4


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ("outcome: 违规", "outcome: 可能", "outcome"),
        ("basis: 条例第38条第6项", "", "basis"),
        ("needs: [line.fund_amount]", "needs: [line.nothing]", "needs"),
        ("law: []", "law: [monitor.detect.nothing]", "law"),
        ("law: []", "law: [policy.change_assessment.required]", "law"),
        ("knowledge: []", "knowledge: [nothing]", "knowledge"),
        ("scope: line.fee_amount > 0", "scope: line.nothing > 0", "scope"),
        ("version: 1001", "version: 1002", "version"),
        (f"code: {CODE}", "code: YJ96201000000002", "code"),
    ],
)
def test_a_fault_of_the_card_names_its_key(old: str, new: str, key: str) -> None:
    spot = check(TEXT.replace(old, new)).spot
    assert spot is not None
    assert spot.key == key
    assert f"卡片的 {key}" in spot.where
    if new:
        assert [it.text for it in spot.around if it.faulty] == [new]


@pytest.mark.parametrize(
    "text", ["", "SELECT 1", "/* ---\ncode: [\n--- */\nSELECT 1", "/* ---\n- x\n--- */\nSELECT 1"]
)
def test_what_is_no_rule_is_refused(text: str) -> None:
    assert check(text).spot is not None
    assert check(text).rule is None


def test_columns_that_do_not_fit_the_card() -> None:
    spot = check(TEXT.replace(", line.cnt\n", "\n")).spot
    assert spot is not None
    assert (spot.code, "cnt" in spot.wrong) == ("rule.evidence", True)
    spot = check(TEXT.replace("line.fee_amount, line.fund_amount", "line.fee_amount")).spot
    assert spot is not None
    assert (spot.code, "fund_amount" in spot.wrong) == ("rule.output", True)


def test_a_text_that_is_too_long(settings) -> None:
    settings.LIMIT = {**settings.LIMIT, "RULE_LENGTH": 50}
    spot = check(TEXT).spot
    assert spot is not None
    assert (spot.code, spot.around) == ("rule.long", ())
