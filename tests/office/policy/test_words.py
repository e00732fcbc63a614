from __future__ import annotations

from datetime import date

from tests.office.policy.asked import content
from yijian.law import Law
from yijian.law.wording import whole
from yijian.office.policy.words import content_words


def test_what_is_asked_for() -> None:
    assert content_words(content()) == "5 个工作日（含本数）"
    parts = {"first": 5, "extension": 3}
    asked = content(inclusive=None, components=parts)
    assert content_words(asked) == "5 个工作日（延长 3 个工作日）"


def test_a_value_of_several_things() -> None:
    core = Law.load().value("policy.fund_scope.core_funds", "lanzhou", date(2026, 11, 21))
    asked = content(value=4, unit="count", members_of="funds", members=list(core.members or {}))
    assert content_words(asked) == whole(core)


def test_a_multiple_is_said_as_the_law_says_it() -> None:
    asked = content(value="1", unit="ratio", inclusive=None)
    assert content_words(asked) == "100%"
    assert content_words(asked, "骗保罚款倍数下限") == "1 倍"
