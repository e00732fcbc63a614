from __future__ import annotations

import re

from yijian.audit.rulebook.card import Card
from yijian.audit.sql.functions import FUNCTIONS
from yijian.audit.working_set.relations import relations
from yijian.office.monitor.rulebook.card_fields import CARD_FIELDS, OUTPUT, callables, readable


def test_every_key_is_explained() -> None:
    assert [it.key for it in CARD_FIELDS] == list(Card.model_fields)
    assert all(re.search("[\u4e00-\u9fff]", it.meaning) for it in CARD_FIELDS)
    assert "fund_amount" in OUTPUT


def test_what_may_be_read_and_called() -> None:
    names = [it.name for it in readable()]
    assert set(names) == {it.name for it in relations().values() if not it.internal}
    assert [it.grain for it in readable()] == sorted((it.grain for it in readable()), reverse=True)
    assert len(callables()) == len(FUNCTIONS)
    assert "days_between(甲, 乙)" in {it.call for it in callables()}
