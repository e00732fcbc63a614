"""The filtered list as a spreadsheet."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Iterator, Sequence
from typing import Any

from django.conf import settings
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from yijian.office.framework.action import Missing
from yijian.office.framework.actor import Actor
from yijian.office.framework.masking import MASKED
from yijian.office.framework.page import page
from yijian.office.framework.paging import count_up_to
from yijian.office.framework.sheet import (
    COUNT,
    DAY,
    MEDIA_TYPE,
    MONEY,
    Heading,
    write_workbook,
)
from yijian.office.monitor.actions.export_findings import export_findings
from yijian.office.monitor.filter_form import (
    SORTS,
    FindingForm,
    chips,
    kept,
    link,
    read_form,
)
from yijian.office.monitor.guards.exports_left import exports_left
from yijian.office.monitor.models import Finding, Run
from yijian.office.monitor.selectors.cards import rule_names
from yijian.office.monitor.selectors.filters import Filters, matching
from yijian.office.monitor.selectors.finding import SUBJECTS
from yijian.office.monitor.selectors.findings import all_findings
from yijian.office.monitor.selectors.scope import chosen_run, institutions_of

HEADINGS = (
    Heading("疑点编号", width=34),
    Heading("规则编码"),
    Heading("规则", width=24),
    Heading("规则版本", COUNT),
    Heading("结论", width=8),
    Heading("程度", width=8),
    Heading("区间", width=8),
    Heading("主体类别", width=10),
    Heading("主体", width=22),
    Heading("机构编号"),
    Heading("机构", width=24),
    Heading("就医地", width=10),
    Heading("人员编号（脱敏）"),
    Heading("就诊编号", width=24),
    Heading("结算编号", width=24),
    Heading("发生起日", DAY),
    Heading("发生止日", DAY),
    Heading("涉及费用（元）", MONEY),
    Heading("涉及基金（元）", MONEY),
    Heading("计入基金（元）", MONEY),
)


@page("monitor.export_findings")
def findings_export(request: HttpRequest) -> HttpResponse:
    """Write the list that the address names into a file, remember it, hand it out."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    said = kept(request.GET)
    run = chosen_run(actor, said.get("run"))
    if run is None:
        raise Missing
    form = read_form(actor, run, said)
    if request.method != "POST" or not form.is_valid():
        return redirect(link("findings", said=said))
    filters, most = form.filters(), settings.LIMIT["EXPORT_ROWS"]
    total = count_up_to(matching(actor, run, filters), most)
    rows = total.n if total.exact else total.n + 1
    written = tempfile.TemporaryFile()  # noqa: SIM115 - the answer streams and closes it
    if total.exact and rows and exports_left(actor=actor) is None:
        about = _about(actor, run, form, said)
        write_workbook(
            written,
            title="疑点",
            headings=HEADINGS,
            rows=_rows(actor, run, filters, most),
            about=[*about, ("条数", f"{rows:,}")],
            created=timezone.localtime(actor.at),
        )
        written.seek(0)
    digest = hashlib.file_digest(written, "sha256").hexdigest()
    export_findings(actor=actor, run=run.key, filters=said, rows=rows, sha256=digest)
    written.seek(0)
    name = f"疑点-{run.key}-{timezone.localtime(actor.at):%Y%m%d-%H%M%S}.xlsx"
    return FileResponse(written, as_attachment=True, filename=name, content_type=MEDIA_TYPE)


def _rows(actor: Actor, run: Run, filters: Filters, most: int) -> Iterator[Sequence[Any]]:
    rules = rule_names(run)
    places = dict(institutions_of(actor, run).values_list("fixmedins_code", "name"))
    for row in all_findings(actor, run, filters, most):
        yield _row(row, rules, places)


def _row(row: Finding, rules: dict[str, str], places: dict[str, str]) -> Sequence[Any]:
    subject = "psn_no" if row.subject_type == "person" else ""
    return (
        row.finding_id,
        row.rule_code,
        rules.get(row.rule_code, ""),
        row.rule_version,
        row.outcome,
        row.severity,
        row.zone,
        SUBJECTS.get(row.subject_type, ""),
        MASKED.show(subject, row.subject_code),
        row.fixmedins_code,
        places.get(row.fixmedins_code or "", ""),
        row.admdvs,
        MASKED.show("psn_no", row.psn_no),
        row.mdtrt_id,
        row.setl_id,
        row.occurred_from,
        row.occurred_to,
        row.fee_amount,
        row.fund_amount,
        row.counted_fund_amount,
    )


def _about(
    actor: Actor, run: Run, form: FindingForm, said: dict[str, str]
) -> list[tuple[str, str]]:
    asked = [(chip.label, chip.text) for chip in chips(form, said)] or [("筛选", "没有条件")]
    days = [str(day) for day in (run.date_from, run.date_to) if day]
    return [
        ("内容", "稽核疑点清单；个人信息已脱敏"),
        ("运行编号", run.key),
        ("费用日期", " 至 ".join(days) or "全部"),
        *asked,
        ("排序", SORTS[form.filters().sort]),
        ("导出人", f"{actor.name}（{actor.username}）"),
        ("单位代码", actor.organisation),
        ("导出时间", f"{timezone.localtime(actor.at):%Y-%m-%d %H:%M:%S}"),
    ]
