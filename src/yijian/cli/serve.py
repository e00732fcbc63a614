"""``yijian serve``: the office on this machine."""

from __future__ import annotations

import os
import socket
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Annotated, Any

import typer

from yijian.cli.office_process import ask
from yijian.cli.options import Json, whole
from yijian.cli.screen import emit, hint, say, warn
from yijian.kernel.errors import Refused, UsageError
from yijian.kernel.files import exclusive_lock
from yijian.office.work.supervising import Service, Supervisor, stop_on_signals

EVERYWHERE = ("0.0.0.0", "::")  # noqa: S104 - recognised, not bound by default
LOCAL = "127.0.0.1,localhost,[::1]"
MOST_WORKERS = 4
THREADS = 2
READY = 60.0
LAST_PORT = 65_535
_LEAVING = 3.0

Home = Annotated[
    Path, typer.Option("--home", metavar="目录", help="数据库、数据湖、运行和上传都在其中")
]
Host = Annotated[str, typer.Option("--host", metavar="地址", help="在哪个地址上服务")]
Port = Annotated[int, typer.Option("--port", metavar="端口", parser=whole(1), help="端口")]
Workers = Annotated[
    int | None,
    typer.Option("--workers", metavar="个数", parser=whole(1), help="网页进程数；不写按处理器定"),
]
PrepareOnly = Annotated[bool, typer.Option("--prepare-only", help="只做准备，不启动服务")]


def serve(
    *,
    home: Home = Path("yijian-home"),
    host: Host = "127.0.0.1",
    port: Port = 8000,
    workers: Workers = None,
    prepare_only: PrepareOnly = False,
    as_json: Json = False,
) -> None:
    """启动办公端：网页服务和后台工作；按 Ctrl-C 停止。数据库需要更新时先更新。"""
    with at_home(home):
        if not prepare_only:
            check_port(host, port)
        made = ask("yijian.office.work.preparing", [], home, "准备办公端")
        answer = {"home": str(home), "address": address(host, port), **made}
        if prepare_only:
            _show(answer, as_json=as_json, ready=False)
            return
        stay(home, host, port, workers, {}, lambda: _show(answer, as_json=as_json, ready=True))


def _show(answer: dict[str, Any], *, as_json: bool, ready: bool) -> None:
    if as_json:
        emit(answer)
    elif ready:
        say(f"医鉴已启动：{answer['address']}（按 Ctrl-C 停止）")
    else:
        say(f"已准备好：{answer['home']}")
        hint(f"yijian serve --home {answer['home']}")


def at_home(home: Path) -> Any:
    """The home for this process alone.

    Raises:
        Refused: another ``serve`` or ``demo`` uses it.
    """
    home.mkdir(parents=True, exist_ok=True)
    return exclusive_lock(
        home / "serve.lock", f"“{home}”正由另一个医鉴进程使用；请先停止它，或换一个 --home 目录"
    )


def address(host: str, port: int) -> str:
    """Where a browser on this machine finds it."""
    shown = "127.0.0.1" if host in EVERYWHERE else host
    return f"http://{f'[{shown}]' if ':' in shown else shown}:{port}/"


def check_port(host: str, port: int) -> None:
    """Raise unless the port is free; one that a killed server is about to leave is waited for.

    Raises:
        Refused: another program listens there, or there is no such address.
        UsageError: no port has this number.
    """
    if not 1 <= port <= LAST_PORT:
        raise UsageError("serve.port", f"端口 {port} 不行；应在 1 到 {LAST_PORT} 之间")
    deadline = time.monotonic() + _LEAVING
    while True:
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
            with socket.socket(found[0], found[1]) as trial:
                trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                trial.bind(found[4])
        except socket.gaierror:
            raise Refused("serve.host", f"没有地址“{host}”；请改用 127.0.0.1") from None
        except PermissionError:
            raise Refused("serve.port", f"没有权限使用端口 {port}；请用 1024 以上的端口") from None
        except OSError:
            if time.monotonic() > deadline:
                raise Refused(
                    "serve.port_taken",
                    f"{host} 的端口 {port} 已被另一个程序占用；请停止它，或用 --port 换一个端口",
                ) from None
            time.sleep(0.2)
        else:
            return


def stay(
    home: Path,
    host: str,
    port: int,
    workers: int | None,
    environment: Mapping[str, str],
    ready: Callable[[], None],
) -> None:
    """Serve until told to stop; ``ready`` is called when the first page answers.

    Raises:
        Refused: no page answered in time.
    """
    count = workers or min(MOST_WORKERS, max(1, os.cpu_count() or 1))
    everything = {**environment, "YIJIAN_HOME": str(home.resolve()), "YIJIAN_HOSTS": _hosts(host)}
    web, worker = services(host, port, count, everything)
    supervisor = Supervisor([web], warn)
    try:
        stop_on_signals(supervisor)
        _wait_for_page(host, port, supervisor)
        if not supervisor.stopping:
            supervisor.add(worker)  # after the first page: both are busy while they start
            ready()
        supervisor.run()
    finally:
        supervisor.end()


def services(host: str, port: int, workers: int, environment: Mapping[str, str]) -> list[Service]:
    """What runs while the office is open."""
    words = ["--interface", "wsgi", "--host", host, "--port", str(port), "--no-ws", "--http", "1"]
    words += ["--workers", str(workers), "--blocking-threads", str(THREADS)]
    words += ["--blocking-threads-idle-timeout", "600", "--backlog", "512"]
    words += ["--respawn-failed-workers", "--workers-kill-timeout", "10", "--log-level", "warning"]
    return [
        Service("网页服务", "granian", [*words, "yijian.office.work.web:application"], environment),
        Service("后台工作", "yijian.office.work.worker", (), environment),
    ]


def _hosts(host: str) -> str:
    if given := os.environ.get("YIJIAN_HOSTS"):
        return given
    if host in EVERYWHERE:
        warn("没有设置 YIJIAN_HOSTS，只接受本机访问；请在其中写明访问用的域名或地址")
        return LOCAL
    return f"{LOCAL},{f'[{host}]' if ':' in host else host}"


def _wait_for_page(host: str, port: int, supervisor: Supervisor) -> None:
    import http.client

    deadline = time.monotonic() + READY
    where = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104
    while not supervisor.stopping:
        with suppress(OSError, http.client.HTTPException):
            connection = http.client.HTTPConnection(where, port, timeout=READY)
            connection.request("GET", "/", headers={"Host": "localhost"})
            connection.getresponse().read()
            connection.close()
            return
        if time.monotonic() > deadline:
            raise Refused("serve.silent", f"网页服务在 {READY:.0f} 秒内没有应答；请查看上面的信息")
        time.sleep(0.1)
