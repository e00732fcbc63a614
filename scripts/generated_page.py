"""A page that a script writes from the code: compared, or written with ``--write``."""

from __future__ import annotations

from pathlib import Path

from yijian.kernel.files import write_atomic


def settle(path: Path, text: str, arguments: list[str]) -> int:
    """Compare, or with ``--write`` write, the page at ``path``; the exit code of the command."""
    if "--write" in arguments:
        write_atomic(path, text.encode())
        return 0
    fresh = path.exists() and path.read_text(encoding="utf-8") == text
    if not fresh:
        print(f"{path.name} 已过时；请运行 make docs")
    return 0 if fresh else 1
