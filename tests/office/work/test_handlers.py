from __future__ import annotations

import pytest

from tests.office.work.conftest import KIND
from yijian.office.work.handlers import HANDLERS, handler, tell_ended
from yijian.office.work.models import Job, JobState


def test_the_kinds_of_the_office() -> None:
    assert {"import", "run"} <= set(HANDLERS)
    assert HANDLERS["run"].title == "稽核"


def test_a_kind_has_one_handler(doing) -> None:
    with pytest.raises(ValueError, match="registered twice"):
        handler(KIND, title="又一个")(lambda job, tell: None)


def test_the_end_is_told_where_somebody_listens(doing) -> None:
    tell_ended(Job(kind=KIND, state=JobState.DONE, message="好"))
    tell_ended(Job(kind="unknown", state=JobState.DONE))
    assert doing.ended == [(JobState.DONE, "好")]
