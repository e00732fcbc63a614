from __future__ import annotations

from tests.office.policy.asked import CHILD, OVERRIDE, proposed, proposed_year
from yijian.office.policy.guards.data_to_run import data_to_run


def test_something_past_reads_it(officer) -> None:
    assert data_to_run(subject=proposed(officer)) is None
    assert data_to_run(subject=proposed_year(officer)) is None


def test_nothing_does(officer) -> None:
    change = proposed(officer, OVERRIDE, value=False, unit="bool", inclusive=None)
    refusal = data_to_run(subject=change)
    assert refusal is not None
    assert refusal.missing == "书面测算"


def test_a_rule_does_but_there_are_no_claims(officer) -> None:
    assert data_to_run(subject=proposed(officer, CHILD, value=12, unit="year")) is not None
