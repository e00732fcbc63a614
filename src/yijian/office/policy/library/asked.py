"""What an address of the library asks for: place, day and the like, read by forms that never post.

What is left out has a default: the place of the person, and today. What cannot be read is refused
beside its field, in words, and nothing is shown instead of something else.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from yijian.office.framework.actor import Actor
from yijian.office.policy.library.modules import MODULES
from yijian.office.policy.library.source import law

FIRST_DAY, LAST_DAY = date(1949, 10, 1), date(2099, 12, 31)
"""The days that the library answers for."""
NO_CHOICE = {"invalid_choice": "没有“%(value)s”这一项，请从列表里选"}
NO_DAY = {"invalid": "日期无法识别，应写成 2026-11-21"}
ORDER = ("lanzhou", "gansu", "hainan", "ningxia", "chongqing", "national")
"""The jurisdictions in the order of the lists: the five, then the nation."""


def today(actor: Actor) -> date:
    """The day on which the actor acts, where they are."""
    return timezone.localdate(actor.at)


def places() -> list[tuple[str, str]]:
    """The jurisdictions as choices; those that are not among :data:`ORDER` last."""
    known = law().jurisdictions
    order = [*(it for it in ORDER if it in known), *(it for it in known if it not in ORDER)]
    return [(name, "国家" if name == "national" else known[name].title) for name in order]


def day_field(label: str, **more: Any) -> forms.DateField:
    """A day within :data:`FIRST_DAY` and :data:`LAST_DAY`."""
    widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    return forms.DateField(
        label=label,
        required=False,
        widget=widget,
        error_messages=NO_DAY,
        validators=[_within],
        **more,
    )


def choice_field(label: str, choices: Any, **more: Any) -> forms.ChoiceField:
    """One of a list."""
    return forms.ChoiceField(
        label=label, required=False, choices=choices, error_messages=NO_CHOICE, **more
    )


def words_field(label: str, hint: str, most: int = 60) -> forms.CharField:
    """Words to look for."""
    widget = forms.TextInput(attrs={"type": "search", "placeholder": hint})
    too_long = {"max_length": f"最多 {most} 个字"}
    return forms.CharField(
        label=label, required=False, max_length=most, widget=widget, error_messages=too_long
    )


def module_field(label: str = "主题") -> forms.ChoiceField:
    """One of the fourteen modules."""
    return choice_field(label, [("", "全部"), *MODULES.items()])


def _within(day: date) -> None:
    if not FIRST_DAY <= day <= LAST_DAY:
        raise ValidationError(f"日期应在 {FIRST_DAY} 至 {LAST_DAY} 之间")


class AskedForm(forms.Form):
    """The base of the library's forms: bound to the address, with the defaults filled in."""

    def __init__(self, actor: Actor, query: Mapping[str, Any]) -> None:
        self.actor = actor
        given = {
            name: _given(field, name, query)
            for name, field in self.base_fields.items()
            if query.get(name)
        }
        super().__init__({**self.defaults(), **given}, use_required_attribute=False)
        self.label_suffix = ""

    def defaults(self) -> dict[str, Any]:
        """What stands in for what the address leaves out."""
        return {}

    def day(self, name: str) -> date:
        """The day in a field of a valid form."""
        found: date = self.cleaned_data[name]
        return found

    def word(self, name: str) -> str:
        """The text in a field of a valid form."""
        return str(self.cleaned_data.get(name) or "")

    def said(self) -> list[tuple[str, str]]:
        """What is asked, in words: label and value of every field that holds something."""
        found = []
        for name, field in self.fields.items():
            value = self.cleaned_data.get(name)
            if value in (None, "", [], False):
                continue
            found.append((str(field.label), _shown(field, value)))
        return found


class PlaceForm(AskedForm):
    """A place and a day."""

    jurisdiction = choice_field("法域", places)
    on = day_field("日期")

    def defaults(self) -> dict[str, Any]:
        """The person's own place, today."""
        return {"jurisdiction": self.actor.jurisdiction, "on": str(today(self.actor))}

    @property
    def place(self) -> str:
        """The jurisdiction of a valid form."""
        return self.word("jurisdiction")

    def kept(self) -> str:
        """The query that other pages are opened with, so that they show this place and day."""
        return kept(self.place, self.day("on")) if self.is_valid() else ""


def kept(place: str, on: date | None) -> str:
    """``?jurisdiction=…&on=…`` of a page of the library."""
    said = {"jurisdiction": place, "on": str(on) if on else ""}
    query = urlencode({name: value for name, value in said.items() if value})
    return f"?{query}" if query else ""


def _given(field: forms.Field, name: str, query: Mapping[str, Any]) -> Any:
    several = isinstance(field, forms.MultipleChoiceField) and hasattr(query, "getlist")
    return query.getlist(name) if several else query[name].strip()


def _shown(field: forms.Field, value: Any) -> str:
    titles = dict(field.choices) if isinstance(field, forms.ChoiceField) else {}
    if isinstance(value, list):
        return "、".join(str(titles.get(it, it)) for it in value)
    return "是" if value is True else str(titles.get(value, value))
