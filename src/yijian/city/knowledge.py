"""Writes the city's own knowledge: one CSV per kind, in the project's knowledge format."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from yijian.city.days import FIRST_DAY
from yijian.city.items import items
from yijian.city.places import Area
from yijian.city.reading import header, rows
from yijian.kernel.dates import FOREVER

ALWAYS = ("begndate", "enddate", "batch", "source", "level", "admdvs")
BATCH, SOURCE = "city", "合成城市自带"
KINDS = (
    "drug_institution_level",
    "drug_sex",
    "drug_sex_exempt",
    "drug_paediatric",
    "duplicate_charge",
    "service_frequency",
    "service_period_frequency",
    "drug_course",
    "tcm_not_paid_alone",
    "tcm_never_paid",
    "split_admission_exempt",
)
"""The kinds that are written as they stand in ``catalogue/knowledge``."""
_LEVELS = ("一级", "二级", "三级")


def knowledge_from() -> date:
    """The day from which the city's knowledge is in force: a year before its first day."""
    return FIRST_DAY.replace(year=FIRST_DAY.year - 1)


def _ceilings() -> Iterator[tuple[str, ...]]:
    for item in items():
        for rank, level in enumerate(_LEVELS, 1):
            if item.ceiling[rank]:
                yuan = f"{item.ceiling[rank] // 100}.{item.ceiling[rank] % 100:02d}"
                yield item.code, level, item.name, yuan


def _stock_units() -> Iterator[tuple[str, ...]]:
    for item in items():
        if item.list_type != "201":
            yield item.code, item.name, str(item.claim_units)


def _tables() -> Iterator[tuple[str, tuple[str, ...], list[tuple[str, ...]]]]:
    for kind in KINDS:
        name = f"catalogue/knowledge/{kind}.csv"
        yield kind, header(name), [tuple(row.values()) for row in rows(name)]
    yield (
        "price_ceiling",
        ("hilist_code", "price_level", "item_name", "ceiling"),
        list(_ceilings()),
    )
    yield "stock_unit", ("hilist_code", "item_name", "claim_units"), list(_stock_units())


def write_knowledge(folder: Path, area: Area) -> list[Path]:
    """Write ``<kind>.csv`` for every kind into ``folder``; returns the files in order of kind."""
    folder.mkdir(parents=True, exist_ok=True)
    period = (knowledge_from().isoformat(), FOREVER.isoformat())
    published = (*period, BATCH, SOURCE, area.knowledge_level, area.knowledge_admdvs)
    files = []
    for kind, columns, points in _tables():
        path = folder / f"{kind}.csv"
        with path.open("w", encoding="utf-8", newline="") as stream:
            out = csv.writer(stream, lineterminator="\n")
            out.writerow((*columns, *ALWAYS))
            out.writerows((*point, *published) for point in points)
        files.append(path)
    return sorted(files)
