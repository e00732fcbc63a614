from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.audit.small_lake import MADE_AT
from tests.office.monitor.loading.lakes import claims, fill_lake
from yijian.claims.intake import import_paths
from yijian.claims.lake import Lake
from yijian.kernel.errors import Refused
from yijian.office.monitor.loading.auditing import audit
from yijian.office.work.models import Job


@pytest.mark.sqlite
@pytest.mark.django_db
def test_the_audit_runs_and_is_not_repeated(home: Path, quiet) -> None:
    fill_lake(home)
    out = home / "runs" / "lanzhou" / "job-1"
    job = Job(jurisdiction="lanzhou", parameters={"from": "2026-03-01", "to": "2026-03-31"})
    audit(job, out, quiet)
    said = json.loads((out / "run.json").read_text(encoding="utf-8"))
    assert (said["lines"], said["from"], said["to"]) == (6, "2026-03-01", "2026-03-31")
    assert not (out / "audit.out").exists()
    assert quiet.step == "稽核"
    before = (out / "run.json").stat().st_mtime_ns
    audit(job, out, quiet)
    assert (out / "run.json").stat().st_mtime_ns == before


@pytest.mark.django_db
def test_its_refusal_is_ours(home: Path, quiet) -> None:
    job = Job(jurisdiction="lanzhou", parameters={})
    with pytest.raises(Refused, match="不是数据湖") as refused:
        audit(job, home / "out", quiet)
    assert refused.value.code == "lake.missing"


@pytest.mark.sqlite
@pytest.mark.django_db
def test_where_the_lake_has_moved_on_it_begins_anew(home: Path, quiet) -> None:
    lake = fill_lake(home)
    out = home / "out"
    job = Job(jurisdiction="lanzhou", parameters={})

    class Killed(Exception):
        pass

    def stop(*_: object) -> None:
        if (out / ".run" / "plan.json").exists():
            raise Killed

    stop.step = ""  # type: ignore[attr-defined]
    with pytest.raises(Killed):
        audit(job, out, stop)
    assert (out / ".run" / "plan.json").exists()
    more = claims(1, start=50).write(home / "more")
    import_paths(Lake(lake), [more], made_at=MADE_AT)
    audit(job, out, quiet)
    said = json.loads((out / "run.json").read_text(encoding="utf-8"))
    assert (said["lake_version"], said["lines"]) == (2, 8)
