"""People at the pages: signed-in browsers with a kept connection, and how long a GET takes."""

from __future__ import annotations

import http.client
import re
import threading
import time
from collections.abc import Callable, Sequence
from http.cookies import SimpleCookie
from urllib.parse import urlencode

from benchmarks.office_home import KEY, PASSWORD
from benchmarks.office_others import summary

_TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
_LINK = re.compile(r'href="/findings/([0-9a-f]{32})/')


class Browser:
    """One signed-in person with one connection kept open."""

    def __init__(self, port: int, username: str) -> None:
        self.port = port
        self.cookies: dict[str, str] = {}
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        self._sign_in(username)

    def ask(self, path: str, form: dict[str, str] | None = None) -> tuple[int, str, str]:
        """Status, where it sends us, and the page."""
        headers = {"Cookie": "; ".join(f"{name}={it}" for name, it in self.cookies.items())}
        if form is None:
            self.connection.request("GET", path, headers=headers)
        else:
            kind = "application/x-www-form-urlencoded"
            headers |= {"Content-Type": kind, "Origin": f"http://127.0.0.1:{self.port}"}
            self.connection.request("POST", path, urlencode(form), headers)
        answer = self.connection.getresponse()
        page = answer.read().decode(errors="replace")
        for header in answer.headers.get_all("Set-Cookie") or ():
            for name, morsel in SimpleCookie(header).items():
                self.cookies[name] = morsel.value
        return answer.status, answer.headers.get("Location", ""), page

    def get(self, path: str) -> float:
        """Seconds until the whole page was there."""
        began = time.perf_counter()
        status, _, _ = self.ask(path)
        took = time.perf_counter() - began
        if status != http.client.OK:
            raise RuntimeError(f"{path}: {status}")
        return took

    def _sign_in(self, username: str) -> None:
        from django_otp.oath import totp

        _, _, page = self.ask("/sign-in/")
        onward = self._hand_in("/sign-in/", page, username=username, password=PASSWORD)
        _, _, page = self.ask(onward)
        self._hand_in(onward, page, code=f"{totp(bytes.fromhex(KEY)):06d}")

    def _hand_in(self, where: str, page: str, **said: str) -> str:
        """Fill in the form of a page; where that leads."""
        token = _TOKEN.search(page)
        if token is None:
            raise RuntimeError(f"no form at {where}")
        status, onward, _ = self.ask(where, {**said, "csrfmiddlewaretoken": token[1]})
        if status != http.client.FOUND:
            raise RuntimeError(f"{where}: not let in, {status}")
        return onward

    def findings(self) -> list[str]:
        """Finding ids of the list's first page."""
        _, _, page = self.ask("/findings/")
        return list(dict.fromkeys(_LINK.findall(page)))


def at_once(
    browsers: Sequence[Browser], paths: Sequence[str], each: int, stop: Callable[[], bool]
) -> dict[str, float | int]:
    """Every browser asks for ``each`` of the paths, all at once; ends early when ``stop`` says."""
    took: list[float] = []
    faults: list[Exception] = []

    def person(number: int) -> None:
        try:
            for turn in range(each):
                if stop():
                    return
                took.append(browsers[number].get(paths[(turn * 7 + number) % len(paths)]))
        except Exception as fault:
            faults.append(fault)

    people = [threading.Thread(target=person, args=(it,)) for it in range(len(browsers))]
    for it in people:
        it.start()
    for it in people:
        it.join()
    if faults:
        raise faults[0]
    return summary(took)
