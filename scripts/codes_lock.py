"""``docs/catalogue/codes.lock``: each code and version of a rule, with the digest of what decides.

What decides is the SQL with the card's ``grain``, ``anchor``, ``scope`` and ``needs``; words of
the card may change freely. A line, once written, stays: a code is for ever, and changed SQL needs
a new version. ``--write`` adds the lines of new versions; without it the file is only checked.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from scripts.rule_text import ROOT, read_rule, rule_files
from yijian.kernel.files import write_atomic
from yijian.kernel.identifiers import sha256_hex

LOCK = ROOT / "docs" / "catalogue" / "codes.lock"
DECIDING = ("grain", "anchor", "scope", "needs")
Lock = dict[tuple[str, int], str]


def digest(card: dict[str, Any], sql: str) -> str:
    """The SHA-256 of what decides a rule; blanks and line ends do not count."""
    parts = [*(str(card.get(key)) for key in DECIDING), sql]
    return sha256_hex("\x1f".join(" ".join(part.split()) for part in parts))


def read_lock(text: str) -> Lock:
    """The lock's lines ``code version digest``."""
    rows = (line.split() for line in text.splitlines() if line and not line.startswith("#"))
    return {(code, int(version)): value for code, version, value in rows}


def lock_text(lock: Lock) -> str:
    """The lock as it is written: in order of code and version."""
    head = "# 规则编码、版本、摘要；由 make docs 增补，已有的行不得改动。\n"
    return head + "".join(f"{c} {v} {value}\n" for (c, v), value in sorted(lock.items()))


def shipped() -> Lock:
    """The rules as they stand now."""
    return {
        (str(card.get("code")), int(card.get("version") or 0)): digest(card, sql)
        for card, sql in map(read_rule, rule_files())
    }


def broken(lock: Lock, rules: Lock) -> list[str]:
    """What must not happen to a rule that is locked, as sentences."""
    latest = dict(sorted(lock))
    versions = dict(rules.keys())
    faults = [
        f"{code} 第 {version} 版的 SQL 已改动；请把卡片里的 version 加一"
        for (code, version), value in sorted(rules.items())
        if lock.get((code, version), value) != value
    ]
    faults += [
        f"{code} 的版本退回到 {version}，已发布第 {latest[code]} 版"
        for code, version in sorted(rules)
        if version < latest.get(code, 0)
    ]
    return faults + [
        f"{code} 的规则不见了；编码一经使用不得取消" for code in latest if code not in versions
    ]


def unlocked(lock: Lock, rules: Lock) -> list[str]:
    """Versions that the lock does not hold yet."""
    return [
        f"{code} 第 {v} 版尚未锁定；请运行 make docs" for code, v in sorted(rules.keys() - lock)
    ]


def main(arguments: list[str], path: Path = LOCK) -> int:
    """Check, or with ``--write`` extend, the lock; the exit code of the command."""
    lock = read_lock(path.read_text(encoding="utf-8")) if path.exists() else {}
    rules = shipped()
    faults = broken(lock, rules)
    if not faults and "--write" in arguments:
        write_atomic(path, lock_text(lock | rules).encode())
        return 0
    faults += unlocked(lock, rules)
    print("\n".join(faults), end="\n" if faults else "")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
