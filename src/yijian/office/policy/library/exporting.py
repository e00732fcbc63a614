"""Lists of the library as spreadsheets: made again from the address, remembered, handed out."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Callable, Mapping
from typing import Any

from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from yijian.office.framework.action import Missing
from yijian.office.framework.actor import Actor
from yijian.office.framework.page import page
from yijian.office.framework.sheet import MEDIA_TYPE, write_workbook
from yijian.office.policy.actions.export_library import export_library
from yijian.office.policy.library import (
    between,
    browsing,
    codes,
    comparing,
    duties,
    instruments,
    procedures,
    reckoning,
    source,
)
from yijian.office.policy.library.table import Table

Maker = Callable[[Actor, Mapping[str, Any]], Table | None]
TABLES: dict[str, tuple[Maker, str]] = {
    "library": (browsing.table, "policy:library"),
    "instruments": (instruments.table, "policy:instruments"),
    "codes": (codes.table, "policy:code_lists"),
    "procedure": (procedures.table, "policy:procedures"),
    "compare": (comparing.table, "policy:compare"),
    "between": (between.table, "policy:between"),
    "deadline": (reckoning.table, "policy:reckoner"),
    "duties": (duties.table, "policy:duties"),
}
"""What may be exported: who makes the table from the address, and the page it belongs to."""


@page("policy.export_library")
def export(request: HttpRequest, what: str) -> HttpResponse:
    """Write the list that the address names into a file, remember it, hand it out."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    if what not in TABLES:
        raise Missing
    make, back = TABLES[what]
    if request.method != "POST":
        return redirect(back)
    table = make(actor, request.GET)
    if table is None:
        return redirect(back)
    at = timezone.localtime(actor.at)
    written = tempfile.TemporaryFile()  # noqa: SIM115 - the answer streams and closes it
    write_workbook(
        written,
        title=table.title[:31],
        headings=table.headings,
        rows=table.rows,
        about=_about(actor, table),
        created=at,
    )
    written.seek(0)
    digest = hashlib.file_digest(written, "sha256").hexdigest()
    export_library(
        actor=actor,
        what=table.title,
        filters=dict(table.about),
        rows=len(table.rows),
        sha256=digest,
    )
    written.seek(0)
    name = f"{table.title}-{at:%Y%m%d-%H%M%S}.xlsx"
    return FileResponse(written, as_attachment=True, filename=name, content_type=MEDIA_TYPE)


def _about(actor: Actor, table: Table) -> list[tuple[str, str]]:
    """The second sheet: what was asked for, who took it and when, and from which law."""
    return [
        ("内容", f"{table.title}；条文大意是本系统的概括，引用以公布的文本为准"),
        *table.about,
        ("条数", f"{len(table.rows):,}"),
        ("规定包摘要", source.law().digest[:16]),
        ("导出人", f"{actor.name}（{actor.username}）"),
        ("单位代码", actor.organisation),
        ("导出时间", f"{timezone.localtime(actor.at):%Y-%m-%d %H:%M:%S}"),
    ]
