"""Files that nobody but their owner ever reads."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from yijian.kernel.files import fsync_dir, to_json


def write_private(path: Path, value: Any) -> None:
    """Put ``value`` as JSON at ``path``, whole or not at all, readable by its owner only."""
    beside = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        os.fchmod(handle, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as stream:
            stream.write(to_json(value) + "\n")
            stream.flush()
            os.fsync(stream.fileno())
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
    fsync_dir(path.parent)
