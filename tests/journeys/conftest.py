"""A small living city behind a real server, and a real browser in front of it."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

WIDE, PHONE = {"width": 1366, "height": 768}, {"width": 390, "height": 844}
ROLES = {
    "authority": "authority",
    "authority_head": "authority.head",
    "first_reviewer": "first.reviewer",
    "second_reviewer": "second.reviewer",
    "hospital": "hospital",
    "pharmacy": "pharmacy",
    "auditor": "auditor",
    "account_admin": "account.admin",
}


@dataclass(frozen=True)
class Office:
    """A running office: its address, its home, and the password of each account."""

    address: str
    home: Path
    passwords: dict[str, str]


def _command(*words: str) -> list[str]:
    return [sys.executable, "-m", "yijian.cli", *words]


def _environment() -> dict[str, str]:
    return {key: it for key, it in os.environ.items() if not key.startswith("YIJIAN_")}


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """The office of a city of three hundred people, served on a free port."""
    home = tmp_path_factory.mktemp("journeys") / "home"
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port = found.getsockname()[1]
    words = ["demo", "--home", str(home), "--persons", "300", "--months", "2"]
    log = (home.parent / "log").open("w")
    server = subprocess.Popen(
        _command(*words, "--port", str(port)),
        env=_environment() | {"YIJIAN_JOB_POLL": "1"},
        stdout=log,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    )
    address = f"http://127.0.0.1:{port}"
    try:
        _wait_for(server, address, home.parent / "log")
        told = json.loads((home / "sign-in.json").read_text(encoding="utf-8"))
        people = told["people"] if isinstance(told, dict) else told
        yield Office(address, home, {it["username"]: it["password"] for it in people})
    finally:
        server.send_signal(signal.SIGINT)
        try:
            server.wait(30)
        except subprocess.TimeoutExpired:
            os.killpg(server.pid, signal.SIGKILL)
        log.close()


def _wait_for(server: subprocess.Popen[bytes], address: str, log: Path) -> None:
    for _ in range(600):
        if server.poll() is not None:
            break
        try:
            with urlopen(f"{address}/sign-in/", timeout=2):
                return
        except (URLError, OSError):
            time.sleep(0.5)
    pytest.fail(f"the office did not start:\n{log.read_text(encoding='utf-8')[-2000:]}")


SignIn = Callable[..., Page]


@pytest.fixture
def sign_in(office: Office, chromium: Browser) -> Iterator[SignIn]:
    """``sign_in(role, viewport=, script=)``: a page of somebody who came in through the door."""
    contexts: list[BrowserContext] = []

    def enter(role: str, *, viewport: dict[str, int] | None = None, script: bool = True) -> Page:
        context = chromium.new_context(
            viewport=viewport or WIDE,  # type: ignore[arg-type]
            java_script_enabled=script,
            locale="zh-CN",
            base_url=office.address,
            accept_downloads=True,
        )
        contexts.append(context)
        page = context.new_page()
        page.goto("/sign-in/")
        username = ROLES[role]
        page.fill("input[name=username]", username)
        page.fill("input[name=password]", office.passwords[username])
        page.click("main button[type=submit]")
        page.wait_for_load_state()
        if "second-factor" in page.url:
            give_code(page)
        return page

    yield enter
    for context in contexts:
        context.close()


def give_code(page: Page) -> None:
    """Type the code that the demonstration shows, once more if it was used a moment ago."""
    for _ in range(3):
        shown = re.search(r"\b(\d{6})\b", page.inner_text("main"))
        assert shown is not None, page.inner_text("main")
        page.fill("main input[inputmode=numeric], main input[type=text]", shown.group(1))
        page.click("main button[type=submit]")
        page.wait_for_load_state()
        if "second-factor" not in page.url:
            return
        page.wait_for_timeout(15_000)
        page.goto(page.url)
    pytest.fail(page.inner_text("main"))
