"""The whole library on a real standalone cluster: two workers read the same lake.

That what they find is what the embedded engine finds, ``test_rules.py`` asserts row by row.
"""

from __future__ import annotations

import pytest

from tests.conformance.cluster import WORKERS
from tests.conformance.conftest import Shared
from yijian.audit.rulebook.rulebook import load_rulebook

pytestmark = [pytest.mark.xdist_group("spark"), pytest.mark.spark]


def test_both_workers_were_at_work_and_every_rule_ended(shared_runs: Shared) -> None:
    rows = shared_runs.city("spark")
    assert shared_runs.workers_at_work == WORKERS
    assert rows["findings"]
    states = {rule["code"]: rule["state"] for rule in shared_runs.summary["spark"]["rules"]}
    assert states.keys() == {rule.card.code for rule in load_rulebook()}
    assert "stopped" not in states.values()
