"""A command of ``yijian`` as a child process of its own, whose answer is one JSON object."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from yijian.kernel.errors import Refused
from yijian.office.work.child import kill_group, start_child
from yijian.office.work.progress import Tell

_LOOK = 0.3
_LAST = 3


def answer_of(words: Sequence[str], folder: Path, tell: Tell, said: str) -> dict[str, Any]:
    """Run ``yijian`` with these words (and ``--json``) to its end; ``said`` is shown meanwhile.

    The command may end with a code of its own where it still answers (cases that failed).

    Raises:
        Refused: it refused, with its own sentence, or ended without an answer.
    """
    folder.mkdir(parents=True, exist_ok=True)
    out, err = folder / "answer.json", folder / "answer.err"
    with out.open("wb") as stdout, err.open("wb") as stderr:
        child = start_child("yijian.cli", [*words, "--json"], stdout=stdout, stderr=stderr)
        try:
            while child.poll() is None:
                tell(0, 0, said)
                with suppress(subprocess.TimeoutExpired):
                    child.wait(timeout=_LOOK)
        finally:
            kill_group(child)
    return _answer(out, err)


def _answer(out: Path, err: Path) -> dict[str, Any]:
    try:
        found: dict[str, Any] = json.loads(out.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        lines = err.read_text(encoding="utf-8", errors="replace").strip().splitlines()
        why = "；".join(lines[-_LAST:]) or "进程被系统终止，可能是内存不足"
        raise Refused("command.failed", f"没有做完：{why}") from None
    if fault := found.get("error"):
        raise Refused(str(fault["code"]), str(fault["message"]))
    return found
