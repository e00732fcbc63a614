"""The child processes of a run: how many there are, and that each task is done by one of them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.audit.run.test_plan import PERSONS, plan
from yijian.audit.run.children import ROOM, Children, abreast
from yijian.audit.run.worker import claimed_by


@pytest.mark.parametrize(
    ("changes", "todo", "count"),
    [
        ({"memory": f"{2 * ROOM}MB", "threads": 2}, 9, 2),
        ({"memory": f"{2 * ROOM - 1}MB", "threads": 2}, 9, 1),
        ({"memory": "8GB", "threads": 1}, 9, 1),
        ({"memory": "64GB", "threads": 4}, 9, 4),
        ({"memory": "64GB", "threads": 4}, 3, 3),
        ({"memory": "64GB", "engine": "spark"}, 9, 1),
        ({"memory": "100MB"}, 9, 1),
    ],
)
def test_as_many_as_threads_and_memory_allow(
    changes: dict[str, Any], todo: int, count: int
) -> None:
    assert abreast(plan(**changes), todo) == count


def test_a_task_that_nobody_began_is_nobodys_fault(tmp_path: Path) -> None:
    children = Children(plan(), tmp_path)
    assert claimed_by(tmp_path, PERSONS) == 0
    assert children.at_fault([PERSONS]) == []
