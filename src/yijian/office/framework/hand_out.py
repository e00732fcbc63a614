"""A list as a spreadsheet in the hands of whoever asked: written, remembered, streamed."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import FileResponse
from django.utils.timezone import localtime

from yijian.office.framework.actor import Actor
from yijian.office.framework.sheet import MEDIA_TYPE, Heading, write_workbook

_LONGEST = 31
"""Characters that a spreadsheet allows in the name of a sheet."""


@dataclass(frozen=True)
class Handed:
    """What goes into the file; ``about`` is the beginning of its second sheet."""

    title: str
    headings: Sequence[Heading]
    rows: Sequence[Sequence[Any]]
    about: Sequence[tuple[str, str]]


def most_rows() -> int:
    """The most rows that one export may hold."""
    return int(settings.LIMIT["EXPORT_ROWS"])


def hand_out(actor: Actor, handed: Handed, remember: Callable[[int, str], Any]) -> FileResponse:
    """Write the file, have it remembered with its rows and its digest, and stream it.

    Args:
        remember: the action that logs the export; it refuses an empty or too long list, for
            which no rows are written.
    """
    at, count = localtime(actor.at), len(handed.rows)
    written = tempfile.TemporaryFile()  # noqa: SIM115 - the answer streams and closes it
    if 0 < count <= most_rows():
        about = [
            *handed.about,
            ("条数", f"{count:,}"),
            ("导出人", f"{actor.name}（{actor.username}）"),
            ("单位代码", actor.organisation),
            ("导出时间", f"{at:%Y-%m-%d %H:%M:%S}"),
        ]
        write_workbook(
            written,
            title=handed.title[:_LONGEST],
            headings=handed.headings,
            rows=handed.rows,
            about=about,
            created=at,
        )
    written.seek(0)
    remember(count, hashlib.file_digest(written, "sha256").hexdigest())
    written.seek(0)
    name = f"{handed.title}-{at:%Y%m%d-%H%M%S}.xlsx"
    return FileResponse(written, as_attachment=True, filename=name, content_type=MEDIA_TYPE)


def asked_for(asked: dict[str, str]) -> tuple[str, str]:
    """The filters of a list, as a line of the second sheet."""
    return ("筛选", "、".join(asked.values()) or "没有条件")
