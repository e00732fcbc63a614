"""The settings as the environment makes them, and what every answer carries to the browser."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from tests.office.conftest import SignedIn
from yijian.office.framework.roles import Role

READ = """
import json, sys
from yijian.kernel.errors import YijianError
try:
    from yijian.office.project import settings
except YijianError as error:
    print(json.dumps({"code": error.code, "message": error.message}))
    sys.exit()
names = ("DEBUG", "ALLOWED_HOSTS", "SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE", "LIMIT", "DEMO")
print(json.dumps({name: getattr(settings, name) for name in names}))
"""


def settings_with(home: Path, **said: str) -> dict[str, Any]:
    """The settings of a process of its own, or the refusal."""
    mine = {name: value for name, value in os.environ.items() if not name.startswith("YIJIAN_")}
    done = subprocess.run(
        [sys.executable, "-c", READ],
        env={**mine, "YIJIAN_HOME": str(home), **said},
        capture_output=True,
        text=True,
        check=True,
    )
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_unless_told_otherwise(tmp_path: Path) -> None:
    found = settings_with(tmp_path / "home")
    assert (found["DEBUG"], found["DEMO"], found["SESSION_COOKIE_SECURE"]) == (False, False, False)
    assert found["ALLOWED_HOSTS"] == ["127.0.0.1", "localhost", "[::1]"]
    assert (tmp_path / "home" / "secret.key").stat().st_mode & 0o777 == 0o600


def test_told_by_the_environment(tmp_path: Path) -> None:
    found = settings_with(
        tmp_path, YIJIAN_HTTPS="1", YIJIAN_HOSTS="office.example", YIJIAN_PAGE_ROWS="9"
    )
    assert (found["SESSION_COOKIE_SECURE"], found["CSRF_COOKIE_SECURE"]) == (True, True)
    assert found["ALLOWED_HOSTS"] == ["office.example"]
    assert found["LIMIT"]["PAGE_ROWS"] == 9


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"YIJIAN_PAGE_ROWS": "many"}, "office.limit"),
        ({"YIJIAN_DATABASE_URL": "mysql://x"}, "office.database"),
    ],
)
def test_what_is_wrong_is_said(tmp_path: Path, said: dict[str, str], code: str) -> None:
    assert settings_with(tmp_path, **said)["code"] == code


def test_cookies_are_kept_from_scripts_and_other_sites() -> None:
    assert settings.SESSION_COOKIE_HTTPONLY
    assert settings.SESSION_COOKIE_SAMESITE == "Lax"
    assert settings.SESSION_EXPIRE_AT_BROWSER_CLOSE
    assert settings.LIMIT["SESSION_MINUTES"] * 60 == settings.SESSION_COOKIE_AGE


@pytest.mark.parametrize("address", ["/sign-in/", "/trail/", "/no/such/page/"])
def test_every_page_carries_its_policies(client: Client, signed_in: SignedIn, address: str) -> None:
    if address == "/trail/":
        signed_in(client, Role.AUDITOR)
    answer = client.get(address)
    policy = answer["Content-Security-Policy"]
    assert "unsafe-" not in policy
    assert "frame-ancestors 'none'" in policy
    assert "script-src 'self'" in policy
    assert answer["X-Frame-Options"] == "DENY"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Referrer-Policy"] == "same-origin"
    assert answer["Cross-Origin-Opener-Policy"] == "same-origin"


def test_a_page_of_a_person_is_kept_by_no_cache(client: Client, signed_in: SignedIn) -> None:
    signed_in(client, Role.AUDITOR)
    assert "no-store" in client.get("/trail/")["Cache-Control"]


def test_another_host_is_refused(client: Client, db: None) -> None:
    answer = client.get("/sign-in/", headers={"Host": "evil.example"})
    assert (answer.status_code, "请求有误" in answer.content.decode()) == (400, True)


def test_chinese_and_the_time_of_the_place() -> None:
    assert (settings.LANGUAGE_CODE, settings.TIME_ZONE) == ("zh-hans", "Asia/Shanghai")
