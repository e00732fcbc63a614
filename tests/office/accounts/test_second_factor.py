"""Codes of the moment, recovery codes, keys."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django_otp.plugins.otp_totp.models import TOTPDevice

from tests.office.accounts.conftest import KEY, Resident, code_of
from yijian.office.accounts.actions.renew_recovery_codes import keep_recovery_codes
from yijian.office.accounts.models import User
from yijian.office.accounts.second_factor import (
    Answer,
    address_of,
    authenticator_of,
    check_code,
    code_now,
    in_groups,
    is_asked,
    key_in_words,
    new_key,
    new_recovery_codes,
    plain,
    step_of,
)
from yijian.office.framework.roles import STAFF, Role

AT = datetime(2026, 11, 21, 1, 30, 7, tzinfo=UTC)
STEP = int(AT.timestamp()) // 30


def test_whom_it_is_asked_of(people: dict[str, User], resident: Resident) -> None:
    assert {role for role, user in people.items() if is_asked(user)} == STAFF
    assert is_asked(resident(Role.PHARMACY))


def test_an_unconfirmed_device_is_none(people: dict[str, User]) -> None:
    user = people[Role.AUDITOR]
    TOTPDevice.objects.create(user=user, key=KEY, confirmed=False)
    assert authenticator_of(user) is None
    assert check_code(user, code_of()) == Answer(None)


def test_codes(resident: Resident) -> None:
    user = resident(Role.AUDITOR)
    keep_recovery_codes(user, ["abcd2345"])
    assert check_code(user, code_of()).device == authenticator_of(user)
    found = check_code(user, "abcd-2345").device
    assert found is not None
    assert found.name == "恢复码"
    assert check_code(user, "wrong").device is None
    held = check_code(user, "wrong").held_until
    assert held is not None


def test_as_typed() -> None:
    assert plain(" 123 456 ") == "123456"
    assert plain("１２３４５６") == "123456"
    assert plain("ABCD-2345") == "abcd2345"


def test_keys_and_codes_are_fresh_and_readable() -> None:
    assert len({new_key() for _ in range(5)}) == 5
    codes = new_recovery_codes()
    assert len(set(codes)) == 10
    assert in_groups("abcd2345") == "abcd 2345"
    assert key_in_words(KEY) == "AERU KZ4J VPG6 6AJD IVTY TK6N 54AS GRLH"
    assert "secret=AERUKZ4JVPG66AJDIVTYTK6N54ASGRLH" in address_of(User(username="w"), KEY)


@pytest.mark.parametrize("off", [-1, 0, 1])
def test_the_step_of_a_first_code(off: int) -> None:
    device = TOTPDevice(key=KEY, last_t=-1)
    shown = code_now(device, AT + timedelta(seconds=30 * off))
    assert step_of(KEY, shown, AT) == STEP + off


def test_a_wrong_first_code_has_no_step() -> None:
    far = code_now(TOTPDevice(key=KEY), AT + timedelta(minutes=5))
    for code in (far, "", "abcdef", "12345"):
        assert step_of(KEY, code, AT) is None


def test_the_code_to_show_is_one_that_has_not_been_used() -> None:
    fresh = code_now(TOTPDevice(key=KEY), AT)
    assert code_now(TOTPDevice(key=KEY, last_t=STEP - 1), AT) == fresh
    used = TOTPDevice(key=KEY, last_t=STEP)
    assert code_now(used, AT) == code_now(TOTPDevice(key=KEY), AT + timedelta(seconds=30))
