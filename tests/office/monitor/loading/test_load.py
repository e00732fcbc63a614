from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from django.db.models import Count, Sum

from benchmarks.make_findings import make
from yijian.kernel.errors import Refused
from yijian.office.monitor.loading import load, pacing
from yijian.office.monitor.loading.load import load_run
from yijian.office.monitor.models import (
    Coverage,
    Finding,
    FindingLine,
    Institution,
    QualityTally,
    Run,
    RunState,
    Tally,
)

pytestmark = pytest.mark.django_db(transaction=True)
COUNTED = (Finding, FindingLine, Tally, Coverage, QualityTally, Institution)


def counts() -> dict[str, int]:
    return {model.__name__: model.objects.count() for model in COUNTED}


def test_everything_arrives_once_and_nobody_sees_it(folder, opened, quiet) -> None:
    run = opened(folder)
    load_run(run, quiet)
    run.refresh_from_db()
    lines = pq.read_table(folder / "finding_lines.parquet")
    assert (run.loaded, run.loaded_lines) == (1_200, lines.num_rows)
    assert (run.state, run.summary["loaded"]) == (RunState.LOADING, True)
    assert Finding.objects.count() == 1_200
    assert list(Finding.objects.order_by("pk").values_list("finding_id", flat=True)) == (
        pq.read_table(folder / "findings.parquet")["finding_id"].to_pylist()
    )
    assert Finding.objects.aggregate(s=Sum("fee_amount"))["s"] == run.fee_amount
    assert Tally.objects.aggregate(s=Sum("n"))["s"] == 1_200
    per_finding = dict(
        FindingLine.objects.values_list("finding__finding_id").annotate(n=Count("pk"))
    )
    counted = lines.group_by("finding_id").aggregate([([], "count_all")]).to_pylist()
    assert per_finding == {it["finding_id"]: it["count_all"] for it in counted}
    assert [it[0] for it in quiet.told][-1] == "汇总"


def test_again_it_changes_nothing(folder, opened, quiet) -> None:
    load_run(opened(folder), quiet)
    before = counts()
    again = opened(folder)
    load_run(again, quiet)
    assert counts() == before
    assert Run.objects.count() == 1


@pytest.mark.parametrize("stop_after", [1, 4, 9, 13])
def test_stopped_anywhere_it_goes_on_there(
    folder, opened, quiet, monkeypatch, settings, stop_after
):
    settings.LIMIT = {**settings.LIMIT, "LOAD_BATCH_ROWS": 400}
    load_run(opened(make(1_200, folder.parent / "whole", seed=2)), quiet)
    whole = counts()
    run = opened(folder)
    turns = {"left": stop_after}

    class Stop(Exception):
        pass

    class Fragile(pacing.Pace):
        def _wait(self) -> None:
            if not turns["left"]:
                raise Stop
            turns["left"] -= 1

    monkeypatch.setattr(load, "Pace", Fragile)
    with pytest.raises(Stop):
        load_run(run, quiet)
    monkeypatch.undo()
    between = Run.objects.get(pk=run.pk)
    assert Finding.objects.filter(run=run).count() == between.loaded
    assert FindingLine.objects.filter(run=run).count() == between.loaded_lines
    load_run(opened(folder), quiet)
    assert Finding.objects.filter(run=run).count() == 1_200
    assert FindingLine.objects.filter(run=run).count() == (
        pq.read_metadata(folder / "finding_lines.parquet").num_rows
    )
    assert counts()["Coverage"] == 2 * whole["Coverage"]
    assert Tally.objects.filter(run=run).aggregate(s=Sum("n"))["s"] == 1_200


def test_a_damaged_folder_is_refused(folder: Path, opened, quiet) -> None:
    run = opened(folder)
    (folder / "finding_lines.parquet").unlink()
    with pytest.raises(Refused, match=r"“finding_lines\.parquet”缺失或已损坏"):
        load_run(run, quiet)
    assert Run.objects.get().state == RunState.LOADING


def test_a_run_without_findings_loads(home: Path, opened, quiet) -> None:
    folder = make(1, home / "empty")
    for name in ("findings", "finding_lines", "quality"):
        path = folder / f"{name}.parquet"
        pq.write_table(pq.read_table(path).slice(0, 0), path)
    said = json.loads((folder / "run.json").read_text())
    nothing = {"findings": 0, "fee_amount": "0", "counted_fund_amount": "0"}
    (folder / "run.json").write_text(json.dumps(said | nothing))
    run = opened(folder)
    load_run(run, quiet)
    assert (run.loaded, run.loaded_lines, run.summary["loaded"]) == (0, 0, True)
    assert run.fee_amount == Decimal(0)
    assert not Tally.objects.exists()
    assert Coverage.objects.exists()
