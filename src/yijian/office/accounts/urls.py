"""The addresses of ``accounts``."""

from __future__ import annotations

from django.urls import URLPattern, path

from yijian.office.accounts.views import (
    arranging,
    deciding,
    enrolment,
    new_password,
    opening,
    organisations,
    own,
    second_factor,
    sign_in,
    sign_out,
    users,
)

app_name = "accounts"
urlpatterns: list[URLPattern] = [
    path("sign-in/", sign_in.sign_in, name="sign_in"),
    path("sign-in/new-password/", new_password.new_password, name="new_password"),
    path("sign-in/second-factor/", second_factor.second_factor, name="second_factor"),
    path("sign-in/second-factor/enrol/", enrolment.enrol_second_factor, name="enrol_second_factor"),
    path("sign-in/recovery-codes/", enrolment.recovery_codes, name="recovery_codes"),
    path("sign-out/", sign_out.sign_out, name="sign_out"),
    path("account/", own.account, name="account"),
    path("account/", own.account, name="self"),
    path("account/password/", own.change_own_password, name="change_own_password"),
    path("account/recovery-codes/", own.renew_recovery_codes, name="renew_recovery_codes"),
    path("users/", users.users, name="users"),
    path("users/open/", opening.open_user, name="open_user"),
    path("users/<int:pk>/", users.user, name="user"),
    path("users/<int:pk>/move/", opening.move_user, name="move_user"),
    path("users/<int:pk>/disable/", deciding.disable_user, name="disable_user"),
    path("users/<int:pk>/enable/", deciding.enable_user, name="enable_user"),
    path("users/<int:pk>/reset/", deciding.reset_sign_in, name="reset_sign_in"),
    path("organisations/", organisations.organisations, name="organisations"),
    path("organisations/add/", arranging.add_organisation, name="add_organisation"),
    path("organisations/<int:pk>/", organisations.organisation, name="organisation"),
    path(
        "organisations/<int:pk>/change/", arranging.change_organisation, name="change_organisation"
    ),
]
