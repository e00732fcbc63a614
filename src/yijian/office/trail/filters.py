"""What somebody asks of the trail, from the address; what is unknown filters nothing."""

from __future__ import annotations

from typing import Any

from django import forms

from yijian.office.framework.permission import PERMISSIONS
from yijian.office.trail.models import Outcome
from yijian.office.trail.words import event_title, kind_title

KINDS = ("accounts.user", "accounts.organisation", "monitor.upload", "monitor.run",
         "monitor.knowledgebatch", "work.job", "policy.change", "policy.localitem")  # fmt: skip
"""What actions act on, in the order of the list."""

_NO_DAY = {"invalid": "日期应写成 2026-11-21"}


def event_choices() -> list[tuple[str, str]]:
    """Every action by name and title; looking at a page is none."""
    names = [name for name in PERMISSIONS if not name.partition(".")[2].startswith("view_")]
    return sorted(((name, event_title(name)) for name in names), key=lambda it: it[1])


def _day(label: str) -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, required=False, widget=widget, error_messages=_NO_DAY)


class EntryFilter(forms.Form):
    """The filters of the list."""

    person = forms.CharField(label="账号或姓名", required=False, max_length=64)
    event = forms.ChoiceField(label="操作", required=False)
    outcome = forms.ChoiceField(
        label="结果", required=False, choices=[("", "全部"), *Outcome.choices]
    )
    kind = forms.ChoiceField(
        label="对象",
        required=False,
        choices=lambda: [("", "全部"), *((kind, kind_title(kind)) for kind in KINDS)],
    )
    key = forms.CharField(label="对象编号", required=False, max_length=20)
    since = _day("自")
    until = _day("至")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["event"].choices = [("", "全部"), *event_choices()]

    def asked(self) -> dict[str, Any]:
        """Each filter that is given and understood."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}
