"""A run in a process of its own, cut into small tasks, watched and killed from outside."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.audit.small_lake import HEAD, Claims, canonical, rule_text
from yijian.audit.rulebook.rulebook import load_rulebook
from yijian.audit.run import tasks
from yijian.audit.run.start import RunRequest, run_audit

LINES, PER_TASK = 600, 150
FILES = ("findings", "finding_lines", "coverage", "quality")
DRIVER = f"""
from yijian.audit.run import tasks
tasks.LINES_PER_TASK = {PER_TASK}
import sys
from yijian.cli import main
sys.exit(main())
"""
PAIRS = f"""{HEAD}
FROM line JOIN line AS other ON other.psn_no = line.psn_no
WHERE other.bkkp_sn <> line.bkkp_sn AND other.fee_amount > line.fee_amount"""
ENDLESS = f"""{HEAD}
FROM line
WHERE line.cnt > (
    SELECT count(*) FROM line AS a
    JOIN line AS b ON b.hilist_code = a.hilist_code
    JOIN line AS c ON c.hilist_code = b.hilist_code
    JOIN line AS d ON d.hilist_code = c.hilist_code
)"""
MONTH = """SELECT institution_month.fixmedins_code, institution_month.month_begn, NULL AS setl_id,
       NULL AS bkkp_sn, '违规' AS role, institution_month.fee_amount, institution_month.fund_amount
FROM   institution_month"""


@dataclass(frozen=True)
class Ground:
    """A lake, a folder of rules, and what a run that nobody disturbs finds."""

    lake: Path
    rules: Path
    expected: dict[str, list[tuple[Any, ...]]]

    def request(self, out: Path, **changes: Any) -> RunRequest:
        """The run of this ground, into ``out``."""
        given: dict[str, Any] = {"lake": self.lake, "memory": "1GB", "jurisdiction": "national"}
        given |= {"rulebook": load_rulebook(self.rules), "out": out}
        return RunRequest(**(given | changes))

    def start(self, out: Path, *more: str) -> subprocess.Popen[bytes]:
        """The same run as a command in a process of its own."""
        words = ["audit", "run", "--lake", self.lake, "--jurisdiction", "national", "--out", out]
        words += ["--rulebook", self.rules, "--memory", "1GB", "--json", *more]
        command = [sys.executable, "-c", DRIVER, *map(str, words)]
        return subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=out.parent
        )


def found(out: Path) -> dict[str, list[tuple[Any, ...]]]:
    """The rows of all files of a finished run."""
    return {name: canonical(out / f"{name}.parquet") for name in FILES}


def make_ground(folder: Path) -> Ground:
    """Lines of a few hundred persons in one hospital, judged once without disturbance."""
    claims = Claims()
    claims.hospital()
    for number in range(LINES // 2):
        own = {"setl_id": f"s{number}", "mdtrt_id": f"v{number}", "psn_no": f"p{number}"}
        claims.line(**own, bkkp_sn="1", pric=100 + number)
        claims.line(**own, bkkp_sn="2", pric=300, medins_list_codg=None)
        claims.settlement(400 + number, 200, **own)
    rules = folder / "rules"
    rules.mkdir()
    pairs = rule_text("YJ00000000000001", PAIRS)
    (rules / "pairs.sql").write_text(pairs, encoding="utf-8")
    card = {
        "grain": "institution_month",
        "scope": "institution_month.fee_amount IS NOT NULL",
        "anchor": "[fixmedins_code, month_begn]",
    }
    month = rule_text("YJ00000000000002", MONTH, **card)
    (rules / "month.sql").write_text(month, encoding="utf-8")
    ground = Ground(claims.lake(folder), rules, {})
    run_audit(ground.request(folder / "run"))
    expected = found(folder / "run")
    assert len(expected["findings"]) > LINES // 4
    return Ground(ground.lake, rules, expected)


def done(out: Path) -> dict[str, int]:
    """Finished tasks and when they were finished."""
    files = sorted((out / ".run" / "done").glob("*.json"))
    return {path.name: path.stat().st_mtime_ns for path in files}


def wait(due: Callable[[], bool], child: subprocess.Popen[bytes], seconds: float = 60) -> bool:
    """Wait until something is so; whether it was, before the child ended."""
    deadline = time.monotonic() + seconds
    while not due():
        if child.poll() is not None:
            return False
        assert time.monotonic() < deadline, "too slow"
        time.sleep(0.002)
    return True


def alive(pid: int) -> bool:
    """Whether a process is there and is no mere entry waiting to be fetched."""
    try:
        status = Path(f"/proc/{pid}/stat").read_text(encoding="ascii")
    except OSError:
        return False
    return status.rpartition(")")[2].split()[0] != "Z"


def children(pid: int) -> list[int]:
    """The direct children of a process."""
    text = ""
    with suppress(OSError):
        text = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii")
    return [int(word) for word in text.split()]


def kill(*pids: int) -> None:
    """SIGKILL these processes, which the test started."""
    for pid in pids:
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)


def finish(child: subprocess.Popen[bytes]) -> tuple[int, dict[str, Any], str]:
    """Exit code, JSON and error text of a run."""
    out, err = child.communicate(timeout=120)
    answer = json.loads(out) if out.strip().startswith(b"{") else {}
    return child.returncode, answer, err.decode()


def take_up(ground: Ground, out: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, int]:
    """Run again in ``out``; the finished tasks as they stood before the end."""
    monkeypatch.setattr(tasks, "LINES_PER_TASK", PER_TASK)
    seen: dict[str, int] = {}

    def look(name: str, _share: float) -> None:
        if name == "assemble":
            seen.update(done(out))

    run_audit(ground.request(out), look)
    return seen
