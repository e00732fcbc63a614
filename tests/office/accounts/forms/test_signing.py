"""The forms of the door."""

from __future__ import annotations

from yijian.office.accounts.forms.signing import (
    CodeForm,
    FirstCodeForm,
    NewPasswordForm,
    OwnPasswordForm,
    SignInForm,
    password_hint,
)


def test_browsers_know_what_is_asked() -> None:
    sign_in = SignInForm()
    assert 'autocomplete="username"' in str(sign_in["username"])
    assert 'autocomplete="current-password"' in str(sign_in["password"])
    assert 'autocomplete="one-time-code"' in str(CodeForm()["code"])
    assert 'inputmode="numeric"' in str(FirstCodeForm()["code"])
    assert 'autocomplete="new-password"' in str(NewPasswordForm()["password"])


def test_twice_the_same() -> None:
    assert NewPasswordForm({"password": "a", "again": "a"}).is_valid()
    form = NewPasswordForm({"password": "a", "again": "b"})
    assert form.errors == {"again": ["两次输入的新密码不一样"]}
    assert "again" in OwnPasswordForm({"password": "a", "again": "b"}).errors


def test_the_rule_is_told_beforehand() -> None:
    assert "至少 12 位" in password_hint()
    assert NewPasswordForm().fields["password"].help_text == password_hint()
    assert list(OwnPasswordForm().fields) == ["old_password", "password", "again"]
