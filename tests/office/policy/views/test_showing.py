from __future__ import annotations

from tests.office.policy.asked import proposed, proposed_year, published
from yijian.office.policy.views.showing import after_words, change_facts, row_of


def test_before_and_after(actor, officer) -> None:
    change = proposed(officer)
    facts = change_facts(change)
    assert (facts["before"], facts["after"]) == ("3 个工作日（含本数）", "5 个工作日（含本数）")
    first = published(actor, change)
    second = published(actor, proposed(officer, value=7))
    assert change_facts(second)["before"] == "5 个工作日（含本数）"
    assert change_facts(first)["before"] == "3 个工作日（含本数）"  # as it was published


def test_a_year(officer) -> None:
    change = proposed_year(officer)
    assert after_words(change) == "放假 10 日"
    assert len(change_facts(change)["days_off"]) == 2


def test_for_whom_it_waits(officer, head) -> None:
    row = row_of(officer, proposed(officer))
    assert (row["waits"], row["mine"]) == ("附上数据测算（系统自动、医保行政执法人员）", True)
    assert not row_of(head, row["change"])["mine"]
