"""Binding a device."""

from __future__ import annotations

import pytest
from django_otp.plugins.otp_static.models import StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from tests.office.accounts.conftest import KEY, Resident
from tests.office.conftest import MakeActor
from yijian.office.accounts.actions.enrol_second_factor import enrol_second_factor
from yijian.office.framework.guard import Guarded
from yijian.office.framework.roles import Role
from yijian.office.trail.models import Entry


def test_a_device_is_bound_and_its_first_code_used_up(actor: MakeActor) -> None:
    device = enrol_second_factor(
        actor=actor(Role.AUDITOR), key=KEY, step=77, recovery_codes=["abcd2345"]
    )
    assert (device.key, device.last_t, device.confirmed) == (KEY, 77, True)
    assert StaticToken.objects.get().device.user == device.user
    entry = Entry.objects.get()
    assert KEY not in entry.detail
    assert "abcd2345" not in entry.detail


def test_a_second_one_is_refused(actor: MakeActor, resident: Resident) -> None:
    resident(Role.AUDITOR)
    with pytest.raises(Guarded, match="已绑定动态口令"):
        enrol_second_factor(actor=actor(Role.AUDITOR), key="ff" * 20, step=1, recovery_codes=[])
    assert TOTPDevice.objects.get().key == KEY
