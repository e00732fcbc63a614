"""A rule from its file: card, SQL, place, and a digest of what decides."""

from __future__ import annotations

import pytest

from tests.audit.small_lake import HEAD, rule, rule_text
from yijian.audit.rulebook.rule import parse_rule
from yijian.kernel.errors import BadInput

SQL = f"{HEAD} FROM line"


def test_a_rule_is_card_and_sql() -> None:
    text = rule_text("YJ00000000000001", f"\n\n{SQL};\n")
    parsed = parse_rule(text, "policy/name_of_rule.sql")
    assert (parsed.name, parsed.path) == ("name_of_rule", "policy/name_of_rule.sql")
    assert (parsed.sql, parsed.text) == (SQL, text)
    assert text.splitlines()[parsed.first_line - 1].startswith("SELECT")


@pytest.mark.parametrize(
    ("text", "code", "said"),
    [
        ("SELECT 1", "rule.card", "缺少卡片"), ("", "rule.card", "缺少卡片"),
        ("/* ---\ncode: x\n", "rule.card", "缺少卡片"),
        ("/* ---\n- a\n--- */\nSELECT 1", "rule.card", "键值"),
        ("/* ---\ncode: x\n--- */\nSELECT 1", "rule.card", "列"),
        ("/* ---\na: 1\na: 2\n--- */\nSELECT 1", "yaml.syntax", "重复"),
        (rule_text("YJ00000000000001", "  \n"), "rule.sql", "没有 SQL"),
        (rule_text("YJ00000000000001", SQL, needs="[hosp_lv]"), "rule.card", "hosp_lv"),
    ],
)  # fmt: skip
def test_what_is_no_rule_is_refused(text: str, code: str, said: str) -> None:
    with pytest.raises(BadInput) as refusal:
        parse_rule(text, "x.sql")
    assert refusal.value.code == code
    assert said in refusal.value.message
    assert refusal.value.place.file == "x.sql"


@pytest.mark.parametrize(
    "change",
    [{"scope": "line.cnt > 0"}, {"needs": "[line.hosp_lv]"}, {"outcome": "可疑"}],
)
def test_what_decides_changes_the_digest(change: dict[str, str]) -> None:
    assert rule(SQL, **change).digest != rule(SQL).digest
    assert rule(f"{SQL} WHERE line.cnt > 0").digest != rule(SQL).digest


def test_words_and_blanks_do_not() -> None:
    changed = rule(f"{HEAD}\n   FROM  line", what="另一种说法", wrong_when="另一种情形", version=2)
    assert changed.digest == rule(SQL).digest
