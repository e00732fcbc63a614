"""Where the house stands, what files are in it, and the exceptions that are written down."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable
from pathlib import Path

import pytest

from scripts.rule_text import ROOT
from yijian.kernel.yaml import load_yaml

SRC = ROOT / "src" / "yijian"
RULES = SRC / "rules"
ALLOWED = Path(__file__).with_name("allowed.yaml")


def python_files(*folders: str) -> list[Path]:
    """The Python files below these folders of the repository, in order."""
    return sorted(path for folder in folders for path in (ROOT / folder).rglob("*.py"))


def project_files() -> list[Path]:
    """Every file that git tracks or would track; without git, every file outside caches."""
    if (ROOT / ".git").exists():
        listed = subprocess.run(
            ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
            cwd=ROOT,
            capture_output=True,
            check=True,
            text=True,
        ).stdout.split("\0")
        found = [ROOT / name for name in listed if name]
    else:
        found = [
            path
            for path in ROOT.rglob("*")
            if not any(part.startswith(".") or "cache" in part for part in path.parts)
        ]
    return sorted(path for path in found if path.is_file())


def name_of(path: Path) -> str:
    """A file as a person names it: its path inside the repository."""
    return path.relative_to(ROOT).as_posix()


def unexplained(convention: str, found: Iterable[str]) -> list[str]:
    """What breaks a convention and stands in no exception, and exceptions no longer needed.

    The list in ``allowed.yaml`` may only shrink: an entry that is not needed is itself reported.
    """
    allowed: dict[str, str] = load_yaml(ALLOWED).get(convention) or {}
    broken = set(found)
    stale = [f"{entry}: remove it from allowed.yaml" for entry in sorted(set(allowed) - broken)]
    return sorted(broken - set(allowed)) + stale


def refuse(broken: list[str]) -> None:
    """Fail with one line for each thing that breaks a convention."""
    if broken:
        pytest.fail("\n".join(broken), pytrace=False)
