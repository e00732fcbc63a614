"""``yijian city make``: a small honest city in the national tables, with labelled schemes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np
import pyarrow.parquet as pq

from yijian.city.build import Progress, build
from yijian.city.days import date_of
from yijian.city.files import FileFormat, Part, write_table
from yijian.city.knowledge import write_knowledge
from yijian.city.places import PHARMACY, area_of
from yijian.city.records import PURCHASE
from yijian.city.stock import StockBook, stock_book
from yijian.city.tables import institutions, lines, persons, sales, settlements, stocks, visits
from yijian.city.tables.label_rows import LabelRows, Row, label_table
from yijian.city.traces import make_sales
from yijian.city.world import Names, World, names_of
from yijian.kernel.errors import UsageError

FEWEST_PERSONS, MOST_MONTHS = 300, 12
"""Persons per area, so that enough hospitals of a kind have claims to be compared with."""


@dataclass(frozen=True)
class CityReport:
    """What was written: rows by table; labels by scheme and kind (``fraud``, ``innocent``); all
    files; the first and last day (ISO); persons in the register (the planted ones included)."""

    jurisdiction: str
    seed: int
    persons: int
    first_day: str
    last_day: str
    tables: dict[str, int]
    labels: dict[str, dict[str, int]]
    files: tuple[Path, ...]


def _check(areas: int, persons: int, months: int) -> None:
    fewest = FEWEST_PERSONS * areas
    if persons < fewest:
        raise UsageError("city.persons", f"人数 {persons} 太少；这个辖区至少 {fewest}")
    if not 1 <= months <= MOST_MONTHS:
        raise UsageError("city.months", f"月数 {months} 不行；应在 1 到 {MOST_MONTHS} 之间")


def _parts(world: World, names: Names, book: StockBook) -> dict[str, tuple[int, Part]]:
    sold = make_sales(world)
    kinds = np.array(world.places.kind)
    doctored = int(np.sum(world.visits.kind != PURCHASE))
    by_rows: dict[str, tuple[int, Callable[..., object]]] = {
        "psn_info_b": (len(world.people), persons.persons),
        "psn_insu_d": (len(world.people), persons.insurances),
        "fixmedins_b": (len(kinds), institutions.institutions),
        "medins_info_b": (int(np.sum(kinds != PHARMACY)), institutions.hospitals),
        "rtal_phac_b": (int(np.sum(kinds == PHARMACY)), institutions.pharmacies),
        "dr_info_b": (len(names.doctor), institutions.doctors),
        "mdtrt_d": (len(world.visits), visits.visits),
        "setl_diag_list_d": (doctored, visits.diagnoses),
        "setl_list_oprn_d": (len(visits.operated(world)), visits.operations),
        "drord_d": (len(visits.drug_orders(world)), visits.orders),
        "setl_d": (len(world.ledger.visit), settlements.settlements),
        "fee_list_d": (len(world.ledger.source), lines.fee_lines),
    }
    parts: dict[str, tuple[int, Part]] = {
        name: (size, partial(table, world, names)) for name, (size, table) in by_rows.items()
    }
    whole = {
        "invinfo_3501": stocks.stocktakes(world, names, book),
        "invinfo_3502": stocks.changes(world, names, book),
        "purcinfo_3503": stocks.purchases(world, names, book),
        "purcinfo_3504": stocks.supplier_returns(world, names, book),
    }
    for name, table in whole.items():
        parts[name] = (len(table), table.__getitem__)
    parts["selinfo_3505"] = (len(sold.line), partial(sales.sales_table, world, names, sold))
    returned = int(np.sum(sold.returned >= 0))
    parts["selinfo_3506"] = (returned, partial(sales.returns_table, world, names, sold))
    return parts


def _counts(rows: Sequence[Row]) -> dict[str, dict[str, int]]:
    seen = {(str(row["scheme"]), str(row["kind"]), str(row["label_id"])) for row in rows}
    counts = Counter((scheme, kind) for scheme, kind, _ in seen)
    return {
        scheme: {kind: counts[scheme, kind] for kind in ("fraud", "innocent")}
        for scheme in sorted({scheme for scheme, _ in counts})
    }


def _written(
    parts: dict[str, tuple[int, Part]], out: Path, file_format: FileFormat, tell: Progress
) -> list[Path]:
    out.mkdir(parents=True, exist_ok=True)
    files = []
    for name, (size, part) in parts.items():
        tell(f"写出 {name}")
        files.append(write_table(out, name, size, part, file_format))
    return files


def make_city(
    *,
    jurisdiction: str,
    persons: int,
    months: int,
    seed: int,
    out: Path,
    file_format: FileFormat = "parquet",
    progress: Progress | None = None,
) -> CityReport:
    """Make a city of ``persons`` honest persons over ``months`` months and write it to ``out``.

    Writes one file per national table, ``knowledge/<kind>.csv`` and ``labels.parquet``. The same
    arguments give the same bytes. ``progress`` is told each step in a few Chinese words.

    Raises:
        UsageError: unknown jurisdiction, too few persons, or months outside 1 to 12.
    """
    area = area_of(jurisdiction)
    _check(len(area.codes), persons, months)
    tell = progress or (lambda _step: None)
    world, stage = build(area, persons, months, seed, tell)
    names, book = names_of(world), stock_book(world)
    parts = _parts(world, names, book)
    files = _written(parts, out, file_format, tell)
    rows = LabelRows(world, names, book).rows(stage.labels)
    pq.write_table(label_table(rows), out / "labels.parquet", compression="zstd")
    files += [out / "labels.parquet", *write_knowledge(out / "knowledge", world.area)]
    return CityReport(
        jurisdiction=jurisdiction,
        seed=seed,
        persons=len(world.people),
        first_day=date_of(world.horizon.first).isoformat(),
        last_day=date_of(world.horizon.last).isoformat(),
        tables={name: size for name, (size, _) in parts.items()},
        labels=_counts(rows),
        files=tuple(files),
    )
