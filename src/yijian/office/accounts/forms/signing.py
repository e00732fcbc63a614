"""The forms of the door."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings

from yijian.office.accounts.forms.sheet import Sheet, password_field, text_field


class SignInForm(Sheet):
    """Account and password."""

    username = text_field("账号", most=64, autocomplete="username", autocapitalize="none")
    password = password_field("密码", fresh=False)


class CodeForm(Sheet):
    """A code of the moment or a recovery code."""

    code = text_field(
        "动态口令",
        most=20,
        hint="身份验证器上的六位数字；手机不在身边时可填一个恢复码",
        autocomplete="one-time-code",
        inputmode="text",
        spellcheck="false",
    )


class FirstCodeForm(Sheet):
    """The first code of a device that is being bound."""

    code = text_field(
        "动态口令",
        most=20,
        hint="扫码后，身份验证器上显示的六位数字",
        autocomplete="one-time-code",
        inputmode="numeric",
    )


def password_hint() -> str:
    """What a password must be like."""
    length = settings.LIMIT["PASSWORD_LENGTH"]
    return f"至少 {length} 位；不能全是数字，不能是常见密码，不能与账号相近"


class NewPasswordForm(Sheet):
    """A new password, twice."""

    password = password_field("新密码", fresh=True)
    again = password_field("再输一次新密码", fresh=True)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password"].help_text = password_hint()

    def clean(self) -> dict[str, Any]:
        """Both must be the same."""
        given = super().clean() or {}
        if given.get("password") and given.get("again") and given["password"] != given["again"]:
            self.add_error("again", forms.ValidationError("两次输入的新密码不一样"))
        return given


class OwnPasswordForm(NewPasswordForm):
    """The present password, then a new one, twice."""

    old_password = password_field("现在的密码", fresh=False)
    field_order = ("old_password", "password", "again")
