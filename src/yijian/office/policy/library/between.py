"""What changes in a place between two days: instruments, parameters, procedures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from yijian.kernel.errors import Refused
from yijian.law.compare import changes
from yijian.law.models import Instrument
from yijian.law.procedures import Procedure
from yijian.office.framework.actor import Actor
from yijian.office.framework.page import page, show
from yijian.office.framework.sheet import DAY, Heading
from yijian.office.policy.library import source
from yijian.office.policy.library.asked import (
    LAST_DAY,
    AskedForm,
    choice_field,
    day_field,
    module_field,
    places,
    today,
)
from yijian.office.policy.library.modules import module_of
from yijian.office.policy.library.pages import leaf
from yijian.office.policy.library.parameters import Shown, said
from yijian.office.policy.library.table import Table
from yijian.office.policy.library.words import place_words

SAME = "值不变，依据改变"
NEXT_DAY = timedelta(days=1)
HEADINGS = (
    Heading("日期", DAY),
    Heading("类别", width=8),
    Heading("名称", width=44),
    Heading("编号", width=44),
    Heading("变化", width=24),
    Heading("之前", width=40),
    Heading("之前的依据", width=44),
    Heading("之后", width=40),
    Heading("之后的依据", width=44),
)


class BetweenForm(AskedForm):
    """A place, and the first and last day, both inclusive."""

    jurisdiction = choice_field("法域", places)
    first = day_field("自")
    last = day_field("至（含当日）")
    module = module_field("主题（参数和程序）")
    only = choice_field("参数", [("", "全部"), ("value", "只看值改变的")])

    def defaults(self) -> dict[str, Any]:
        """From today to the last day on which something is known to begin."""
        now = today(self.actor)
        coming = [day for day, _ in coming_days(self.actor.jurisdiction, now)]
        last = coming[-1] if coming else min(date(now.year, 12, 31), LAST_DAY)
        return {
            "jurisdiction": self.actor.jurisdiction,
            "first": str(now),
            "last": str(last),
        }

    def clean(self) -> dict[str, Any]:
        """The days in the right order."""
        cleaned: dict[str, Any] = super().clean() or {}
        first, last = cleaned.get("first"), cleaned.get("last")
        if first and last and first > last:
            self.add_error("last", "开始日期晚于结束日期，请交换两者")
        return cleaned


@dataclass(frozen=True)
class InstrumentChange:
    """An instrument is published, begins or is over on a day."""

    on: date
    what: str
    instrument: Instrument
    place: str


@dataclass(frozen=True)
class ParameterChange:
    """A parameter gets another value, begins, ends, or rests on something else."""

    on: date
    name: str
    title: str
    module: str
    what: str
    before: Shown | None
    after: Shown | None


@dataclass(frozen=True)
class ProcedureChange:
    """Another version of a procedure holds from a day on."""

    on: date
    name: str
    title: str
    before: Procedure | None
    after: Procedure | None
    what: str


def coming_days(place: str, after: date) -> list[tuple[date, str]]:
    """The days after ``after`` on which instruments of a place begin, with their titles."""
    found: dict[date, list[str]] = {}
    for it in source.law().instruments(place):
        if it.in_force_on and it.in_force_on > after:
            found.setdefault(it.in_force_on, []).append(it.short or it.title)
    return [(day, "、".join(titles)) for day, titles in sorted(found.items())]


@require_GET
@page("policy.view_library")
def between(request: HttpRequest) -> HttpResponse:
    """What changes between two days."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    form = BetweenForm(actor, request.GET)
    context: dict[str, Any] = {
        "title": "前后变化",
        "lead": "两个日期之间，哪些文件开始或失效，哪些参数和程序随之改变。",
        "form": form,
        "coming": coming_days(actor.jurisdiction, today(actor)),
        "today": today(actor),
    }
    if form.is_valid():
        found = parameter_changes(form)
        at = leaf(found, request.GET)
        context |= {
            "instruments": instrument_changes(form),
            "procedures": procedure_changes(form),
            "list": at,
            "rows": at.rows,
            "place": place_words(source.law(), form.word("jurisdiction")),
            "first": form.day("first"),
            "last": form.day("last"),
        }
    return show(request, "policy/library/between.html", context)


def instrument_changes(form: BetweenForm) -> list[InstrumentChange]:
    """What happens to the instruments of the place, in order of day."""
    law, found = source.law(), []
    for it in law.instruments(form.word("jurisdiction")):
        over = it.ended_on + NEXT_DAY if it.ended_on and it.ended_on < LAST_DAY else None
        for day, what in (
            (it.published_on, "公布"),
            (it.in_force_on, "施行"),
            (it.simulated_from, "草案开始模拟适用"),
            (over, "失效"),
        ):
            if day and form.day("first") <= day <= form.day("last"):
                place = place_words(law, law.home(it.id))
                found.append(InstrumentChange(day, what, it, place))
    return sorted(found, key=lambda it: (it.on, it.instrument.id))


def parameter_changes(form: BetweenForm) -> list[ParameterChange]:
    """The parameters of the place that change, in order of day; new values before new bases."""
    place, module = form.word("jurisdiction"), form.word("module")
    found = [
        ParameterChange(
            on=it.on,
            name=it.name,
            title=it.title,
            module=module_of(it.name),
            what=_what(before := said(it.before) if it.before else None, after),
            before=before,
            after=after,
        )
        for it in changes(source.law(), place, form.day("first"), form.day("last"))
        if not module or it.name.startswith(f"{module}.")
        for after in (said(it.after) if it.after else None,)
    ]
    if form.word("only"):
        found = [it for it in found if it.what != SAME]
    return sorted(found, key=lambda it: (it.on, it.what == SAME, it.name))


def _what(before: Shown | None, after: Shown | None) -> str:
    if before is None:
        return "开始有规定"
    if after is None:
        return "不再有规定"
    return "值改变" if before.whole != after.whole else SAME


def procedure_changes(form: BetweenForm) -> list[ProcedureChange]:
    """The procedures of the place of which another version comes to hold."""
    place, module = form.word("jurisdiction"), form.word("module")
    found = []
    for name in source.procedures().names():
        if module and not name.startswith(f"{module}."):
            continue
        for day in sorted(set(_days_of(name, place))):
            if form.day("first") <= day <= form.day("last"):
                before, after = _at(name, place, day - NEXT_DAY), _at(name, place, day)
                known = after or before
                if known and (before and before.version) != (after and after.version):
                    what = "开始" if before is None else "不再适用" if after is None else "换了版本"
                    found.append(ProcedureChange(day, name, known.title, before, after, what))
    return sorted(found, key=lambda it: (it.on, it.name))


def _days_of(name: str, place: str) -> Iterator[date]:
    """The days on which another version of a procedure may come to hold in a place."""
    chain = source.law().chain(place)
    for it in source.every_procedure():
        if it.name == name and it.jurisdiction in chain:
            yield it.body.since
            if it.body.until and it.body.until < LAST_DAY:
                yield it.body.until + NEXT_DAY


def _at(name: str, place: str, on: date) -> Procedure | None:
    try:
        return source.procedures().get(name, place, on)
    except Refused:
        return None


def table(actor: Actor, query: Mapping[str, Any]) -> Table | None:
    """All changes in one list; None where the address asks for what cannot be read."""
    form = BetweenForm(actor, query)
    if not form.is_valid():
        return None
    rows: list[tuple[Any, ...]] = [
        (it.on, "文件", it.instrument.title, it.instrument.id, it.what, "", "", "", "")
        for it in instrument_changes(form)
    ]
    rows += [
        (
            *(it.on, "参数", it.title, it.name, it.what),
            *(it.before.whole if it.before else "", it.before.source if it.before else ""),
            *(it.after.whole if it.after else "", it.after.source if it.after else ""),
        )
        for it in parameter_changes(form)
    ]
    rows += [
        (
            *(it.on, "程序", it.title, it.name, it.what),
            *(it.before.version[:8] if it.before else "", it.before.cited if it.before else ""),
            *(it.after.version[:8] if it.after else "", it.after.cited if it.after else ""),
        )
        for it in procedure_changes(form)
    ]
    return Table("前后变化", HEADINGS, rows, form.said())
