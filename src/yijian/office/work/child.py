"""``python -m yijian.office.work.child PARENT MODULE …``: a module that ends with its parent."""

from __future__ import annotations

import os
import runpy
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import IO, Any

from yijian.office.work.parent import leave_with


def start_child(
    module: str,
    words: Sequence[str],
    *,
    environment: Mapping[str, str] | None = None,
    stdout: int | IO[Any] | None = None,
    stderr: int | IO[Any] | None = None,
) -> subprocess.Popen[bytes]:
    """Start ``python -m module words…`` as a process group of its own that ends with us."""
    own = [sys.executable, "-m", "yijian.office.work.child", str(os.getpid()), module, *words]
    return subprocess.Popen(
        own,
        stdin=subprocess.DEVNULL,
        stdout=stdout,
        stderr=stderr,
        env={**os.environ, **(environment or {})},
        start_new_session=True,
    )


def kill_group(child: subprocess.Popen[bytes]) -> None:
    """End the child and everything it started, at once."""
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(child.pid, signal.SIGKILL)
    child.wait()


def main(arguments: Sequence[str]) -> None:
    """Run the module as if it had been started alone."""
    leave_with(int(arguments[0]))
    sys.argv = list(arguments[1:])
    runpy.run_module(arguments[1], run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main(sys.argv[1:])
