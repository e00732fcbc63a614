"""``python -m yijian.office.trail.checking``: what ``yijian trail`` asks the office.

``verify [JURISDICTION [NUMBER:DIGEST …]]`` recomputes the chains, ``head [JURISDICTION]`` tells
their heads. An empty jurisdiction means all.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Any

from yijian.kernel.errors import Refused
from yijian.office.work.answering import answer, said


def check(arguments: Sequence[str]) -> dict[str, Any]:
    """Do what the words ask.

    Answers ``{"whole", "chains": [ChainReport.as_json()]}`` or ``{"heads": [{"jurisdiction",
    "number", "digest"}]}``.

    Raises:
        Refused: ``trail.absent``: the database has no tables of the trail yet.
    """
    from django.db import connection

    if "trail_entry" not in connection.introspection.table_names():
        raise Refused(
            "trail.absent",
            "这个数据库里还没有留痕的表；请先运行 yijian serve --prepare-only 把它建好",
        )
    what, jurisdiction, *anchors = [*arguments, ""][: max(2, len(arguments))]
    return _heads(jurisdiction) if what == "head" else _verify(jurisdiction, anchors)


def _verify(jurisdiction: str, anchors: Sequence[str]) -> dict[str, Any]:
    from yijian.office.trail.verify import verify

    kept = {int(number): digest for number, _, digest in (it.partition(":") for it in anchors)}
    reports = verify(
        jurisdiction or None,
        kept,
        lambda name, done, total: said(f"核对 {name} 的留痕", min(1.0, done / max(1, total))),
    )
    chains = [report.as_json() for report in reports]
    return {"whole": all(report.whole for report in reports), "chains": chains}


def _heads(jurisdiction: str) -> dict[str, Any]:
    from yijian.office.trail.models import Chain

    heads = Chain.objects.order_by("jurisdiction")
    if jurisdiction:
        heads = heads.filter(jurisdiction=jurisdiction)
    return {"heads": list(heads.values("jurisdiction", "number", "digest"))}


if __name__ == "__main__":
    sys.exit(answer(check, sys.argv[1:]))
