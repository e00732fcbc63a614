"""A folder of rules that never changes once it is there: named by its content."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Mapping
from pathlib import Path

from django.conf import settings

from yijian.kernel.files import fsync_dir, fsync_file
from yijian.kernel.identifiers import sha256_hex

DIGITS = 16


def frozen_folder(jurisdiction: str, texts: Mapping[str, str]) -> Path:
    """The folder with these files (name to text) below the home, written unless it is there."""
    parts = "\n".join(f"{name} {sha256_hex(text)}" for name, text in sorted(texts.items()))
    home = Path(settings.HOME) / "rulebooks" / jurisdiction
    folder = home / sha256_hex(parts, DIGITS)
    if not folder.is_dir():
        write_folder(folder, texts)
    return folder


def write_folder(folder: Path, texts: Mapping[str, str]) -> None:
    """The files in ``folder``, whole or not at all; nothing happens where it is there already."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    beside = folder.with_name(f".{folder.name}.{os.getpid()}.{threading.get_ident()}")
    shutil.rmtree(beside, ignore_errors=True)
    beside.mkdir()
    try:
        for name, text in texts.items():
            path = beside / name
            path.write_text(text, encoding="utf-8")
            fsync_file(path)
        fsync_dir(beside)
        try:
            beside.rename(folder)
        except OSError:
            if not folder.is_dir():
                raise
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    fsync_dir(folder.parent)
