"""The manifest on disk: which files a version of the lake consists of."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

from yijian.kernel.files import fsync_dir, fsync_file

FORMAT = 1
CONTENT = ("data", "superseded", "rejects", "knowledge")
"""Folders of the lake whose files a manifest names."""


def empty_manifest() -> dict[str, Any]:
    """The manifest of a lake that holds nothing."""
    return {
        "format": FORMAT,
        "version": 0,
        "batches": [],
        "tables": {},
        "knowledge": {},
        "knowledge_files": [],
    }


def current(path: Path) -> int:
    """The number of the version in force."""
    return int((path / "CURRENT").read_text(encoding="ascii"))


def manifest_path(path: Path, version: int) -> Path:
    """Where the manifest of a version lies."""
    return path / "manifest" / f"{version:08d}.json"


def read_manifest(path: Path) -> dict[str, Any]:
    """The manifest in force."""
    loaded: dict[str, Any] = json.loads(manifest_path(path, current(path)).read_bytes())
    return loaded


def files_under(path: Path, folder: str) -> list[str]:
    """Every file under a folder of the lake, relative to the lake."""
    root = path / folder
    found = (entry for entry in root.rglob("*") if entry.is_file())
    return sorted(entry.relative_to(path).as_posix() for entry in found)


def listed(manifest: dict[str, Any]) -> set[str]:
    """Every file that a manifest names, relative to the lake."""
    listed = set(manifest["knowledge_files"])
    for table in manifest["tables"].values():
        listed.update(entry["path"] for entry in table["files"])
        listed.update(entry["path"] for entry in table["superseded"])
    listed.update(batch["rejects"] for batch in manifest["batches"] if batch["rejects"])
    return listed


def flush(path: Path, new_files: list[str]) -> None:
    """Flush new files and every folder above them, deepest first."""
    folders: set[Path] = {path}
    for relative in new_files:
        fsync_file(path / relative)
        folders.update(path / parent for parent in Path(relative).parents)
    for folder in sorted(folders, key=lambda entry: -len(entry.parts)):
        fsync_dir(folder)


def sweep(path: Path, manifest: dict[str, Any]) -> None:
    """Remove what no version in force names: staged files, unfinished batches, temporary files."""
    shutil.rmtree(path / "staging", ignore_errors=True)
    kept = listed(manifest)
    for folder in CONTENT:
        for relative in files_under(path, folder):
            if relative not in kept:
                (path / relative).unlink(missing_ok=True)
        _remove_empty_folders(path / folder)
    for entry in (path / "manifest").iterdir():
        if not entry.stem.isdigit() or int(entry.stem) > manifest["version"]:
            entry.unlink(missing_ok=True)
    for leftover in path.glob(".CURRENT.*.tmp"):
        leftover.unlink(missing_ok=True)


def _remove_empty_folders(root: Path) -> None:
    folders = [entry for entry in root.rglob("*") if entry.is_dir()]
    for folder in sorted(folders, key=lambda entry: -len(entry.parts)):
        if not any(folder.iterdir()):
            folder.rmdir()
