"""Two to five places side by side on a day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from yijian.law import Value
from yijian.law.compare import differences
from yijian.law.wording import origin, whole
from yijian.office.framework.actor import Actor
from yijian.office.framework.page import page, show
from yijian.office.framework.sheet import Heading
from yijian.office.policy.library import source
from yijian.office.policy.library.asked import (
    AskedForm,
    choice_field,
    day_field,
    kept,
    module_field,
    places,
    today,
    words_field,
)
from yijian.office.policy.library.modules import MODULES, module_of
from yijian.office.policy.library.pages import leaf
from yijian.office.policy.library.parameters import Shown, said
from yijian.office.policy.library.standing import standing
from yijian.office.policy.library.table import Table
from yijian.office.policy.library.words import place_words, source_words, value_status

FEWEST, MOST = 2, 5
SHOWS = {"value": "值不同的", "basis": "值或依据不同的", "all": "全部"}


class CompareForm(AskedForm):
    """Which places, on which day, about what, and whether also where they agree."""

    places = forms.MultipleChoiceField(
        label="法域",
        required=False,
        choices=places,
        widget=forms.CheckboxSelectMultiple,
        error_messages=dict.fromkeys(
            ("invalid_choice", "invalid_list"), "没有“%(value)s”这个法域，请从列表里选"
        ),
    )
    on = day_field("日期")
    module = module_field()
    show = choice_field("显示", list(SHOWS.items()))
    q = words_field("查找", "参数名称")
    field_order = ("places", "on", "module", "show", "q")

    def defaults(self) -> dict[str, Any]:
        """The person's place beside the next of the five."""
        own = self.actor.jurisdiction
        other = next(name for name, _ in places() if name not in (own, "gansu", "national"))
        return {"places": [own, other], "on": str(today(self.actor)), "show": "value"}

    def clean_places(self) -> list[str]:
        """Two to five, each once."""
        found = list(dict.fromkeys(self.cleaned_data["places"]))
        if not FEWEST <= len(found) <= MOST:
            raise ValidationError(f"请选 {FEWEST} 到 {MOST} 个法域")
        return [name for name, _ in places() if name in found]


@dataclass(frozen=True)
class Cell:
    """What a place has; None where it has nothing."""

    place: str
    shown: Shown | None
    kept: str


@dataclass(frozen=True)
class Row:
    """A parameter with what each place has."""

    name: str
    title: str
    module: str
    cells: list[Cell]


@require_GET
@page("policy.view_library")
def compare(request: HttpRequest) -> HttpResponse:
    """Places side by side."""
    form = CompareForm(request.actor, request.GET)  # type: ignore[attr-defined]
    context: dict[str, Any] = {
        "title": "法域比较",
        "lead": "几个法域在同一天的规定并排看；没有自己规定的，显示上级的值。",
        "form": form,
    }
    if form.is_valid():
        names = names_of(form)
        at = leaf(names, request.GET)
        law = source.law()
        context |= {
            "list": at,
            "rows": [row(form, name) for name in at.rows],
            "heads": [place_words(law, it) for it in form.cleaned_data["places"]],
            "on": form.day("on"),
        }
    return show(request, "policy/library/compare.html", context)


def names_of(form: CompareForm) -> list[str]:
    """The parameters that a valid form asks for, by module."""
    law, wanted, on = source.law(), form.cleaned_data["places"], form.day("on")
    held = [standing(it, on).values for it in wanted]
    names = [name for name in law.names() if any(name in values for values in held)]
    module, how, words = form.word("module"), form.word("show"), form.word("q").split()
    if how == "basis":
        first, *others = wanted
        differing = {it.name for other in others for it in differences(law, first, other, on)}
        names = [name for name in names if name in differing]
    elif how != "all":
        names = [name for name in names if _differ([values.get(name) for values in held])]
    order = list(MODULES)
    return sorted(
        (
            name
            for name in names
            if (not module or name.startswith(f"{module}."))
            and all(word in f"{name} {law.parameter_title(name)}" for word in words)
        ),
        key=lambda name: (order.index(name.partition(".")[0]), name),
    )


def _differ(values: list[Value | None]) -> bool:
    return len({None if it is None else whole(it) for it in values}) > 1


def row(form: CompareForm, name: str) -> Row:
    """A parameter in the places of the form."""
    on = form.day("on")
    cells = [_cell(name, place, on) for place in form.cleaned_data["places"]]
    return Row(name, source.law().parameter_title(name), module_of(name), cells)


def _cell(name: str, place: str, on: date) -> Cell:
    value = standing(place, on).values.get(name)
    title = place_words(source.law(), place)
    return Cell(title, said(value) if value else None, kept(place, on))


def table(actor: Actor, query: Mapping[str, Any]) -> Table | None:
    """The whole comparison; None where the address asks for what cannot be read."""
    form = CompareForm(actor, query)
    if not form.is_valid():
        return None
    law, wanted, on = source.law(), form.cleaned_data["places"], form.day("on")
    titles = [place_words(law, it) for it in wanted]
    headings = [Heading("参数", width=40), Heading("编码", width=44), Heading("主题")]
    headings += [Heading(f"{it}{what}", width=36) for it in titles for what in ("", "的依据")]
    rows = []
    for name in names_of(form):
        held = [standing(it, on).values.get(name) for it in wanted]
        cells = [text for it in held for text in (_worth(it), source_words(it) if it else "")]
        rows.append((law.parameter_title(name), name, module_of(name), *cells))
    return Table("法域比较", tuple(headings), rows, form.said())


def _worth(value: Value | None) -> str:
    if value is None:
        return "没有规定"
    status = value_status(value)
    notes = [status.words] if status else []
    notes += [origin(value)] if value.decided or value.origin == "ours" else []
    return whole(value) + (f"〔{'；'.join(notes)}〕" if notes else "")
