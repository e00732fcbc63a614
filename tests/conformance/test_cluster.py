"""The whole library on a real standalone cluster: two workers read the same lake.

That what they find is what the embedded engine finds, ``test_rules.py`` asserts row by row.
"""

from __future__ import annotations

import pytest

from tests.conformance.cluster import WORKERS
from tests.conformance.conftest import Shared
from yijian.audit.rulebook.rulebook import load_rulebook

pytestmark = [pytest.mark.xdist_group("spark"), pytest.mark.spark]


def test_both_workers_were_at_work_and_every_rule_hit(shared_runs: Shared) -> None:
    rows = shared_runs.together("spark")
    assert shared_runs.workers_at_work == WORKERS
    hit = {code for code in codes() for row in rows["findings"] if code in row}
    assert hit == codes()


def codes() -> set[str]:
    """The codes of the library."""
    return {rule.card.code for rule in load_rulebook()}
