"""Which national table a file holds, from its name.

Names of flight-inspection and exchange exports are the official ones with things around them:
``stg_``/``ods_`` and a schema before, a month, an institution, ``_realtime`` or ``_df`` after
(reference/datamodel.md §8).
"""

from __future__ import annotations

import re
from functools import cache

from yijian.claims.schema import tables

_OTHER_NAMES: dict[str, str] = {
    "2204": "fee_list_d",
    "3501": "invinfo_3501",
    "3502": "invinfo_3502",
    "3503": "purcinfo_3503",
    "3504": "purcinfo_3504",
    "3505": "selinfo_3505",
    "3506": "selinfo_3506",
    "3507": "invdata_3507",
    "oprninfo": "setl_list_oprn_d",
}


@cache
def _pattern() -> re.Pattern[str]:
    names = sorted(_all_names(), key=len, reverse=True)
    listed = "|".join(re.escape(name) for name in names)
    return re.compile(rf"^(?:[a-z]\w*\.)*(?:(?:stg|ods)_)?({listed})(?:[^0-9a-z].*)?$")


@cache
def _all_names() -> dict[str, str]:
    titles = {table.title: table.name for table in tables().values()}
    return titles | _OTHER_NAMES | {name: name for name in tables()}


def table_of(stem: str) -> str | None:
    """The table that a file or sheet of this name holds, ``None`` where it is like no table.

    ``stem`` is the name without extension, in any case: ``STG_FEE_LIST_D_3201``,
    ``h6201.setl_d_2409_realtime``, ``费用明细``.
    """
    match = _pattern().match(stem.strip().lower())
    return _all_names()[match.group(1)] if match else None


def known_tables() -> str:
    """The tables with their Chinese titles, for a message."""
    return "、".join(f"{table.name}（{table.title}）" for table in tables().values())
