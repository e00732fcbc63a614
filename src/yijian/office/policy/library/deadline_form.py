"""The form of the deadline calculator, and the periods that it can reckon."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from yijian.law.periods import Exclusion
from yijian.law.periods.period import UNITS as PERIODS
from yijian.law.periods.service import KINDS
from yijian.office.framework.actor import Actor
from yijian.office.policy.library import source
from yijian.office.policy.library.asked import (
    AskedForm,
    choice_field,
    day_field,
    places,
    today,
)
from yijian.office.policy.library.modules import MODULES, module_of

REASONS = "excluded_time"
"""The code list of the times that do not count."""
SPANS = ("a", "b", "c")


class DeadlineForm(AskedForm):
    """Which period, where, from which day, served how, extended or not, what does not count."""

    name = forms.CharField(
        label="期间",
        required=False,
        max_length=120,
        widget=forms.TextInput(
            attrs={
                "list": "periods",
                "placeholder": "打字查找，如：陈述申辩",
                "autocomplete": "off",
            }
        ),
    )
    jurisdiction = choice_field("法域", places)
    start = day_field("起算的事发生在")
    service = choice_field("以送达起算时，送达方式", [("", "不以送达起算"), *KINDS.items()])
    consent = forms.BooleanField(label="受送达人同意电子送达", required=False)
    extended = forms.BooleanField(label="连同规定的延长", required=False)

    def __init__(self, actor: Actor, query: Mapping[str, Any]) -> None:
        super().__init__(actor, query)
        self.near: list[tuple[str, str]] = []
        fields: dict[str, Any] = self.fields
        for mark in SPANS:
            fields[f"first_{mark}"] = day_field("自")
            fields[f"last_{mark}"] = day_field("至（空着：仍在进行）")
            fields[f"why_{mark}"] = forms.CharField(
                label="事由",
                required=False,
                max_length=30,
                widget=forms.TextInput(attrs={"list": "reasons", "placeholder": "如：听证"}),
                error_messages={"max_length": "事由最多 30 个字"},
            )
            for part in ("first", "last", "why"):
                name = f"{part}_{mark}"
                if query.get(name):
                    self.data[name] = query[name].strip()  # type: ignore[index]

    def defaults(self) -> dict[str, Any]:
        """The person's place, today."""
        return {"jurisdiction": self.actor.jurisdiction, "start": str(today(self.actor))}

    def clean_name(self) -> str:
        """The name of the parameter that is meant by its name or its title; empty for none."""
        asked = self.cleaned_data["name"].strip()
        if not asked:
            return ""
        titles = {name: title for name, title, _ in periods()}
        near = [
            name
            for name, title in titles.items()
            if asked == name or all(word in title for word in asked.split())
        ]
        exact = [name for name in near if asked in (name, titles[name])]
        found = exact or near
        if len(found) == 1:
            self.data["name"] = titles[found[0]]  # type: ignore[index]
            return found[0]
        if near:
            self.near = [(name, titles[name]) for name in near]
            raise ValidationError(f"“{asked}”对应 {len(near)} 个期间，请点选一个")
        raise ValidationError(f"没有名称含“{asked}”的期间，请从列表里选，或换一个词")

    def clean(self) -> dict[str, Any]:
        """Excluded days whole and in order; electronic service only with consent."""
        cleaned: dict[str, Any] = super().clean() or {}
        for mark in SPANS:
            first, last, why = (cleaned.get(f"{it}_{mark}") for it in ("first", "last", "why"))
            if (last or why) and not first and f"first_{mark}" not in self.errors:
                self.add_error(f"first_{mark}", "写明从哪一天起不计入")
            if first and last and last < first:
                self.add_error(f"last_{mark}", "止日早于起日，请交换两者")
            if first and not why and f"why_{mark}" not in self.errors:
                self.add_error(f"why_{mark}", "写明事由，例如听证、鉴定、专家评审")
        if cleaned.get("service") == "electronic" and not cleaned.get("consent"):
            self.add_error("service", "电子送达须经受送达人同意；同意的请勾选，否则换一种方式")
        return cleaned

    def exclusions(self) -> tuple[Exclusion, ...]:
        """The days that do not count, of a valid form."""
        said = self.cleaned_data
        return tuple(
            Exclusion(said[f"first_{it}"], said[f"last_{it}"], said[f"why_{it}"])
            for it in SPANS
            if said.get(f"first_{it}")
        )

    def spans(self) -> list[list[Any]]:
        """The fields of the excluded days, a row for each span."""
        return [[self[f"{part}_{mark}"] for part in ("first", "last", "why")] for mark in SPANS]


def periods() -> list[tuple[str, str, str]]:
    """The parameters that are periods: name, title, module; in order of module."""
    law = source.law()
    order = list(MODULES)
    found = [
        (name, law.parameter_title(name), module_of(name))
        for name in law.names()
        if any(
            it.unit in PERIODS for place in law.jurisdictions for it in law.own_values(name, place)
        )
    ]
    return sorted(found, key=lambda it: (order.index(it[0].partition(".")[0]), it[0]))


def by_module() -> list[tuple[str, list[tuple[str, str]]]]:
    """The periods under the titles of their modules, as name and title."""
    return [
        (module, [(name, title) for name, title, _ in listed])
        for module, listed in groupby(periods(), key=lambda it: it[2])
    ]


def reasons() -> list[str]:
    """The reasons for which days do not count, as the law lists them."""
    law = source.law()
    paths = law.shelf.lists.get(REASONS, {})
    return [it.title for path in paths.values() for it in law.shelf.code_list(path).entries]
