"""One-time passwords."""

from __future__ import annotations

import re

from yijian.office.accounts.guards.password_strong import weaknesses
from yijian.office.accounts.models import User
from yijian.office.accounts.passwords import one_time_password


def test_they_are_readable_strong_and_different() -> None:
    made = {one_time_password() for _ in range(50)}
    assert len(made) == 50
    for password in made:
        assert re.fullmatch(r"([a-hjkmnp-z2-9]{4}-){3}[a-hjkmnp-z2-9]{4}", password)
        assert weaknesses(password, User(username="wang.wei")) == []
