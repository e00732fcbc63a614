from __future__ import annotations

from tests.office.monitor.ruled import DEATH, REASON, shipped
from yijian.office.monitor.rulebook.deciding import ask, decide


def test_two_persons_or_the_system_alone(actor) -> None:
    row = shipped(actor, DEATH)[DEATH]
    ask(row, actor("first_reviewer"), "suspend_rule", f" {REASON} ", {"areas": ["62"]})
    assert row.asked["reason"] == REASON
    assert (row.asked["title"], row.asked["digest"]) == ("暂停规则", row.digest)
    decide(row, actor("second_reviewer"))
    assert (row.maker, row.checker, row.asked) == ("first_reviewer", "second_reviewer", {})
    ask(row, actor("first_reviewer"), "suspend_rule", REASON, {})
    decide(row, actor("system"))
    assert (row.maker, row.maker_name, row.checker) == ("", "", "system")
