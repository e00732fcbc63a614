"""Everything once more on PostgreSQL: the same tests, in a process whose office is there.

The tests themselves say ``default`` and nothing else; those marked ``postgres`` wait for this
pass, those marked ``sqlite`` are left out of it. By hand: ``python -m tests.plugins.postgres
tests/office/trail``.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.plugins.postgres import Cluster, run_office_tests


@pytest.mark.postgres
def test_the_whole_office_on_postgres(cluster: Cluster) -> None:
    here = Path(__file__)
    words = ["-q", str(here.parent), f"--ignore={here}", "-m", "not browser and not slow"]
    assert run_office_tests(cluster, words) == 0
