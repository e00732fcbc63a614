"""A run that is killed, doubled or overtaken finds what a run that nobody disturbs finds."""

from __future__ import annotations

import shutil
import time
from dataclasses import replace
from pathlib import Path

import pytest

from tests.audit.small_lake import MADE_AT, Claims, rule_text
from tests.faults.running import (
    ENDLESS,
    Ground,
    alive,
    children,
    done,
    finish,
    found,
    kill,
    make_ground,
    take_up,
    wait,
)
from yijian.audit.run.start import run_audit
from yijian.claims.intake import import_paths
from yijian.claims.lake import Lake
from yijian.kernel.errors import Refused

LEFT = {"run.json", "findings.parquet", "finding_lines.parquet", "coverage.parquet",
        "coverage_by_area.parquet", "quality.parquet", ".lock"}  # fmt: skip


@pytest.fixture(scope="module")
def ground(tmp_path_factory: pytest.TempPathFactory) -> Ground:
    return make_ground(tmp_path_factory.mktemp("ground"))


ONE, TWO = ("--threads", "2"), ("--threads", "2", "--memory", "8GB")
"""A run with one child, and one with memory enough for two."""


@pytest.mark.parametrize(("finished", "more"), [(0, ONE), (3, ONE), (1, TWO)])
def test_killed_with_its_children_it_goes_on_where_it_stopped(
    ground: Ground,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    finished: int,
    more: tuple[str, ...],
) -> None:
    out = tmp_path / "run"
    parent = ground.start(out, *more)
    plan = out / ".run" / "plan.json"
    assert wait(lambda: plan.exists() and len(done(out)) >= finished, parent)
    kill(parent.pid, *children(parent.pid))
    parent.communicate()
    before = done(out)
    assert not (out / "run.json").exists()
    assert not (out / "findings.parquet").exists()
    after = take_up(ground, out, monkeypatch)
    assert len(before) >= finished
    assert {name: after[name] for name in before} == before
    assert found(out) == ground.expected
    assert {path.name for path in out.iterdir()} == LEFT


@pytest.mark.parametrize(("more", "count"), [(ONE, 1), (TWO, 2)])
def test_a_second_run_is_refused_and_killed_children_are_replaced(
    ground: Ground, tmp_path: Path, more: tuple[str, ...], count: int
) -> None:
    out = tmp_path / "run"
    parent = ground.start(out, *more)
    assert wait(lambda: len(done(out)) >= 1, parent)
    assert len(children(parent.pid)) == count
    with pytest.raises(Refused) as refusal:
        run_audit(ground.request(out))
    assert refusal.value.code == "lock.busy"
    assert f"{out} 里正有一次运行" in refusal.value.message
    kill(*children(parent.pid))
    code, answer, said = finish(parent)
    assert code == 0, said
    assert [rule["state"] for rule in answer["rules"]] == ["done", "done"]
    assert found(out) == ground.expected


def test_a_child_goes_on_when_its_neighbour_is_killed(ground: Ground, tmp_path: Path) -> None:
    out = tmp_path / "run"
    parent = ground.start(out, *TWO)
    claimed = out / ".run" / "claimed"
    assert wait(lambda: len({*_pids(claimed)}) == 2, parent)
    kill(_pids(claimed)[0])
    code, answer, said = finish(parent)
    assert code == 0, said
    assert [rule["state"] for rule in answer["rules"]] == ["done", "done"]
    assert found(out) == ground.expected


def _pids(claimed: Path) -> list[int]:
    """The processes that began a task."""
    texts = (path.read_text(encoding="ascii") for path in claimed.glob("person-*"))
    return [int(text) for text in texts if text]


def test_killed_alone_it_takes_its_child_along(ground: Ground, tmp_path: Path) -> None:
    rules = tmp_path / "rules"
    rules.mkdir()
    (rules / "endless.sql").write_text(rule_text("YJ00000000000007", ENDLESS), encoding="utf-8")
    parent = replace(ground, rules=rules).start(tmp_path / "run")
    hits = tmp_path / "run" / ".run" / "hits"
    assert wait(hits.exists, parent)
    orphans = children(parent.pid)
    kill(parent.pid)
    parent.communicate()
    try:
        deadline = time.monotonic() + 3
        while any(map(alive, orphans)) and time.monotonic() < deadline:
            time.sleep(0.05)
        assert not any(map(alive, orphans))
    finally:
        kill(*orphans)


def test_a_run_sees_the_lake_as_it_was_when_it_began(ground: Ground, tmp_path: Path) -> None:
    shutil.copytree(ground.lake, tmp_path / "lake")
    moved = replace(ground, lake=tmp_path / "lake")
    out = tmp_path / "run"
    parent = moved.start(out)
    assert wait(lambda: (out / ".run" / "plan.json").exists(), parent)
    later = Claims()
    later.line(setl_id="new", psn_no="new", mdtrt_id="new", bkkp_sn="1")
    later.line(setl_id="s1", mdtrt_id="v1", psn_no="p1", bkkp_sn="3", pric=5)
    import_paths(Lake(moved.lake), [later.write(tmp_path / "later")], made_at=MADE_AT)
    code, answer, _ = finish(parent)
    assert (code, answer["lake_version"]) == (0, 1)
    assert found(out) == ground.expected
    fresh = run_audit(moved.request(tmp_path / "fresh"))
    assert (fresh["lake_version"], fresh["lines"]) == (2, answer["lines"] + 2)
    with pytest.raises(Refused, match="已有另一次运行") as refusal:
        run_audit(moved.request(out))
    assert refusal.value.code == "run.other"
    assert found(out) == ground.expected
