from __future__ import annotations

import pytest

from yijian.audit.antifraud.patterns import SUBJECTS, patterns
from yijian.audit.rulebook.rulebook import load_rulebook


@pytest.mark.parametrize("name", list(patterns()))
def test_a_card_names_rules_of_the_library_once(name: str) -> None:
    card = patterns()[name]
    known = {rule.card.code for rule in load_rulebook()}
    assert card.id == name
    assert set(card.rules) <= known
    assert len(set(card.rules)) == len(card.rules)
    assert card.subject_title == SUBJECTS[card.subject]


def test_every_subject_has_a_pattern_and_no_two_bear_one_title() -> None:
    cards = patterns().values()
    assert {card.subject for card in cards} == set(SUBJECTS)
    assert len({card.title for card in cards}) == len(cards)
