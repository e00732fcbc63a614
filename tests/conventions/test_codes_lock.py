"""Convention 5: a code is for ever, and changed SQL is a new version."""

from __future__ import annotations

from pathlib import Path

import pytest

from scripts import codes_lock
from scripts.codes_lock import LOCK, broken, digest, lock_text, read_lock, shipped, unlocked
from tests.conventions.house import refuse


def test_the_lock_holds_every_rule() -> None:
    lock = read_lock(LOCK.read_text(encoding="utf-8"))
    refuse(broken(lock, shipped()) + unlocked(lock, shipped()))


def test_a_bad_sample_is_seen() -> None:
    lock = {("YJ1", 1): "a", ("YJ1", 2): "b", ("YJ2", 1): "c"}
    assert broken(lock, {("YJ1", 2): "b", ("YJ2", 1): "c"}) == []
    assert "已改动" in broken(lock, {("YJ1", 2): "x", ("YJ2", 1): "c"})[0]
    assert "版本退回" in broken(lock, {("YJ1", 1): "a", ("YJ2", 1): "c"})[0]
    assert "不见了" in broken(lock, {("YJ1", 2): "b"})[0]
    assert unlocked(lock, {("YJ1", 3): "d"}) == ["YJ1 第 3 版尚未锁定；请运行 make docs"]


def test_only_what_decides_is_locked() -> None:
    card = {"scope": "true", "what": "说明"}
    same = digest(card, "SELECT 1\n  FROM line")
    assert digest(card | {"what": "另一种说明"}, "SELECT 1 FROM line") == same
    assert digest(card, "SELECT 0 FROM line") != same
    assert digest(card | {"scope": "false"}, "SELECT 1 FROM line") != same


def test_writing_extends_and_never_rewrites(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "codes.lock"
    monkeypatch.setattr(codes_lock, "shipped", lambda: {("YJ1", 1): "a"})
    assert codes_lock.main(["--write"], path) == 0
    monkeypatch.setattr(codes_lock, "shipped", lambda: {("YJ1", 1): "b"})
    assert codes_lock.main(["--write"], path) == 1
    assert read_lock(path.read_text(encoding="utf-8")) == {("YJ1", 1): "a"}
    monkeypatch.setattr(codes_lock, "shipped", lambda: {("YJ1", 2): "b"})
    assert codes_lock.main(["--write"], path) == 0
    both = {("YJ1", 1): "a", ("YJ1", 2): "b"}
    assert path.read_text(encoding="utf-8") == lock_text(both)
