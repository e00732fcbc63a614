"""Files that survive a kill: written beside, flushed to disk, renamed into place; and one lock."""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from yijian.kernel.errors import Refused

_BLOCK = 1 << 20


def fsync_dir(path: Path) -> None:
    """Flush a directory, so that a rename in it outlives a power cut."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def fsync_file(path: Path) -> None:
    """Flush a finished file to disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def write_atomic(path: Path, data: bytes) -> None:
    """Put ``data`` at ``path``: a reader sees the old file or the new one, never a part."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        with beside.open("wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
    fsync_dir(path.parent)


def to_json(value: Any) -> str:
    """JSON as the project writes it: Chinese as it is, keys in the given order."""
    return json.dumps(value, ensure_ascii=False, indent=2, default=str)


def write_json(path: Path, value: Any) -> None:
    """:func:`write_atomic` of :func:`to_json`."""
    write_atomic(path, (to_json(value) + "\n").encode())


def digest_file(path: Path) -> str:
    """SHA-256 of a file's bytes, in hex, read block by block."""
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while block := stream.read(_BLOCK):
            digest.update(block)
    return digest.hexdigest()


@contextmanager
def exclusive_lock(path: Path, busy: str) -> Iterator[None]:
    """Hold the lock file ``path``; released by the system even when the process is killed.

    Raises:
        Refused: another process holds it; ``busy`` is the sentence that says so.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a") as stream:
        try:
            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise Refused("lock.busy", busy) from None
        yield
