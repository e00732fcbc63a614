"""A finished run in which rules bore aliases: code and finding are named as they are for ever.

Killed at any moment, it is done again from the beginning: the new names are written down first,
and giving them twice changes nothing.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from yijian.audit.rulebook.rule import parse_rule
from yijian.kernel.files import fsync_dir, fsync_file, write_json
from yijian.kernel.identifiers import finding_id
from yijian.office.monitor.rulebook.freezing import Entry

NAMES = "renamed.json"
_SHOWN = ("role", "setl_id", "bkkp_sn")
"""Evidence that every finding has beside what its card names."""
_BATCH = 20_000


def settle(out: Path, folder: Path, entries: Iterable[Entry], texts: Mapping[int, str]) -> None:
    """Give the rules in the run of ``out`` their own codes again, and their findings their names.

    ``folder`` is the frozen folder that the run read, ``texts`` the versions' own texts by key.
    """
    renamed = {it.alias: it for it in entries if it.alias != it.code}
    summary = json.loads((out / "run.json").read_text(encoding="utf-8"))
    if not renamed or summary.get("settled"):
        return
    codes = {alias: it.code for alias, it in renamed.items()}
    findings = pq.read_table(out / "findings.parquet")
    names, evidence = _names(out, findings, renamed, folder, texts)
    _rewrite(
        out / "findings.parquet",
        lambda rows: _findings(rows, codes, names, evidence),
        ("rule_code", "finding_id"),
    )
    order = ("finding_id", "fixmedins_code", "setl_id", "bkkp_sn")
    _rewrite(out / "finding_lines.parquet", lambda rows: _mapped(rows, "finding_id", names), order)
    for name in ("coverage", "coverage_by_area"):
        order = ("rule_code", "rule_version", "unit", "state")
        _rewrite(out / f"{name}.parquet", lambda rows: _mapped(rows, "rule_code", codes), order)
    summary["rules"] = sorted(
        ({**rule, "code": codes.get(rule["code"], rule["code"])} for rule in summary["rules"]),
        key=lambda rule: (rule["code"], rule["version"]),
    )
    write_json(out / "run.json", summary | {"settled": True})


def _names(
    out: Path,
    findings: pa.Table,
    renamed: Mapping[str, Entry],
    folder: Path,
    texts: Mapping[int, str],
) -> tuple[dict[str, str], dict[str, str]]:
    """Old name to new, and old name to evidence without the anchor; as written down before."""
    path = out / NAMES
    if path.exists():
        said = json.loads(path.read_text(encoding="utf-8"))
        return said["names"], said["evidence"]
    names: dict[str, str] = {}
    evidence: dict[str, str] = {}
    for alias, entry in renamed.items():
        anchor = parse_rule((folder / f"{alias}.sql").read_text("utf-8"), alias).card.anchor
        shown = {*_SHOWN, *parse_rule(texts[entry.version], entry.code).card.evidence}
        mine = findings.filter(pc.equal(findings["rule_code"], alias))
        for batch in mine.select(["finding_id", "evidence"]).to_batches(_BATCH):
            for row in batch.to_pylist():
                said = json.loads(row["evidence"])
                names[row["finding_id"]] = finding_id(entry.code, _anchor(said[0], anchor))
                kept = [{key: it[key] for key in it if key in shown} for it in said]
                evidence[row["finding_id"]] = json.dumps(
                    kept, ensure_ascii=False, separators=(",", ":")
                )
    write_json(path, {"names": names, "evidence": evidence})
    return names, evidence


def _anchor(row: Mapping[str, Any], anchor: Sequence[str]) -> tuple[str, ...]:
    return tuple("" if row[name] is None else str(row[name]) for name in anchor)


def _findings(
    rows: pa.Table, codes: Mapping[str, str], names: Mapping[str, str], said: Mapping[str, str]
) -> pa.Table:
    shown = _replaced(rows["finding_id"], said, rows["evidence"])
    at = rows.column_names.index("evidence")
    rows = rows.set_column(at, rows.schema.field(at), shown)
    return _mapped(_mapped(rows, "rule_code", codes), "finding_id", names)


def _mapped(rows: pa.Table, column: str, names: Mapping[str, str]) -> pa.Table:
    at = rows.column_names.index(column)
    return rows.set_column(at, rows.schema.field(at), _replaced(rows[column], names, rows[column]))


def _replaced(keys: Any, values: Mapping[str, str], otherwise: Any) -> Any:
    """For each key its value, where there is none what stands in ``otherwise``."""
    known = pa.array(list(values), pa.string())
    places = pc.index_in(keys.cast(pa.string()), value_set=known)
    found = pc.take(pa.array(list(values.values()), pa.string()), places)
    return pc.coalesce(found, otherwise.cast(pa.string())).cast(otherwise.type)


def _rewrite(path: Path, change: Callable[[pa.Table], pa.Table], order: Sequence[str]) -> None:
    rows = change(pq.read_table(path)).sort_by([(name, "ascending") for name in order])
    beside = path.with_name(f".{path.name}.tmp")
    pq.write_table(rows, beside, compression="zstd")
    fsync_file(beside)
    beside.replace(path)
    fsync_dir(path.parent)
