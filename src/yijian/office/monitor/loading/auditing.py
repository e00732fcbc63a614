"""Running the audit as a child process of its own, which ends when we end."""

from __future__ import annotations

import json
import shutil
import subprocess
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils.timezone import localtime

from yijian.audit.working_set.relations import relations
from yijian.kernel.errors import Refused
from yijian.office.monitor.loading.folders import lake_folder
from yijian.office.monitor.loading.run_law import pinned_law
from yijian.office.monitor.rulebook.freezing import pinned_books
from yijian.office.work.child import kill_group, start_child
from yijian.office.work.models import Job
from yijian.office.work.progress import Tell

_PER_MILLE = 1000
_LOOK = 0.3
_LOG_LINES = 3


def audit(job: Job, out: Path, tell: Tell) -> None:
    """Run the audit of ``job`` into ``out``; after a kill it goes on where it stopped.

    A finished run in ``out`` stays as it is. Where the lake has moved on since an unfinished one
    began, that one is put aside and the run begins anew on the lake as it is now.

    Raises:
        Refused: the audit refused, with its own sentence, or failed.
    """
    tell.step = "稽核"
    run_to_end(_words(job, out), out, tell)


def run_to_end(words: Sequence[str], out: Path, tell: Tell) -> None:
    """Run ``yijian`` with these words until ``out`` holds a finished run; :func:`audit` says how.

    Raises:
        Refused: the audit refused, with its own sentence, or failed.
    """
    while not (out / "run.json").exists():
        code, message = _attempt(words, out, tell)
        if code == "run.unfinished":
            shutil.rmtree(out / ".run")
        elif code == "lock.busy":  # a child of a killed worker, about to notice that it is alone
            tell(0, 0, "等待上一次中断的运行退出")
            time.sleep(_LOOK)
        elif code:
            raise Refused(code, message)


def _attempt(words: Sequence[str], out: Path, tell: Tell) -> tuple[str, str]:
    """Run the child to its end; code and sentence of its refusal, empty if it was done."""
    out.mkdir(parents=True, exist_ok=True)
    said, complaints = out / "audit.out", out / "audit.err"
    with said.open("wb") as stdout, complaints.open("wb") as stderr:
        child = start_child("yijian.cli", words, stdout=stdout, stderr=stderr)
        try:
            while child.poll() is None:
                tell(*_reached(out))
                with suppress(subprocess.TimeoutExpired):
                    child.wait(timeout=_LOOK)
        finally:
            kill_group(child)
    if child.returncode == 0:
        said.unlink(missing_ok=True)
        complaints.unlink(missing_ok=True)
        return "", ""
    return _refusal(said, complaints)


def _words(job: Job, out: Path) -> Sequence[str]:
    books = pinned_books(job.jurisdiction, out, localtime(job.created_at).date())
    return run_words(job, out, out, books.live)


def run_words(job: Job, out: Path, pinned: Path, rulebook: Path) -> list[str]:
    """The words of the audit of a job into ``out``, under the law that the run in ``pinned`` has
    written down, with the rules of a frozen folder."""
    words = audit_words(job.jurisdiction, out, pinned_law(pinned), rulebook)
    for name in ("from", "to"):
        if day := job.parameters.get(name):
            words += [f"--{name}", day]
    return words


def audit_words(
    jurisdiction: str, out: Path, law: Path | None, rulebook: Path | None = None
) -> list[str]:
    """The words of ``yijian audit run`` over the lake of a jurisdiction into ``out``.

    ``law`` is the folder of what this office added to the law; None where it added nothing.
    ``rulebook`` is the frozen folder of the rules; None for those of the software.
    """
    words = ["audit", "run", "--lake", str(lake_folder(jurisdiction)), "--out", str(out)]
    words += ["--jurisdiction", jurisdiction, "--json"]
    words += ["--memory", f"{settings.LIMIT['AUDIT_MEMORY_GB']}GB"]
    words += ["--rulebook", str(rulebook)] if rulebook is not None else []
    return words + (["--law", str(law)] if law is not None else [])


def _reached(out: Path) -> tuple[int, int, str]:
    """How far the child is, from its own progress file."""
    try:
        said: dict[str, Any] = json.loads((out / "progress.json").read_text(encoding="utf-8"))
        return int(said["share"] * _PER_MILLE), _PER_MILLE, _step(str(said["at"]))
    except (OSError, ValueError, KeyError, TypeError):
        return 0, 0, "准备数据、知识和法律参数"


def _step(name: str) -> str:
    if name == "assemble":
        return "汇总疑点"
    relation = relations().get(name.split("-")[0])
    if relation is None or relation.name == "person":
        return "逐人判断"
    return f"按{relation.title}判断"


def _refusal(said: Path, complaints: Path) -> tuple[str, str]:
    with suppress(OSError, ValueError, KeyError, TypeError):
        fault = json.loads(said.read_text(encoding="utf-8"))["error"]
        return str(fault["code"]), str(fault["message"])
    text = complaints.read_text(encoding="utf-8", errors="replace") if complaints.exists() else ""
    last = "；".join(text.strip().splitlines()[-_LOG_LINES:])
    return "run.failed", f"稽核没有做完：{last or '进程被系统终止，可能是内存不足'}"
