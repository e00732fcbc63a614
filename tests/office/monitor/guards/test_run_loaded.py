from __future__ import annotations

import pytest

from yijian.office.monitor.guards.run_loaded import run_loaded
from yijian.office.monitor.models import Run

WHOLE = {"findings": 1_000, "loaded": 1_000, "loaded_lines": 5}
DONE = {"loaded": True, "finding_lines": 5}


def test_permitted() -> None:
    assert run_loaded(subject=Run(**WHOLE, summary=DONE)) is None


@pytest.mark.parametrize(
    ("change", "summary"),
    [({"loaded": 999}, DONE), ({"loaded_lines": 4}, DONE), ({}, {"finding_lines": 5}), ({}, {})],
)
def test_refused(change, summary) -> None:
    refusal = run_loaded(subject=Run(**(WHOLE | change), summary=summary))
    assert refusal is not None
    assert "/ 1,000 条，尚未装完" in refusal.sentence()
