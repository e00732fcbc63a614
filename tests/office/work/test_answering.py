from __future__ import annotations

import json
import signal

import pytest
from django.db import OperationalError

from yijian.kernel.errors import Refused, UsageError
from yijian.office.work.answering import answer, database_fault, fault, said


@pytest.fixture(autouse=True)
def own_signal():
    before = signal.getsignal(signal.SIGTERM)
    yield
    signal.signal(signal.SIGTERM, before)


def test_one_object(capfd: pytest.CaptureFixture[str]) -> None:
    assert answer(lambda words: {"词": list(words)}, ["a", "b"]) == 0
    assert json.loads(capfd.readouterr().out) == {"词": ["a", "b"]}


@pytest.mark.parametrize(
    ("error", "code", "exit_code", "words"),
    [
        (Refused("demo.other", "里是另一座城市"), "demo.other", 1, "另一座"),
        (UsageError("law.jurisdiction", "没有法域"), "law.jurisdiction", 2, "没有法域"),
        (OperationalError("database is locked"), "office.database", 1, "长时间占用"),
        (PermissionError(13, "denied", "/x"), "office.system", 1, "读写“/x”失败"),
        (ZeroDivisionError("boom"), "internal", 1, "程序内部出错（ZeroDivisionError）"),
    ],
)
def test_an_error_is_an_answer_too(capfd, error, code, exit_code, words) -> None:
    def work(_words):
        raise error

    assert answer(work, []) == exit_code
    told = json.loads(capfd.readouterr().out)["error"]
    assert told["code"] == code
    assert words in told["message"]


def test_progress_goes_beside_it(capfd: pytest.CaptureFixture[str]) -> None:
    said("装入疑点", 0.5)
    shown = capfd.readouterr()
    assert (shown.out, json.loads(shown.err)) == ("", {"what": "装入疑点", "share": 0.5})


def test_what_is_wrong_with_the_database() -> None:
    assert "磁盘空间不足" in database_fault(OperationalError("database or disk is full"))
    assert "YIJIAN_DATABASE_URL" in database_fault(OperationalError("connection refused\nhint"))
    assert fault("a.b", "c") == {"error": {"code": "a.b", "message": "c"}}
