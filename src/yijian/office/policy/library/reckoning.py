"""The deadline calculator: the last day of a period of law, and how it was reckoned."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from yijian.kernel.errors import Refused, UsageError
from yijian.law import Law
from yijian.law.calendar.workdays import WEEKDAYS
from yijian.law.deadline import Reckoned, calendar_of, deadline
from yijian.law.periods import Exclusion, Period
from yijian.law.periods.reckon import Skipped
from yijian.law.periods.service import EVENTS, KINDS, Service, served
from yijian.law.ranking import in_marks
from yijian.office.framework.actor import Actor
from yijian.office.framework.page import page, show
from yijian.office.framework.sheet import Heading
from yijian.office.policy.library import source
from yijian.office.policy.library.asked import (
    kept,
)
from yijian.office.policy.library.deadline_form import DeadlineForm, by_module, reasons
from yijian.office.policy.library.table import Table
from yijian.office.policy.library.words import (
    Tag,
    origin_tag,
    place_words,
    value_status,
)

NOTICE = "case.decision_service.public_notice"
"""The parameter that says how long a public notice runs until it counts as service."""
REASONS = "excluded_time"
"""The code list of the times that do not count."""
SPANS = ("a", "b", "c")
HEADINGS = (Heading("项目", width=20), Heading("内容", width=90))


@dataclass(frozen=True)
class Answer:
    """A deadline in words: the last day, whether it is certain, and how it was reckoned."""

    reckoned: Reckoned
    last_day: str
    doubt: str
    steps: list[str]
    skipped: list[tuple[str, int]]
    days: tuple[Skipped, ...]
    origin: Tag
    status: Tag | None
    articles: list[str]
    notes: list[str] = field(default_factory=list)


@require_GET
@page("policy.view_library")
def reckoner(request: HttpRequest) -> HttpResponse:
    """The calculator; the address keeps what was asked."""
    form = DeadlineForm(request.actor, request.GET)  # type: ignore[attr-defined]
    context: dict[str, Any] = {
        "title": "到期日计算",
        "lead": "一个期间的最后一日：跳过哪些日子，依据哪些条文，怎样算出来的。",
        "form": form,
        "periods": by_module(),
        "reasons": reasons(),
        "events": [(KINDS[it], EVENTS[it]) for it in KINDS],
    }
    if form.is_valid() and form.word("name"):
        answer, fault = answered(form)
        name, place = form.word("name"), form.word("jurisdiction")
        context |= {
            "answer": answer,
            "fault": fault,
            "name": name,
            "place": place_words(source.law(), place),
            "asked": source.law().parameter_title(name),
            "kept": kept(place, form.day("start")),
        }
    elif form.errors:
        context["open"] = True
    return show(request, "policy/library/deadline.html", context)


def answered(form: DeadlineForm) -> tuple[Answer | None, str]:
    """The answer to a valid form, or the sentence that says why there is none."""
    law, place = source.law(), form.word("jurisdiction")
    try:
        service = _service(law, form)
        start = service.served_on if service else form.day("start")
        found = deadline(
            law,
            form.word("name"),
            place,
            start,
            extended=bool(form.cleaned_data["extended"]),
            excluded=form.exclusions(),
        )
    except (Refused, UsageError) as refusal:
        name = form.word("name")
        return None, refusal.message.replace(f"参数 {name} ", "").replace(
            f"参数 {name}", "这个期间"
        )
    return _answer(law, place, found, service, form), ""


def _service(law: Law, form: DeadlineForm) -> Service | None:
    kind: Any = form.word("service")
    if not kind:
        return None
    place, event = form.word("jurisdiction"), form.day("start")
    value = law.value(NOTICE, place, event)
    notice = Period(int(value.value), value.unit)  # type: ignore[arg-type]
    calendar = calendar_of(law, place)
    consent = bool(form.cleaned_data["consent"])
    return served(kind, event, calendar, notice_period=notice, consent=consent)


def _answer(
    law: Law, place: str, found: Reckoned, service: Service | None, form: DeadlineForm
) -> Answer:
    ends, value = found.deadline, found.value
    doubt = ""
    if ends.missing_year is not None:
        doubt = f"暂定：{ends.missing_year} 年的放假安排尚未公布或录入，届时只会更晚，不会更早"
    elif ends.waiting is not None:
        doubt = f"暂定：{ends.waiting}仍在进行，期间停着，结束后接着算"
    fictitious = calendar_of(law, place).fictitious
    years = [it for it in sorted(fictitious) if ends.start.year <= it <= ends.last_day.year]
    notes = [f"{it} 年用的是虚构的放假安排，只供模拟" for it in years]
    if value.doubt:
        notes.append(f"存疑：{value.doubt}")
    if value.warning:
        notes.append(value.warning)
    return Answer(
        reckoned=found,
        last_day=with_weekday(ends.last_day),
        doubt=doubt,
        steps=steps(found, service, form.exclusions()),
        skipped=_counted(ends.skipped),
        days=ends.skipped,
        origin=origin_tag(law, value),
        status=value_status(value),
        articles=[_in_marks(it) for it in ends.articles],
        notes=notes,
    )


def steps(found: Reckoned, service: Service | None, excluded: tuple[Exclusion, ...]) -> list[str]:
    """How the last day was reckoned, in sentences."""
    ends = found.deadline
    said = []
    if service is not None:
        said.append(f"{KINDS[service.kind]}，{EVENTS[service.kind]}为 {service.event}。")
        if service.served_on != service.event:
            said.append(f"公告期满视为送达：{service.served_on}。")
    said.append(f"起算之日 {with_weekday(ends.start)} 不计，从次日 {_next(ends.start)} 开始数。")
    length = "，再延长 ".join(str(part) for part in found.parts)
    unit = "只数工作日" if found.parts[0].unit == "working_day" else _calendar_words(found)
    said.append(f"期间为 {length}，{unit}。")
    for it in excluded:
        until = f"至 {it.last}" if it.last else "起，仍在进行"
        said.append(f"{it.why}（{it.first} {until}）期间不计入。")
    if ends.skipped:
        days = "，".join(f"{why} {n} 日" for why, n in _counted(ends.skipped))
        said.append(f"其间跳过 {len(ends.skipped)} 日：{days}。")
    rolled = [it for it in ends.skipped if it.why.startswith("末日遇")]
    if rolled:
        said.append(f"算到 {rolled[0].day}，{rolled[0].why}，移到下一个工作日。")
    verb = "最早到" if not ends.certain else "最后一日是"
    said.append(f"{verb} {with_weekday(ends.last_day)}，当日仍可办理。")
    return said


def _in_marks(cited: str) -> str:
    """``某办法 第二条`` as ``《某办法》第二条``."""
    title, _, article = cited.rpartition(" ")
    return f"{in_marks(title)}{article}" if title else in_marks(cited)


def _calendar_words(found: Reckoned) -> str:
    if found.parts[0].unit == "day":
        return "每天都数，休息日也在内"
    return "到对应的日子为止，没有对应日的为月末"


def _counted(skipped: tuple[Skipped, ...]) -> list[tuple[str, int]]:
    found: dict[str, int] = {}
    for it in skipped:
        found[it.why] = found.get(it.why, 0) + 1
    return list(found.items())


def with_weekday(day: date) -> str:
    """``2026-10-10（星期六）``."""
    return f"{day}（星期{WEEKDAYS[day.weekday()]}）"


def _next(day: date) -> date:
    return day + timedelta(days=1)


def table(actor: Actor, query: Mapping[str, Any]) -> Table | None:
    """The answer as a sheet; None where there is none."""
    form = DeadlineForm(actor, query)
    if not form.is_valid() or not form.word("name"):
        return None
    answer, _ = answered(form)
    if answer is None:
        return None
    rows = [
        ("期间", answer.reckoned.value.title),
        ("法域", place_words(source.law(), form.word("jurisdiction"))),
        ("最后一日", answer.last_day),
        ("是否确定", answer.doubt or "确定"),
        ("来源", answer.origin.words),
        *(("怎样算的", it) for it in answer.steps),
        *(("依据", it) for it in answer.articles or ("没有条文，本系统的默认值",)),
        *(("提示", it) for it in answer.notes),
        *(("不计的日子", f"{it.day} {it.why}") for it in answer.days),
    ]
    return Table("到期日计算", HEADINGS, rows, [(label, text) for label, text in form.said()])
