"""Decisions about a lake's knowledge: tried out, in force, taken back, and killed on the way."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from yijian.audit.knowledge.adoption import Decision, decide, decisions_of, try_out
from yijian.audit.knowledge.imports import import_knowledge
from yijian.audit.knowledge.staging import Staged, load_staged, stage
from yijian.claims.lake import Lake
from yijian.kernel.errors import Refused

pytestmark = pytest.mark.article("CQ-3.4-3", "GS-2.9-3b")
NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)
HEAD = "hilist_code,sex,source,begndate"
A, B = "XL02BBA326A001010102180", "XL02BBA326A001010178537"
Bring = Callable[..., Staged]

KILLED = """
import os, signal, sys
from datetime import datetime, UTC
from pathlib import Path
from yijian.audit.knowledge import adoption, state
from yijian.audit.knowledge.staging import load_staged
from yijian.claims import lake as lakes
def die(*_, **__):
    os.kill(os.getpid(), signal.SIGKILL)
where, lake, folder = sys.argv[1:]
if where == "raw":
    adoption.write_raw = die
elif where == "tables":
    state.pq.write_table = die
elif where == "manifest":
    lakes.write_json = die
elif where == "current":
    lakes.write_atomic = die
elif where == "after":
    lakes.Draft.commit = (lambda old: lambda self: (old(self), die()))(lakes.Draft.commit)
staged = load_staged(Path(folder))
decision, at = adoption.Decision("1", staged), datetime(2026, 11, 21, tzinfo=UTC)
adoption.decide(lakes.Lake(Path(lake)), decision, at)
"""


@pytest.fixture
def bring(own_csv: Callable[..., Path], tmp_path: Path) -> Bring:
    """``bring("x", line…)``: these lines of ``drug_sex``, staged under a name."""

    def make(name: str, *lines: str) -> Staged:
        return stage([own_csv("drug_sex", HEAD, *lines, folder=name)], tmp_path / f"staged-{name}")

    return make


def rows(lake: Lake) -> int:
    return int(lake.snapshot().knowledge.get("tables", {}).get("drug_sex", {"rows": 0})["rows"])


def test_tried_out_decided_and_taken_back(lake: Lake, bring: Bring) -> None:
    one, other = bring("a", f"{A},男,某,2026-01-01"), bring("b", f"{B},女,某,2026-01-01")
    trial = try_out(None, Decision("1", one), NOON)
    assert (trial.base, [it.what for it in trial.found]) == ("", ["新增"])
    first = decide(lake, Decision("1", one, base=trial.base), NOON)
    state = lake.snapshot()
    trial = try_out(state, Decision("2", other), NOON)
    assert lake.snapshot().digest == state.digest
    second = decide(lake, Decision("2", other, base=trial.base), NOON)
    assert len({first, second}) == 2
    assert rows(lake) == 2
    back = try_out(lake.snapshot(), Decision("3", undoes="2"), NOON)
    assert [it.what for it in back.found] == ["撤回"]
    assert (
        decide(lake, Decision("3", undoes="2"), NOON) == first
    )  # the earlier state, to the letter
    knowledge = lake.snapshot().knowledge
    assert knowledge["digest"] == state.knowledge["digest"]
    [aside] = knowledge["set_aside"]
    assert (aside["source"], aside["set_aside_by"]) == ("drug_sex.csv", "3")
    assert (lake.path / aside["path"]).is_file()
    assert [it["decision"] for it in decisions_of(lake.snapshot())] == ["1", "2", "3"]


def test_asked_again_it_finds_itself_done(lake: Lake, bring: Bring) -> None:
    staged = bring("a", f"{A},男,某,2026-01-01")
    version = decide(lake, Decision("1", staged), NOON)
    manifest = lake.snapshot().version
    assert decide(lake, Decision("1", staged), NOON) == version
    assert lake.snapshot().version == manifest


def test_what_others_brought_as_well_stays(lake: Lake, bring: Bring, tmp_path: Path) -> None:
    """The same content in two batches, and once more by the command line."""
    line = f"{A},男,某,2026-01-01"
    decide(lake, Decision("1", bring("a", line)), NOON)
    decide(lake, Decision("2", bring("b", line)), NOON)
    decide(lake, Decision("3", undoes="1"), NOON)
    assert rows(lake) == 1
    decide(lake, Decision("4", undoes="2"), NOON)
    assert rows(lake) == 0
    import_knowledge(lake, [tmp_path / "a"], made_at=NOON)
    assert (rows(lake), lake.snapshot().knowledge["set_aside"]) == (1, [])
    decide(lake, Decision("5", bring("c", line)), NOON)
    decide(lake, Decision("6", undoes="5"), NOON)
    assert rows(lake) == 1


def test_refusals_leave_the_lake(lake: Lake, bring: Bring) -> None:
    staged = bring("a", f"{A},男,某,2026-01-01")
    with pytest.raises(Refused, match="没有可以回退的内容"):
        decide(lake, Decision("1", undoes="0"), NOON)
    with pytest.raises(Refused) as moved:
        decide(lake, Decision("1", staged, base="0" * 64), NOON)
    assert moved.value.code == "knowledge.moved"
    staged.path(staged.sources[0]).write_bytes(b"PAR1")
    with pytest.raises(Refused) as damaged:
        decide(lake, Decision("1", staged), NOON)
    assert damaged.value.code == "knowledge.staged_changed"
    assert (lake.snapshot().version, rows(lake)) == (0, 0)


def test_rows_that_no_table_takes_are_named_once(lake: Lake, bring: Bring) -> None:
    decide(lake, Decision("1", bring("a", f"{A},男,某,2026-01-01")), NOON)
    other = bring("b", f"{A},女,某,2026-01-01", f"{B},女,某,2026-01-01")
    trial = try_out(lake.snapshot(), Decision("2", other), NOON)
    assert {(it.row, "两行都不采用" in it.reason) for it in trial.rejects} == {(2, True)}
    assert len(trial.rejects) == 2
    decide(lake, Decision("2", other), NOON)
    again = try_out(lake.snapshot(), Decision("3", undoes="2"), NOON)
    assert again.rejects == []


@pytest.mark.parametrize("where", ["raw", "tables", "manifest", "current", "after"])
def test_killed_it_leaves_the_old_state_or_the_new(
    lake: Lake, bring: Bring, tmp_path: Path, where: str
) -> None:
    decide(lake, Decision("0", bring("a", f"{A},男,某,2026-01-01")), NOON)
    before = lake.snapshot()
    staged = bring("b", f"{B},女,某,2026-01-01")
    words = [sys.executable, "-c", KILLED, where, str(lake.path), str(staged.folder)]
    assert subprocess.run(words, check=False).returncode == -signal.SIGKILL
    now = lake.snapshot()
    if where == "after":
        assert rows(lake) == 2
    else:
        assert (now.digest, rows(lake)) == (before.digest, 1)
    loaded = load_staged(staged.folder)
    decide(lake, Decision("1", loaded), NOON)
    assert rows(lake) == 2
    assert [it["decision"] for it in decisions_of(lake.snapshot())] == ["0", "1"]
    assert [path for path in lake.path.iterdir() if path.name.startswith(".")] == []
