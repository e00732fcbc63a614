from __future__ import annotations

import pytest

from tests.office.monitor.found import PUBLISHED, make_run
from yijian.office.framework.guard import Guarded
from yijian.office.framework.permission import NotAllowed
from yijian.office.monitor.actions.withdraw_run import withdraw_run
from yijian.office.monitor.models import Run, RunState


def states() -> dict[str, str]:
    return dict(Run.objects.values_list("key", "state"))


def test_the_one_before_is_seen_again(actor, run) -> None:
    older = make_run(key="b" * 16, state=RunState.REPLACED, published_at=PUBLISHED.replace(day=10))
    oldest = make_run(key="c" * 16, state=RunState.REPLACED, published_at=PUBLISHED.replace(day=1))
    who = actor("first_reviewer")
    withdraw_run(actor=who, subject=run.pk, revision=run.revision, reason="知识有误")
    assert states() == {
        run.key: RunState.WITHDRAWN, older.key: RunState.VISIBLE, oldest.key: RunState.REPLACED
    }  # fmt: skip
    run.refresh_from_db()
    older.refresh_from_db()
    assert (run.summary["withdrawn"], run.summary["withdrawn_by"]) == ("知识有误", who.name)
    assert older.revision == 2


def test_where_there_was_none_before_nothing_is_seen(actor, run) -> None:
    withdraw_run(actor=actor("first_reviewer"), subject=run.pk, revision=1, reason="x")
    assert states() == {run.key: RunState.WITHDRAWN}


def test_a_load_that_ended_halfway_is_put_aside_by_the_system_alone(actor, run) -> None:
    half = make_run(key="b" * 16, state=RunState.LOADING)
    with pytest.raises(Guarded, match="它的状态是“装入中”，页面上看不到它的疑点"):
        withdraw_run(actor=actor("first_reviewer"), subject=half.pk, revision=1, reason="x")
    withdraw_run(actor=actor("system"), subject=half.pk, revision=1, reason="磁盘空间不足")
    assert states() == {run.key: RunState.VISIBLE, half.key: RunState.WITHDRAWN}


def test_refusals(actor, run) -> None:
    with pytest.raises(Guarded, match="没有写撤回的理由"):
        withdraw_run(actor=actor("first_reviewer"), subject=run.pk, revision=1, reason=" ")
    with pytest.raises(NotAllowed):
        withdraw_run(actor=actor("authority"), subject=run.pk, revision=1, reason="x")
    assert states() == {run.key: RunState.VISIBLE}
