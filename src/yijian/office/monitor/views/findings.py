"""The list of findings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from yijian.office.framework.action import Missing
from yijian.office.framework.actor import Actor
from yijian.office.framework.page import page, show
from yijian.office.framework.paging import AFTER, BEFORE, Page, read_position
from yijian.office.framework.permission import may
from yijian.office.monitor.filter_form import (
    FindingForm,
    address,
    chips,
    kept,
    link,
    read_form,
    run_title,
)
from yijian.office.monitor.models import Finding, Run, RunState
from yijian.office.monitor.selectors.cards import rule_names
from yijian.office.monitor.selectors.findings import finding_page, institution_names, totals
from yijian.office.monitor.selectors.scope import chosen_run, runs_seen

TITLE = "疑点"


@dataclass(frozen=True)
class Row:
    """A finding with the names of its rule and institution, its amounts as text in yuan, and
    where it opens."""

    finding: Finding
    rule: str
    institution: str
    fee_amount: str
    counted_fund_amount: str
    link: str


@page("monitor.view_findings")
def findings(request: HttpRequest) -> HttpResponse:
    """Filters, totals, one page of rows."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    asked = request.GET.get("run")
    run = chosen_run(actor, asked)
    if run is None and asked:
        raise Missing
    if run is None:
        may_run = may(actor, "monitor.start_run")
        return show(request, "monitor/findings_none.html", {"title": TITLE, "may_run": may_run})
    form, said = read_form(actor, run, request.GET), kept(request.GET)
    if not form.is_valid():
        context = _frame(actor, run, form, said)
        return show(request, "monitor/findings.html", context, status=400)
    if known_by := form.cleaned_data.get("person"):
        return redirect(link("findings", said=said, person_of=known_by))
    filters = form.filters()
    position = read_position(Finding, filters.order, request.GET)
    counted = totals(actor, run, filters)
    rows = finding_page(actor, run, filters, position) if counted.total.n else Page([], "", "")
    return show(
        request,
        "monitor/findings.html",
        {
            **_frame(actor, run, form, said),
            "chips": chips(form, said),
            "rows": _rows(run, rows, said),
            "totals": counted,
            "next": address(said, **{AFTER: rows.next}) if rows.next else "",
            "previous": address(said, **{BEFORE: rows.previous}) if rows.previous else "",
            "first": address(said) if position else "",
            "sorts": _sorts(filters.sort, said),
            "may_export": may(actor, "monitor.export_findings"),
            "too_many": not counted.total.exact or counted.total.n > settings.LIMIT["EXPORT_ROWS"],
            "most": settings.LIMIT["EXPORT_ROWS"],
        },
    )


def _frame(actor: Actor, run: Run, form: FindingForm, said: Mapping[str, str]) -> dict[str, Any]:
    return {
        "title": TITLE,
        "lead": _lead(run),
        "run": run,
        "older": run.state != RunState.VISIBLE,
        "runs": [
            (
                run_title(each),
                address({}, run="" if each.state == RunState.VISIBLE else str(each.pk)),
            )
            for each in runs_seen(actor)[: settings.LIMIT["PAGE_ROWS"]]
        ],
        "form": form,
        "said": said,
        "query": address(said),
    }


def _lead(run: Run) -> str:
    days = [str(day) for day in (run.date_from, run.date_to) if day]
    span = f"，费用日期 {' 至 '.join(days)}" if len(days) > 1 else ""
    return f"{run_title(run)}{span}"


def _rows(run: Run, rows: Page, said: Mapping[str, str]) -> list[Row]:
    rules, here, query = rule_names(run), link("findings"), address(said).removesuffix("?")
    places = institution_names(run, (row.fixmedins_code for row in rows.rows))
    return [
        Row(
            finding=row,
            rule=rules.get(row.rule_code, row.rule_code),
            institution=places.get(row.fixmedins_code, row.fixmedins_code or ""),
            fee_amount=f"{row.fee_amount:,.2f}",
            counted_fund_amount=f"{row.counted_fund_amount:,.2f}",
            link=f"{here}{row.finding_id}/{query}",
        )
        for row in rows.rows
    ]


def _sorts(sort: str, said: Mapping[str, str]) -> dict[str, dict[str, str]]:
    """For each heading that sorts: the address that sorts by it, or turns the order round."""
    found = {}
    for word in ("amount", "day"):
        now = {f"-{word}": "descending", word: "ascending"}.get(sort, "")
        turned = word if sort == f"-{word}" else f"-{word}"
        found[word] = {"now": now, "link": address(said, sort=turned)}
    return found
