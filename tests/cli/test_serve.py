"""``yijian serve``: what is refused before anything starts; the rest is in tests/faults."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from yijian.cli.serve import address, at_home, check_port, services
from yijian.kernel.errors import Refused, UsageError


@pytest.fixture
def taken() -> Iterator[int]:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        yield listening.getsockname()[1]


def test_a_port_that_is_taken(taken: int, run: Run, tmp_path: Path) -> None:
    with pytest.raises(Refused, match=f"端口 {taken} 已被另一个程序占用"):
        check_port("127.0.0.1", taken)
    ran = run("serve", "--home", tmp_path / "home", "--port", taken, "--json")
    assert (ran.code, ran.json["error"]["code"]) == (1, "serve.port_taken")
    assert "用 --port 换一个端口" in ran.err


def test_impossible_addresses() -> None:
    with pytest.raises(Refused, match="没有地址"):
        check_port("no.such.host.invalid", 8000)
    with pytest.raises(UsageError, match="应在 1 到 65535 之间"):
        check_port("127.0.0.1", 99_999)


def test_a_home_in_use(tmp_path: Path, run: Run) -> None:
    with at_home(tmp_path):
        ran = run("serve", "--home", tmp_path, "--prepare-only", "--json")
    assert (ran.code, ran.json["error"]["code"]) == (1, "lock.busy")
    assert "正由另一个医鉴进程使用；请先停止它，或换一个 --home 目录" in ran.err


def test_where_a_browser_finds_it() -> None:
    assert address("127.0.0.1", 8000) == "http://127.0.0.1:8000/"
    assert address("0.0.0.0", 80) == "http://127.0.0.1:80/"
    assert address("::1", 8000) == "http://[::1]:8000/"


def test_what_runs() -> None:
    web, worker = services("127.0.0.1", 8123, 3, {"A": "b"})
    assert web.words[web.words.index("--workers") + 1] == "3"
    assert (web.module, worker.module) == ("granian", "yijian.office.work.worker")
    assert web.environment == {"A": "b"}
