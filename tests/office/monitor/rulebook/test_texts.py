from __future__ import annotations

import yaml

from tests.office.monitor.ruled import CASES, TEXT
from yijian.audit.rulebook.rule import parse_rule
from yijian.office.monitor.rulebook.texts import (
    allotted,
    allotted_cases,
    content_digest,
    digest_of,
    with_card,
)

CODE = "YJ96201000000007"


def test_code_and_number_are_set_and_nothing_else() -> None:
    text = allotted(TEXT.replace("\n", "\r\n"), CODE, 1003)
    card = parse_rule(text, "x").card
    assert (card.code, card.version) == (CODE, 1003)
    assert text.replace(CODE, "YJ96201000000001").replace("1003", "1001") == TEXT
    assert yaml.safe_load(allotted_cases(CASES, CODE))["rule"] == CODE


def test_a_variant_has_the_same_sql() -> None:
    rule = parse_rule(TEXT, "x")
    variant = parse_rule(with_card(rule, scope="line.cnt > 0"), "x")
    assert (variant.sql, variant.card.scope) == (rule.sql, "line.cnt > 0")
    assert variant.card.evidence == rule.card.evidence


def test_digests_tell_text_and_cases_apart() -> None:
    assert digest_of(TEXT) != digest_of(TEXT + "\n")
    assert len({content_digest("a", "b"), content_digest("ab", ""), content_digest("", "ab")}) == 3
