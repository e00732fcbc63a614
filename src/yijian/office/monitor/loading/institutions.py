"""The institutions of a run and what they charged, from the lake as the run saw it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc

from yijian.claims.lake import Lake
from yijian.claims.manifest import manifest_path
from yijian.claims.reading import institution_profiles, institutions
from yijian.claims.snapshot import Snapshot
from yijian.office.monitor.loading.columns import constant, fen
from yijian.office.monitor.loading.parquet import opened

WHO = ("fixmedins_code", "fixmedins_name", "fixmedins_type", "hosp_lv", "admdvs")
_COUNTS = ("lines", "visits", "persons")
_MONEY = ("fee_amount", "fund_amount", "drug_fee", "consumable_fee", "service_fee",
          "inpatient_fee", "outpatient_fee")  # fmt: skip
_STORED = {"fixmedins_name": "name", "fixmedins_type": "kind"}


def snapshot_at(lake: Path, version: int) -> Snapshot | None:
    """The lake as it was at ``version``; ``None`` if there is no such lake or version."""
    found = Lake(lake)
    path = manifest_path(found.path, version)
    return Snapshot.read(found.path, path.read_bytes()) if path.is_file() else None


def month_rows(snapshot: Snapshot, first: date | None, last: date | None) -> pa.Table:
    """What each institution charged in each month: the columns of :data:`WHO`, counts, yuan."""
    return institution_profiles(snapshot, first=first, last=last)


def institution_month_rows(months: pa.Table, run_id: int) -> pa.Table:
    """Rows of ``monitor_institutionmonth``, money in fen."""
    made = {"fixmedins_code": months["fixmedins_code"], "month": months["month"].cast(pa.string())}
    made |= {name: months[name] for name in _COUNTS} | {name: fen(months[name]) for name in _MONEY}
    return pa.table({"run_id": constant(run_id, months), **made})


def institution_rows(
    snapshot: Snapshot | None, months: pa.Table | None, findings: Path, run_id: int
) -> pa.Table:
    """Rows of ``monitor_institution``: registers first, then who claimed, then who was found."""
    sources = [institutions(snapshot)] if snapshot else []
    if months is not None:
        sources.append(_once(months.select(list(WHO))))
    sources.append(_found(findings))
    whole: pa.Table | None = None
    for source in sources:
        text = pa.table({name: source[name].cast(pa.string()) for name in WHO})
        if whole is None:
            whole = text
            continue
        known = pc.is_in(text["fixmedins_code"], value_set=pc.unique(whole["fixmedins_code"]))
        whole = pa.concat_tables([whole, text.filter(pc.invert(known))])
    assert whole is not None
    whole = whole.sort_by("fixmedins_code")
    made = {_STORED.get(name, name): pc.fill_null(whole[name], "") for name in WHO}
    made["name"] = pc.if_else(pc.equal(made["name"], ""), made["fixmedins_code"], made["name"])
    return pa.table({"run_id": constant(run_id, whole), **made})


def _once(rows: pa.Table) -> pa.Table:
    others = [name for name in WHO if name != "fixmedins_code"]
    made = rows.group_by("fixmedins_code").aggregate([(name, "max") for name in others])
    return made.rename_columns([name.removesuffix("_max") for name in made.column_names])


def _found(findings: Path) -> pa.Table:
    with opened(findings) as file:
        rows = file.read(columns=["fixmedins_code", "admdvs"])
    named = rows.filter(pc.is_valid(rows["fixmedins_code"]))
    made = named.group_by("fixmedins_code").aggregate([("admdvs", "min")])
    nothing = pa.nulls(made.num_rows, pa.string())
    return pa.table(
        {
            "fixmedins_code": made["fixmedins_code"],
            "fixmedins_name": nothing,
            "fixmedins_type": nothing,
            "hosp_lv": nothing,
            "admdvs": made["admdvs_min"],
        }
    )
