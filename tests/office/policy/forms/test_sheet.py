from __future__ import annotations

from yijian.office.policy.forms.sheet import Sheet, day_field, long_field


class Form(Sheet):
    on = day_field("日期")
    why = long_field("理由", needed=False)


def test_words_are_chinese() -> None:
    form = Form({"on": "1/2", "why": "长" * 2001})
    assert form.errors == {"on": ["日期应写成 2026-11-21"], "why": ["理由最多 2,000 个字"]}
    assert Form({"on": "2026-11-21"}).is_valid()
    assert Form({}).errors["on"] == ["请填写日期"]
