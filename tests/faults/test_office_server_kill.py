"""The whole office killed and started again: nothing lost, no process left behind."""

from __future__ import annotations

import http.client
import signal
import subprocess
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from tests.faults.office import START_RUN, Office, filled, free_port, installed, made_run, office_in
from tests.faults.running import alive, children, kill

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return installed(tmp_path_factory.mktemp("ground") / "home", serving=True)


@pytest.fixture
def office(template: Path, tmp_path: Path) -> Iterator[Office]:
    yield from office_in(template, tmp_path / "home")


def served(office: Office, port: int) -> subprocess.Popen[bytes]:
    """The office, serving."""
    words = ["-m", "yijian.cli", "serve", "--home", str(office.home), "--port", str(port)]
    child = office.start(*words, "--workers", "1")
    assert office.wait(lambda: status(port) == 302, child), child.communicate()
    return child


def status(port: int) -> int:
    with suppress(OSError, http.client.HTTPException):
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        connection.request("GET", "/")
        return connection.getresponse().status
    return 0


def family(pid: int) -> list[int]:
    """A process and everything below it."""
    return [pid, *(it for child in children(pid) for it in family(child))]


def test_killed_at_work_it_goes_on_where_it_stopped(office: Office) -> None:
    filled(office)
    port = free_port()
    server = served(office, port)
    job = office.run(START_RUN)
    office.wait(lambda: office.one("SELECT state FROM work_job") == "running", server)
    everybody = family(server.pid)
    kill(server.pid)
    server.communicate()
    office.wait(lambda: not any(alive(pid) for pid in everybody))
    again = served(office, port)
    done = "SELECT count(*) FROM work_job WHERE state = 'done'"
    office.wait(lambda: office.one(done) == 1, again)
    assert office.one("SELECT state FROM monitor_run") == "visible"
    assert office.one("SELECT id FROM work_job") == int(job)
    everybody = family(again.pid)
    again.send_signal(signal.SIGTERM)
    out, err = again.communicate(timeout=60)
    assert again.returncode == 0, err.decode()
    assert f"医鉴已启动：http://127.0.0.1:{port}/" in out.decode()
    assert not any(alive(pid) for pid in everybody)


def test_a_second_server_on_one_home_or_port_is_refused(office: Office) -> None:
    port = free_port()
    served(office, port)
    words = ["-m", "yijian.cli", "serve", "--home"]
    same = office.start(*words, str(office.home), "--port", str(free_port()))
    _, err = same.communicate(timeout=60)
    assert (same.returncode, "正由另一个医鉴进程使用" in err.decode()) == (1, True)
    taken = office.start(*words, str(office.home.parent / "other"), "--port", str(port))
    _, err = taken.communicate(timeout=60)
    assert taken.returncode == 1
    assert f"端口 {port} 已被另一个程序占用；请停止它，或用 --port 换一个端口" in err.decode()


def test_a_web_process_that_dies_is_replaced(office: Office) -> None:
    port = free_port()
    server = served(office, port)
    made_run(office.home / "spare", 10)
    web = min(children(server.pid))
    everybody = family(web)
    kill(*everybody)
    office.wait(lambda: status(port) == 302, server)
    assert server.poll() is None
