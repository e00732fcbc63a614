"""Where things lie in the home."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings


def kept(folder: Path) -> str:
    """How the database names a folder: relative to the home where it lies inside, so that a home
    can be moved; :func:`found` is the way back."""
    home = Path(settings.HOME).resolve()
    whole = folder.resolve()
    return str(whole.relative_to(home) if whole.is_relative_to(home) else whole)


def found(stored: str) -> Path:
    """The folder that the database names."""
    return Path(settings.HOME) / stored


def lake_folder(jurisdiction: str) -> Path:
    """The lake of a jurisdiction."""
    return Path(settings.HOME) / "lakes" / jurisdiction


def run_folder(jurisdiction: str, name: str) -> Path:
    """The folder of a run."""
    return Path(settings.HOME) / "runs" / jurisdiction / name


def upload_folder(upload_id: int) -> Path:
    """The folder of an upload: the file as it came, and its rejects."""
    return Path(settings.HOME) / "uploads" / str(upload_id)
