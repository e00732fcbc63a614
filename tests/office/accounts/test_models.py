"""Organisations and people."""

from __future__ import annotations

import pytest
from django.core.exceptions import FieldDoesNotExist

from yijian.office.accounts.models import Organisation, User, area_of


@pytest.mark.parametrize(
    ("admdvs", "area"),
    [
        ("620102", "620102"),
        ("620100", "6201"),
        ("620000", "62"),
        ("000000", ""),
        ("", ""),
        ("500100", "5001"),
    ],
)
def test_the_area_of_a_division(admdvs: str, area: str) -> None:
    assert area_of(admdvs) == area
    assert Organisation(admdvs=admdvs).area == area


def test_an_account_is_open_while_it_and_its_organisation_are() -> None:
    place = Organisation(active=True)
    assert User(organisation=place, is_active=True).is_staff
    assert not User(organisation=place, is_active=False).is_staff
    place.active = False
    assert not User(organisation=place, is_active=True).is_staff


def test_django_grants_nobody_anything() -> None:
    user = User(name="王伟")
    assert not user.has_perm("accounts.add_user")
    assert not user.has_module_perms("accounts")
    assert (user.get_short_name(), user.get_full_name()) == ("王伟", "王伟")


def test_checking_a_password_writes_nothing(
    people: dict[str, User], settings: object, django_assert_num_queries: object
) -> None:
    user = people["hospital"]
    user.password = "pbkdf2_sha256$1$salt$KKUeMh6jzFQ5W9I2AcA6bnCwSDkYi8CSRTdiyn3VWvY="
    settings.PASSWORD_HASHERS = [  # type: ignore[attr-defined]
        "django.contrib.auth.hashers.PBKDF2PasswordHasher"
    ]
    with django_assert_num_queries(0):  # type: ignore[operator]
        user.check_password("whatever")


def test_signing_in_is_noted_by_an_action_only() -> None:
    with pytest.raises(FieldDoesNotExist):
        User._meta.get_field("last_login")
