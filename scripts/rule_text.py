"""A rule's file taken apart without the product: its card and its SQL."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from yijian.kernel.yaml import parse_yaml

ROOT = Path(__file__).resolve().parents[1]
SRC = ROOT / "src" / "yijian"
OPEN, CLOSE = "/* ---", "--- */"


def rule_files(src: Path = SRC) -> list[Path]:
    """The SQL files of the shipped rules, in order."""
    return sorted((src / "rules").rglob("*.sql"))


def split_rule(text: str, name: str) -> tuple[dict[str, Any], str]:
    """The card and the SQL of a rule; a file without a card has an empty one."""
    head, opened, rest = text.partition(OPEN)
    card, closed, sql = rest.partition(CLOSE)
    if head.strip() or not opened or not closed:
        return {}, text
    parsed = parse_yaml(card, name)
    return (parsed if isinstance(parsed, dict) else {}), sql.strip()


def read_rule(path: Path) -> tuple[dict[str, Any], str]:
    """:func:`split_rule` of a file."""
    return split_rule(path.read_text(encoding="utf-8"), path.name)
