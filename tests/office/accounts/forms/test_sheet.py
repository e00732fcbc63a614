"""Chinese words, and the cursor where it is needed."""

from __future__ import annotations

from django import forms

from yijian.office.accounts.forms.sheet import Sheet, password_field, reason_field, text_field
from yijian.office.framework.guard import Guarded, Refusal


class Sample(Sheet):
    name = text_field("姓名", most=3)
    kind = forms.ChoiceField(label="类别", choices=[("a", "甲")])
    password = password_field("密码", fresh=True)
    reason = reason_field()


GOOD = {"name": "王伟", "kind": "a", "password": " x ", "reason": "离岗"}


def focused(form: Sheet) -> list[str]:
    return [name for name, field in form.fields.items() if field.widget.attrs.get("autofocus")]


def test_words() -> None:
    errors = Sample({"name": "王伟王伟", "kind": "b"}).errors
    assert errors["name"] == ["姓名最多 3 个字"]
    assert errors["kind"] == ["请从列表里选择类别"]
    assert errors["password"] == ["请填写密码"]
    assert Sample({}).errors["kind"] == ["请选择类别"]


def test_a_password_keeps_its_spaces_and_is_not_sent_back() -> None:
    form = Sample(GOOD)
    assert form.is_valid()
    assert form.cleaned_data["password"] == " x "
    assert "value=" not in str(form["password"])


def test_the_cursor() -> None:
    empty, faulty, good = Sample(), Sample(GOOD | {"kind": "b", "reason": ""}), Sample(GOOD)
    for form in (empty, faulty, good):
        form.point()
    assert focused(empty) == ["name"]
    assert focused(faulty) == ["kind"]
    assert focused(good) == ["password"]  # the only one that a page never fills in


def test_a_refusal_stands_beside_its_field_or_above() -> None:
    error = Guarded(Refusal("x.y", "办理", "太短", "换一个", "本人"))
    beside, above = Sample(GOOD), Sample(GOOD)
    beside.refuse(error, {"x.y": "password"})
    above.refuse(error, {})
    assert beside.errors == {"password": ["太短；换一个"]}
    assert above.non_field_errors() == ["不能办理：太短。需要：换一个，由本人办理。"]
