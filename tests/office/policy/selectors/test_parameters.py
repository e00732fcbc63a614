from __future__ import annotations

from datetime import date

import pytest

from tests.office.policy.asked import CHILD, WINDOW
from yijian.audit.rulebook.rulebook import load_rulebook
from yijian.law import Law
from yijian.office.framework.action import Missing
from yijian.office.policy.selectors.parameters import choice, find_parameters, model_of

LAW, DAY = Law.load(), date(2026, 11, 21)


def test_by_name_or_title() -> None:
    assert find_parameters(LAW, "case_reporting.filing") == [WINDOW]
    assert CHILD in find_parameters(LAW, "儿童")
    assert find_parameters(LAW, "没有这种参数") == []
    assert len(find_parameters(LAW, " ")) == len(LAW.names())


@pytest.mark.django_db
def test_what_can_be_said_of_it() -> None:
    child = choice(LAW, CHILD, "lanzhou", DAY)
    reading = [rule for rule in load_rulebook() if CHILD in rule.card.law]
    assert (child.read_by, child.period, child.closed) == (len(reading), False, "")
    window = choice(LAW, WINDOW, "lanzhou", DAY)
    assert (window.read_by, window.period) == (0, True)
    assert window.value is not None
    assert choice(LAW, WINDOW, "gansu", DAY).closed == "本地和上级都没有这个参数"


def test_an_unknown_one() -> None:
    with pytest.raises(Missing):
        model_of(LAW, "policy.nothing.here", "lanzhou")
