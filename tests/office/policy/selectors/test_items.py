from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.office.policy.items import OFFICER, drafted, in_force
from yijian.office.framework.action import Missing
from yijian.office.policy.selectors.items import (
    STATES,
    entry_of,
    filing_words,
    item_for,
    items_for,
    local_entries,
    search_items,
    supplement_of,
)

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 21)


def test_of_the_own_jurisdiction() -> None:
    item = drafted()
    assert item_for(OFFICER, item.pk) == item
    with pytest.raises(Missing):
        item_for(replace(OFFICER, jurisdiction="lanzhou"), item.pk)
    rows = items_for(OFFICER)
    assert list(search_items(rows, {"q": "正骨", "state": "drafted", "kind": "service"})) == [item]
    assert not search_items(rows, {"kind": "drug"}).exists()
    assert {name: it.title for name, it in item.rules.states.items()} == STATES


def test_a_draft_is_in_no_catalogue() -> None:
    item = drafted()
    assert local_entries("ningxia") == []
    assert entry_of(item).begndate == date(9999, 12, 31)
    assert filing_words(item, DAY) == ""


@pytest.mark.article("NX-8-2")
def test_the_filing_is_watched() -> None:
    item = in_force()
    assert filing_words(item, DAY).startswith("待备案")
    assert [entry.code for entry in local_entries("ningxia")] == [item.code]


def test_who_has_the_power() -> None:
    found = supplement_of("ningxia", DAY)
    assert not isinstance(found, str)
    assert len(found.steps) == 3
    assert "不收地方条目" in supplement_of("hainan", DAY)
