"""Files that survive a kill, and the lock that a second process does not get."""

from __future__ import annotations

import hashlib
import json
import os
import signal
import subprocess
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from yijian.kernel.errors import Refused
from yijian.kernel.files import (
    digest_file,
    exclusive_lock,
    fsync_dir,
    fsync_file,
    to_json,
    write_atomic,
    write_json,
)

WRITER = """
import sys
from pathlib import Path
from yijian.kernel.files import write_atomic
target = Path(sys.argv[1])
print("ready", flush=True)
while True:
    for letter in b"ab":
        write_atomic(target, bytes([letter]) * 3_000_000)
"""
HOLDER = """
import sys
from pathlib import Path
from yijian.kernel.files import exclusive_lock
with exclusive_lock(Path(sys.argv[1]), "有人"):
    print("held", flush=True)
    sys.stdin.read()
"""


def start(code: str, path: Path) -> subprocess.Popen[bytes]:
    """A child that runs ``code`` on ``path`` and has said its first word."""
    child = subprocess.Popen(
        [sys.executable, "-c", code, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert child.stdout
    assert child.stdout.readline()
    return child


def stop(child: subprocess.Popen[bytes]) -> None:
    """Kill a child the hard way and wait for it."""
    child.send_signal(signal.SIGKILL)
    child.communicate()


def test_a_reader_never_sees_a_part(tmp_path: Path) -> None:
    target = tmp_path / "x"
    write_atomic(target, b"a" * 3_000_000)
    child = start(WRITER, target)
    try:
        seen = {target.read_bytes() for _ in range(40)}
    finally:
        stop(child)
    seen.add(target.read_bytes())
    assert seen <= {b"a" * 3_000_000, b"b" * 3_000_000}


def test_a_failed_write_leaves_the_old_file_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "x"
    write_atomic(target, b"old")

    def fails(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fails)
    with pytest.raises(OSError, match="No space"):
        write_atomic(target, b"new")
    assert target.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["x"]


def test_folders_are_made_on_the_way(tmp_path: Path) -> None:
    write_atomic(tmp_path / "a" / "b" / "x", b"1")
    assert (tmp_path / "a" / "b" / "x").read_bytes() == b"1"
    fsync_file(tmp_path / "a" / "b" / "x")
    fsync_dir(tmp_path / "a")


def test_json_keeps_chinese_order_and_money(tmp_path: Path) -> None:
    value = {"乙": Decimal("1.50"), "甲": date(2026, 3, 1)}
    assert to_json(value) == '{\n  "乙": "1.50",\n  "甲": "2026-03-01"\n}'
    write_json(tmp_path / "x.json", value)
    text = (tmp_path / "x.json").read_text(encoding="utf-8")
    assert text.endswith("}\n")
    assert list(json.loads(text)) == ["乙", "甲"]


def test_the_digest_is_that_of_the_bytes(tmp_path: Path) -> None:
    content = bytes(range(256)) * 10_000
    (tmp_path / "x").write_bytes(content)
    assert digest_file(tmp_path / "x") == hashlib.sha256(content).hexdigest()


def test_a_second_process_does_not_get_the_lock(tmp_path: Path) -> None:
    path = tmp_path / "folder" / "lock"
    child = start(HOLDER, path)
    try:
        with pytest.raises(Refused) as refusal, exclusive_lock(path, "湖正在写入；请稍候"):
            pass
        assert (refusal.value.code, refusal.value.message) == ("lock.busy", "湖正在写入；请稍候")
    finally:
        stop(child)
    with exclusive_lock(path, "湖正在写入"):
        pass


def test_the_lock_is_free_again_after_a_failure(tmp_path: Path) -> None:
    with pytest.raises(KeyError), exclusive_lock(tmp_path / "lock", "忙"):
        raise KeyError
    with exclusive_lock(tmp_path / "lock", "忙"):
        pass
