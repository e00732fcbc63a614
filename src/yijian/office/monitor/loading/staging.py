"""A file on its way in: streamed to the disk of the home, measured and digested.

Nothing is judged here: the guards of ``receive_upload`` do that, so that a refusal is remembered.
Whatever the action does not take is removed again.
"""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile

from yijian.kernel.errors import Refused
from yijian.kernel.files import digest_file, fsync_file
from yijian.office.monitor.loading.names import safe_name

_BLOCK = 1 << 20


@dataclass(frozen=True)
class Staged:
    """A whole file that nobody has taken yet; ``name`` is harmless, ``size`` in bytes.

    ``cut``: it was longer than ``LIMIT UPLOAD_BYTES`` and its rest was not read.
    """

    path: Path
    name: str
    size: int
    sha256: str
    cut: bool = False

    def __str__(self) -> str:
        return f"{self.name} {self.size} {self.sha256}"


@contextmanager
def staged(file: UploadedFile | Iterable[bytes], name: str | None = None) -> Iterator[Staged]:
    """The content of a form's file (or of blocks of bytes) on the disk of the home.

    Raises:
        Refused: ``upload.disk_full``; nothing is left behind.
    """
    folder = Path(settings.HOME) / "uploads" / "incoming"
    folder.mkdir(parents=True, exist_ok=True)
    place = Path(tempfile.mkdtemp(dir=folder))
    given = safe_name(name if name is not None else str(getattr(file, "name", "") or ""))
    try:
        if hasattr(file, "temporary_file_path"):
            yield _link(place / "content", Path(file.temporary_file_path()), given)
        else:
            blocks = file.chunks(_BLOCK) if isinstance(file, UploadedFile) else file
            yield _write(place / "content", blocks, given)
    except OSError as error:
        if error.errno not in (errno.ENOSPC, errno.EDQUOT):
            raise
        raise disk_full() from None
    finally:
        shutil.rmtree(place, ignore_errors=True)


def disk_full() -> Refused:
    """The refusal of a file for which there is no room."""
    return Refused(
        "upload.disk_full",
        "磁盘空间不足，文件没有收下，也没有留下半个文件；请联系系统管理员清出空间后重新上传",
    )


def _link(path: Path, temporary: Path, name: str) -> Staged:
    """A second name for what the form's handler wrote already: no second copy."""
    with suppress(OSError):  # another file system
        os.link(temporary, path)
    if not path.exists():
        shutil.copyfile(temporary, path)
    path.chmod(0o600)
    fsync_file(path)
    size = path.stat().st_size
    cut = size > settings.LIMIT["UPLOAD_BYTES"]
    return Staged(path, name, size, "" if cut else digest_file(path), cut=cut)


def _write(path: Path, blocks: Iterable[bytes], name: str) -> Staged:
    digest, size, most = hashlib.sha256(), 0, settings.LIMIT["UPLOAD_BYTES"]
    with path.open("wb") as stream:
        os.fchmod(stream.fileno(), 0o600)
        for block in blocks:
            if size + len(block) > most:
                return Staged(path, name, size, digest.hexdigest(), cut=True)
            digest.update(block)
            size += stream.write(block)
    fsync_file(path)
    return Staged(path, name, size, digest.hexdigest())
