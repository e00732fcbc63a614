"""The office is asked through processes of its own: the command line knows no Django."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from yijian.cli.progress import progress
from yijian.kernel.errors import Refused, UsageError, YijianError

_LINES = 3


def ask(module: str, words: Sequence[str], home: Path, title: str) -> dict[str, Any]:
    """Run ``python -m module words…`` for the office in ``home``; its answer.

    What it says on the way is shown as the progress of ``title``.

    Raises:
        Refused, UsageError: as the office answered. Refused: it ended without an answer.
    """
    own = "yijian.office.work.child"
    command = [sys.executable, "-m", own, str(os.getpid()), module, *words]
    environment = {**os.environ, "YIJIAN_HOME": str(home.resolve())}
    others: list[str] = []
    with progress(title) as tell:
        child = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment, text=True
        )
        assert child.stdout is not None and child.stderr is not None  # noqa: PT018
        try:
            for line in child.stderr:
                if (step := _step(line)) is None:
                    others.append(line.rstrip())
                else:
                    tell(str(step["what"]), step["share"])
            answer = child.stdout.read()
            child.wait()
        except BaseException:
            child.terminate()
            child.wait()
            raise
    return _answer(answer, others)


def _step(line: str) -> dict[str, Any] | None:
    with suppress(ValueError):
        said = json.loads(line)
        if isinstance(said, dict) and set(said) == {"what", "share"}:
            return said
    return None


def _answer(text: str, others: Sequence[str]) -> dict[str, Any]:
    try:
        found: dict[str, Any] = json.loads(text)
    except ValueError:
        said = "；".join(others[-_LINES:]) or "没有任何说明"
        raise Refused("office.ended", f"办公端的进程没有答复就结束了：{said}") from None
    if set(found) != {"error"}:
        return found
    code, message = found["error"]["code"], found["error"]["message"]
    if code == "internal" and others:
        message = f"{message}：{others[-1]}"
    kind: type[YijianError] = UsageError if _is_usage(code) else Refused
    raise kind(code, message)


def _is_usage(code: str) -> bool:
    return code.startswith(("cli.", "law.jurisdiction", "office.limit"))
