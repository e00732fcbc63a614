"""Work for the command line in a process of its own: one JSON object, progress beside it.

``yijian serve``, ``demo`` and ``office`` know no Django; they start modules that call
:func:`answer`. The object goes to standard output, progress as JSON lines to standard error.
"""

from __future__ import annotations

import json
import signal
import sys
import traceback
from collections.abc import Callable, Sequence
from typing import Any

from yijian.kernel.errors import YijianError
from yijian.office.project.setup import start_django

_TERMINATED = 143
Work = Callable[[Sequence[str]], dict[str, Any]]


def said(what: str, share: float | None = None) -> None:
    """Say what is being done, and how far from 0 to 1."""
    line = json.dumps({"what": what, "share": share}, ensure_ascii=False)
    sys.stderr.write(line + "\n")
    sys.stderr.flush()


def answer(work: Work, arguments: Sequence[str]) -> int:
    """Start Django for ``YIJIAN_HOME``, do the work, print its answer; the exit code."""
    from django.db import DatabaseError

    signal.signal(signal.SIGTERM, lambda *_: sys.exit(_TERMINATED))
    try:
        start_django()
        found = work(arguments)
        code = 0
    except YijianError as error:
        found, code = fault(error.code, error.message), error.exit_code
    except DatabaseError as error:
        found, code = fault("office.database", database_fault(error)), 1
    except OSError as error:
        found, code = fault("office.system", f"读写“{error.filename}”失败：{error.strerror}"), 1
    except Exception as error:
        traceback.print_exc()
        found, code = fault("internal", f"程序内部出错（{type(error).__name__}）"), 1
    sys.stdout.write(json.dumps(found, ensure_ascii=False, default=str) + "\n")
    return code


def fault(code: str, message: str) -> dict[str, Any]:
    """An answer that says why there is none."""
    return {"error": {"code": code, "message": message}}


def database_fault(error: Exception) -> str:
    """A Chinese sentence for a database that cannot be used."""
    text = str(error).strip().splitlines()
    detail = text[0] if text else type(error).__name__
    if "is full" in detail or "No space left" in detail:
        return "磁盘空间不足，数据库不能写入；请清出空间后重试"
    if "is locked" in detail:
        return "数据库正被另一个程序长时间占用；请等它结束后重试"
    return f"数据库不能使用（{detail}）；请检查数据库是否在运行、YIJIAN_DATABASE_URL 是否正确"
