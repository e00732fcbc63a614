"""The filters of the list of findings, as its form and its address have them."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse

from yijian.office.framework.actor import Actor
from yijian.office.framework.masking import mask_number
from yijian.office.framework.permission import NotAllowed
from yijian.office.monitor.models import Run
from yijian.office.monitor.selectors.cards import rule_names
from yijian.office.monitor.selectors.filters import FIRST_ORDER, Filters
from yijian.office.monitor.selectors.findings import institutions_called, person_of

SHOWN = (
    *("rule", "institution", "focus", "outcome", "zone", "severity"),
    *("since", "until", "least", "most"),
)
HIDDEN = ("person_of", "q", "sort", "run")
IN_ADDRESS = (*SHOWN, *HIDDEN)
"""What the address keeps. A person's number is never among it: it becomes ``person_of``, the
finding by which the person is known."""

SORTS = {
    "-amount": "计入基金由多到少",
    "amount": "计入基金由少到多",
    "-day": "日期由近到远",
    "day": "日期由远到近",
}

ONLY_FOCUS = "只看重点"
"""The choice of the findings of the rules and institutions on which supervision puts its weight."""

_NO_CHOICE = {"invalid_choice": "没有“%(value)s”这一项，请从列表里选"}
_NO_DAY = {"invalid": "日期无法识别，应写成 2026-11-21"}
_NO_MONEY = dict.fromkeys(
    ("invalid", "max_digits", "max_decimal_places", "max_whole_digits"),
    "金额无法识别，应写成 1234.50，最多两位小数",
)
_MONTH = re.compile(r"([0-9]{4})-([0-9]{2})", re.ASCII)


def _choice(label: str, *values: str) -> forms.ChoiceField:
    choices = [("", "全部"), *((value, value) for value in values)]
    return forms.ChoiceField(
        label=label, required=False, choices=choices, error_messages=_NO_CHOICE
    )


def _day(label: str) -> forms.DateField:
    # the browser's own calendar, which knows ISO only
    widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    return forms.DateField(label=label, required=False, widget=widget, error_messages=_NO_DAY)


def _money(label: str) -> forms.DecimalField:
    widget = forms.TextInput(attrs={"inputmode": "decimal", "placeholder": "元"})
    return forms.DecimalField(
        label=label,
        required=False,
        max_digits=14,
        decimal_places=2,
        widget=widget,
        error_messages=_NO_MONEY,
    )


class FindingForm(forms.Form):
    """The form; after ``is_valid`` :meth:`filters` says what is asked."""

    rule = _choice("规则")
    institution = forms.CharField(
        label="机构（编号或名称）", required=False, max_length=60, strip=True
    )
    focus = _choice("监管重点", ONLY_FOCUS)
    outcome = _choice("结论", "违规", "可疑")
    zone = _choice("区间", "核心", "关注")
    severity = _choice("程度", "严重", "一般", "提示")
    since = _day("日期自")
    until = _day("日期至")
    least = _money("计入基金自")
    most = _money("计入基金至")
    person = forms.CharField(label="人员编号", required=False, max_length=64)
    q = forms.CharField(label="疑点或结算编号", required=False, max_length=64)
    sort = forms.ChoiceField(
        label="排序", required=False, choices=list(SORTS.items()), error_messages=_NO_CHOICE
    )
    person_of = forms.CharField(required=False, max_length=32, widget=forms.HiddenInput)

    def __init__(self, actor: Actor, run: Run, data: Mapping[str, str]) -> None:
        super().__init__(data, use_required_attribute=False, label_suffix="")
        self.actor, self.of_run = actor, run
        fields: dict[str, Any] = self.fields
        had = {entry["code"] for entry in run.summary.get("rules", [])}
        named = [(code, name) for code, name in rule_names(run).items() if not had or code in had]
        fields["rule"].choices = [("", "全部"), *named]
        if actor.fixmedins_code is not None:
            del fields["person"], fields["focus"]

    def clean_institution(self) -> tuple[str, ...] | None:
        """The codes that are meant; None for all."""
        text = self.cleaned_data["institution"]
        if not text:
            return None
        codes = institutions_called(self.actor, self.of_run, text)
        if codes is None:
            raise ValidationError(f"名称含“{text}”的机构太多，请写得更完整，或写机构编号")
        return tuple(codes)

    def clean_person(self) -> str:
        """A finding by which the person of this number is known; empty where none is asked for."""
        number = self.cleaned_data["person"]
        if not number:
            return ""
        found = person_of(self.actor, self.of_run, psn_no=number)
        if found is None:
            raise ValidationError("您的管辖范围内没有此人员编号的疑点")
        return found.finding_id

    def clean_person_of(self) -> str:
        """The number, in clear, of the person of that finding; empty where none is asked for."""
        finding_id = self.cleaned_data["person_of"]
        if not finding_id:
            return ""
        found = person_of(self.actor, self.of_run, finding_id=finding_id)
        if found is None:
            raise ValidationError("没有这条疑点，或它不涉及单个参保人，不能据以查找同一人的疑点")
        return found.psn_no or ""

    def clean(self) -> dict[str, Any]:
        """Ends in the right order."""
        cleaned: dict[str, Any] = super().clean() or {}
        for low, high, words in (
            ("since", "until", "开始日期晚于结束日期，请交换两者"),
            ("least", "most", "金额下限高于上限，请交换两者"),
        ):
            if None not in (first := cleaned.get(low), last := cleaned.get(high)) and first > last:
                self.add_error(high, words)
        return cleaned

    def filters(self) -> Filters:
        """What is asked, of a valid form."""
        said = self.cleaned_data
        plain = ("rule", "outcome", "zone", "severity", "since", "until", "least", "most")
        return Filters(
            **{name: said[name] for name in plain},
            institutions=said["institution"],
            focus=bool(said.get("focus")),
            person=said["person_of"],
            number=said["q"].strip(),
            sort=said["sort"] or FIRST_ORDER,
        )


@dataclass(frozen=True)
class Chip:
    """A filter that is on, in words, and the address without it."""

    label: str
    text: str
    without: str


def run_title(run: Run) -> str:
    """A run as a list of runs names it: when it was made visible, and its number."""
    when = f"{run.published_at:%Y-%m-%d} " if run.published_at else ""
    return f"{when}运行 {run.key}"


def kept(query: Mapping[str, str]) -> dict[str, str]:
    """What of an address is a filter of this list; ``month=2026-03`` becomes its days."""
    said = {name: query[name].strip() for name in IN_ADDRESS if query.get(name, "").strip()}
    found = _MONTH.fullmatch(query.get("month", ""))
    if found and "since" not in said and "until" not in said:
        year, month = int(found[1]), int(found[2])
        if year and 1 <= month <= 12:
            _, last = monthrange(year, month)
            said["since"], said["until"] = (str(date(year, month, day)) for day in (1, last))
    return said


def address(said: Mapping[str, str], **changes: str) -> str:
    """The query of the list with ``changes``; an empty value takes a filter away."""
    return f"?{urlencode({name: value for name, value in {**said, **changes}.items() if value})}"


def link(view: str, *args: str, said: Mapping[str, str] | None = None, **changes: str) -> str:
    """The address of a page of ``monitor`` that keeps the list's filters."""
    query = address(said or {}, **changes)
    return reverse(f"monitor:{view}", args=args) + query.removesuffix("?")


def read_form(actor: Actor, run: Run, query: Mapping[str, str]) -> FindingForm:
    """The form as the address fills it, bound.

    Raises:
        NotAllowed: a provider looks for a person's number.
    """
    if query.get("person") and actor.fixmedins_code is not None:
        raise NotAllowed("按人员编号查找由医保行政部门、经办机构和审计办理")
    said = kept(query)
    return FindingForm(actor, run, {**said, "person": query.get("person", "")})


def chips(form: FindingForm, said: Mapping[str, str]) -> list[Chip]:
    """The filters that are on, of a valid form."""
    found = []
    for name in (*SHOWN, "q", "person_of"):
        if name not in said or (name in SHOWN and name not in form.fields):
            continue
        text = said[name]
        if name == "rule":
            text = dict(form.fields["rule"].choices)[text]
        elif name == "person_of":
            text = mask_number(form.cleaned_data["person_of"])
        elif name in ("least", "most"):
            text = f"{form.cleaned_data[name]:,.2f} 元"
        label = "人员" if name == "person_of" else str(form.fields[name].label)
        found.append(Chip(label, text, address(said, **{name: ""})))
    return found
