"""The form of a value: typed by its unit, with its days, its basis and why."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Any

from django import forms

from yijian.law import Law
from yijian.law.models import COMPONENTS, DatedValue
from yijian.law.wording import UNITS
from yijian.office.policy.forms.sheet import Sheet, day_field, long_field, text_field

TRUTHS = [("true", "是"), ("false", "否")]
ENDS = [("true", "含本数"), ("false", "不含本数"), ("", "不适用")]
BASES = [("ours", "自定（写理由，不引条文）"), ("seed", "本地规定"), ("superior law", "上位法")]
_ROWS = re.compile(r"[\s、，,；;]+")
_DECIMALS = {"yuan": 2, "ratio": 6}
_HINTS = {"ratio": "写成小数：百分之五写 0.05", "yuan": "单位元，最多两位小数"}


class ParameterForm(Sheet):
    """What :mod:`yijian.office.policy.contents` describes, of a parameter whose kind is known."""

    since = day_field("起始日", hint="从这一日起适用；不早于发布之日，上位法另有规定的除外")
    until = day_field("终止日", needed=False, hint="最后一日；一直适用的不填")
    origin = forms.ChoiceField(label="依据", choices=BASES)
    instrument = forms.ChoiceField(label="文件", required=False)
    article = text_field("条款", most=60, needed=False, hint="条文表里的名称，如：第八条")
    rows = text_field("条目编号", most=200, needed=False, hint="如 REG-8，几个用顿号隔开")
    reason = long_field("变更理由", hint="为什么要改，改了以后怎样办理")

    def __init__(self, *args: Any, law: Law, place: str, like: DatedValue, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.like = like
        self.fields["instrument"].choices = [("", "（无）"), *_instruments(law, place)]  # type: ignore[attr-defined]
        first = {"value": _amount("拟定值", like)}
        if like.members_of:
            first = {"members": _members(law, place, like.members_of)}
        for name in like.components or {}:
            if name != "first":
                first[f"part_{name}"] = _amount(COMPONENTS[name], like)
        if like.inclusive is not None:
            first["inclusive"] = forms.ChoiceField(label="本数", choices=ENDS, required=False)
        for field in first.values():
            field.error_messages["required"] = (
                f"请{_verb(field)}{str(field.label).partition('（')[0]}"
            )
        self.fields = {**first, **self.fields}

    def clean(self) -> dict[str, Any]:
        """A basis in law has its instrument and article."""
        given = super().clean() or self.cleaned_data
        if given.get("origin") not in (None, "ours"):
            for name in ("instrument", "article"):
                if not given.get(name):
                    self.add_error(name, f"依据规定的，请写明{self.fields[name].label}")
        return dict(given)

    def content(self, checked_on: date) -> dict[str, Any]:
        """The content of the change; only of a valid form."""
        given, like = self.cleaned_data, self.like
        own = given["origin"] == "ours"
        parts = {
            name: self._typed(f"part_{name}") for name in like.components or {} if name != "first"
        }
        members = list(given.get("members", ()))
        value = len(members) if like.members_of else self._typed("value")
        return {
            "value": value,
            "unit": like.unit,
            "inclusive": _truth(given.get("inclusive", "")),
            "since": given["since"].isoformat(),
            "until": given["until"].isoformat() if given["until"] else None,
            "origin": given["origin"],
            "instrument": None if own else given["instrument"],
            "article": None if own else given["article"].strip(),
            "rows": [] if own else [row for row in _ROWS.split(given["rows"]) if row],
            "reason": given["reason"].strip(),
            "confidence": "medium" if own else "high",
            "checked_on": checked_on.isoformat(),
            "options": list(like.options),
            "components": {"first": value, **parts} if like.components else None,
            "members_of": like.members_of,
            "members": members,
            "rolls": like.rolls,
        }

    def _typed(self, name: str) -> bool | int | str:
        given = self.cleaned_data[name]
        if self.like.unit == "bool":
            return bool(_truth(given))
        return f"{given:f}" if isinstance(given, Decimal) else given


def initial_of(content: dict[str, Any]) -> dict[str, Any]:
    """What a form shows of a content that is to be revised."""
    shown = {**content, "rows": "、".join(content.get("rows") or ())}
    for name in ("value", "inclusive"):
        if isinstance(shown.get(name), bool):
            shown[name] = "true" if shown[name] else "false"
    parts = content.get("components") or {}
    return shown | {f"part_{name}": amount for name, amount in parts.items()}


def _amount(label: str, like: DatedValue) -> forms.Field:
    unit, hint = UNITS.get(like.unit, ""), _HINTS.get(like.unit, "")
    if like.unit == "bool":
        return forms.ChoiceField(label=label, choices=TRUTHS)
    if like.unit == "enum":
        return forms.ChoiceField(label=label, choices=[(it, it) for it in like.options])
    if like.unit in _DECIMALS:
        return forms.DecimalField(
            label=label,
            help_text=hint,
            min_value=0,
            max_digits=18,
            decimal_places=_DECIMALS[like.unit],
            error_messages={"invalid": f"{label}应为数字，如 0.05", **_bounds(label)},
        )
    return forms.IntegerField(
        label=f"{label}（{unit}）" if unit else label,
        min_value=0,
        max_value=99_999,
        error_messages={"invalid": f"{label}应为整数", **_bounds(label)},
    )


def _members(law: Law, place: str, listed: str) -> forms.Field:
    """What a count counts: the entries that the list has for the place and those above it."""
    files = law.shelf.lists[listed]
    entries = [
        entry
        for it in reversed(law.chain(place))
        if it in files
        for entry in law.shelf.code_list(files[it]).entries
    ]
    titles = {entry.code: entry.title for entry in entries}
    return forms.MultipleChoiceField(
        label="拟定的各项",
        choices=list(titles.items()),
        widget=forms.CheckboxSelectMultiple,
        help_text="勾选的各项就是拟定值，没有勾选的不再算",
        error_messages={"invalid_choice": "请从列表里勾选"},
    )


def _bounds(label: str) -> dict[str, str]:
    return {
        "min_value": f"{label}不能是负数",
        "max_value": f"{label}太大",
        "max_digits": f"{label}位数太多",
        "max_decimal_places": f"{label}小数位太多",
        "max_whole_digits": f"{label}太大",
    }


def _verb(field: forms.Field) -> str:
    return "勾选" if isinstance(field, forms.MultipleChoiceField) else "填写"


def _truth(text: str) -> bool | None:
    return {"true": True, "false": False}.get(text)


def _instruments(law: Law, place: str) -> list[tuple[str, str]]:
    """What may be cited: everything registered that is no draft, the place's own first."""
    return [(it.id, it.short or it.title) for it in law.instruments(place) if it.status != "draft"]
