"""The lake: immutable batches, and one small file that says which version is in force.

A change is staged, flushed to disk and made visible by replacing ``CURRENT``. A process that is
killed at any moment leaves the old version or the new one; what it left behind in files is swept
away by the next transaction.
"""

from __future__ import annotations

import copy
import errno
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import duckdb

from yijian.claims.manifest import (
    CONTENT,
    current,
    empty_manifest,
    files_under,
    flush,
    listed,
    manifest_path,
    read_manifest,
    sweep,
)
from yijian.claims.snapshot import Snapshot
from yijian.kernel.errors import Refused, UsageError
from yijian.kernel.files import exclusive_lock, write_atomic, write_json

_FULL = re.compile(r"no space left|disk quota exceeded|磁盘空间", re.IGNORECASE)


class Draft:
    """The next version of the lake while it is being written.

    ``manifest`` may be changed freely; files may be put under ``data/``, ``superseded/``,
    ``rejects/`` and ``knowledge/`` of the lake; ``staging`` is a folder for anything that is not
    to stay. Nothing is visible before :meth:`commit`.
    """

    def __init__(self, path: Path, manifest: dict[str, Any]) -> None:
        self.path = path
        self.manifest = manifest
        self.version = int(manifest["version"]) + 1
        self.staging = path / "staging" / f"{self.version:08d}"
        self.committed = False

    def commit(self) -> None:
        """Flush every new file, write the manifest, then put its number in force.

        Raises:
            RuntimeError: the draft was committed before.
        """
        if self.committed:
            raise RuntimeError("this draft is committed already")
        known = listed(read_manifest(self.path))
        self.manifest["version"] = self.version
        self.manifest["knowledge_files"] = files_under(self.path, "knowledge")
        flush(self.path, sorted(listed(self.manifest) - known))
        write_json(self.path / "manifest" / f"{self.version:08d}.json", self.manifest)
        write_atomic(self.path / "CURRENT", f"{self.version}\n".encode())
        self.committed = True


class Lake:
    """A folder that holds a lake.

    Raises:
        UsageError: the path contains a character that stands for "any file" in file patterns.
    """

    def __init__(self, path: Path) -> None:
        self.path = path.absolute()
        if re.search(r"[*?\[\]{}]", str(self.path)):
            raise UsageError("lake.path", f"数据湖的路径“{path}”不能包含 * ? [ ] {{ }} 这些字符")

    @property
    def exists(self) -> bool:
        """Whether the folder holds a lake."""
        return (self.path / "CURRENT").is_file()

    def create(self) -> Lake:
        """Make an empty lake here if there is none; returns the lake.

        Raises:
            Refused: the folder holds other files.
        """
        if self.exists:
            return self
        self._refuse_foreign_folder()
        self.path.mkdir(parents=True, exist_ok=True)
        write_json(self.path / "manifest" / "00000000.json", empty_manifest())
        write_atomic(self.path / "CURRENT", b"0\n")
        return self

    def _refuse_foreign_folder(self) -> None:
        known = {*CONTENT, "manifest", "staging", "lock"}
        if self.path.exists() and any(
            entry.name not in known and not entry.name.endswith(".tmp")
            for entry in self.path.iterdir()
        ):
            raise Refused(
                "lake.not_empty", f"“{self.path}”里已有其他文件，不是数据湖；请换一个空文件夹"
            )

    def snapshot(self) -> Snapshot:
        """What the lake holds now; it stays readable while later imports go on.

        Raises:
            UsageError: there is no lake here.
        """
        if not self.exists:
            raise UsageError(
                "lake.missing", f"“{self.path}”不是数据湖；请先用 yijian lake import 导入数据"
            )
        version = current(self.path)
        raw = manifest_path(self.path, version).read_bytes()
        return Snapshot.read(self.path, raw)

    @contextmanager
    def transaction(self) -> Iterator[Draft]:
        """Take the lock, sweep what a killed process left, and yield the next version.

        Leaving without ``commit`` (or by an exception before it) leaves the lake as it was.

        Raises:
            Refused: another process writes to this lake, or the disk is full.
        """
        if not self.exists:
            self._refuse_foreign_folder()
        with exclusive_lock(
            self.path / "lock", f"数据湖“{self.path}”正在被另一个进程写入；请等它结束后再试"
        ):
            self.create()
            manifest = read_manifest(self.path)
            sweep(self.path, manifest)
            draft = Draft(self.path, copy.deepcopy(manifest))
            try:
                draft.staging.mkdir(parents=True)
                yield draft
            except (OSError, duckdb.Error) as error:
                if not is_disk_full(error):
                    raise
                raise Refused(
                    "lake.disk_full",
                    f"磁盘空间不足，没有写完；数据湖“{self.path}”保持原样。请清出空间后重新导入",
                ) from None
            finally:
                sweep(self.path, read_manifest(self.path))


def is_disk_full(error: BaseException) -> bool:
    """Whether an error of the system or of the engine says that the disk is full."""
    if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT):
        return True
    return _FULL.search(str(error)) is not None
