from __future__ import annotations

from decimal import Decimal

import pyarrow as pa
import pytest

from yijian.office.framework.writing import WriteOutsideAction
from yijian.office.monitor.loading.writing_rows import insert, prepared, turn
from yijian.office.monitor.models import QualityTally, Run, RunState, Unmasking
from yijian.office.work.heartbeat import LeaseLost

ROWS = {"code": ["QF101", ""], "effect": ["marks", '引"号,逗\n号'], "fixmedins_code": ["", "H1"]}


def rows(run: Run) -> pa.Table:
    return pa.table({"run_id": [run.pk] * 2, **ROWS, "n": [1, 2]})


def test_rows_and_counter_come_together_or_not_at_all(folder, opened) -> None:
    run = opened(folder)
    with turn(run, loaded=5):
        insert(QualityTally, prepared(rows(run)))
    assert run.loaded == 5
    assert Run.objects.get().loaded == 5
    found = QualityTally.objects.order_by("pk").values_list(*ROWS)
    assert list(found) == list(zip(*ROWS.values(), strict=True))

    def broken() -> None:
        with turn(run, loaded=9):
            insert(QualityTally, prepared(rows(run)))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        broken()
    assert (run.loaded, Run.objects.get().loaded) == (5, 5)
    assert QualityTally.objects.count() == 2


def test_who_stands_elsewhere_has_lost_the_run(folder, opened, queued_job) -> None:
    run, other = opened(folder), Run.objects.get()
    with turn(other, loaded=5):
        pass
    with pytest.raises(LeaseLost), turn(run, loaded=7):
        pytest.fail("the counter has moved on")
    opened(folder, job=queued_job)
    with pytest.raises(LeaseLost), turn(other, loaded=7):
        pytest.fail("the run belongs to another job")


def test_a_run_that_was_put_aside_takes_no_more(folder, opened) -> None:
    run = opened(folder)
    from yijian.office.framework.writing import writing

    with writing():
        Run.objects.update(state=RunState.WITHDRAWN)
    with pytest.raises(LeaseLost), turn(run, loaded=1):
        pytest.fail("it is withdrawn")


def test_a_turn_writes_what_hangs_on_a_run_and_nothing_else(folder, opened, actor) -> None:
    run = opened(folder)
    at = actor("authority").at
    other = Unmasking(
        jurisdiction="lanzhou", username="x", finding_id="x", reason="x", at=at, until=at
    )
    with pytest.raises(WriteOutsideAction), turn(run):
        other.save()


def test_money_and_dates_arrive_as_they_were(folder, opened, quiet) -> None:
    import pyarrow.parquet as pq

    from yijian.office.monitor.loading.load import load_run
    from yijian.office.monitor.models import Finding

    load_run(opened(folder), quiet)
    shown = pq.read_table(folder / "findings.parquet").slice(17, 1).to_pylist()[0]
    found = Finding.objects.get(finding_id=shown["finding_id"])
    for name, value in shown.items():
        if hasattr(found, name) and name != "run_id":
            assert getattr(found, name) == value, name
    assert isinstance(found.fee_amount, Decimal)
