"""A changed core threshold laid over a finished run, without looking at the lake again.

A rule with two thresholds stores how far each finding went (``measured``) up to its wider,
*watch* bound. When only the core threshold is changed, the zone of every finding follows from
what is stored; when anything else changed, the rule has to be run anew.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import duckdb

from yijian.audit.rulebook.card import Zones
from yijian.audit.rulebook.rulebook import Rulebook
from yijian.audit.run.law import Timeline, timelines
from yijian.audit.sql.check import CheckedRule
from yijian.kernel.errors import Refused, UsageError
from yijian.kernel.files import fsync_dir, fsync_file, write_json
from yijian.kernel.identifiers import sha256_hex
from yijian.law.lookup import Law

_COMPARED = {"above": ">", "from": ">=", "at_most": "<="}
_KEPT = ("finding_lines", "coverage", "coverage_by_area", "quality")

_REZONED = """
CREATE OR REPLACE TEMP TABLE findings AS
SELECT f.* REPLACE (
    CASE WHEN f.rule_code <> $code THEN f.zone
         WHEN f.measured {compare} core.value THEN '核心' ELSE '关注' END AS zone,
    CASE WHEN f.rule_code <> $code THEN f.limit_value
         WHEN f.measured {compare} core.value THEN core.value ELSE watch.value END AS limit_value)
FROM findings AS f
LEFT JOIN core ON f.rule_code = $code AND f.occurred_from BETWEEN core.begndate AND core.enddate
LEFT JOIN watch ON f.rule_code = $code AND f.occurred_from BETWEEN watch.begndate AND watch.enddate
"""
_SEVERITY = """
CREATE OR REPLACE TEMP TABLE findings AS
SELECT f.* REPLACE (
    $run_id AS run_id, $law_digest AS law_digest,
    CASE WHEN zone = '关注' THEN '提示' WHEN outcome = '违规' THEN '严重' ELSE '一般' END
        AS severity)
FROM findings AS f
"""


def reapply(run: Path, out: Path, rulebook: Rulebook, law: Law) -> dict[str, Any]:
    """Write the run in ``run`` anew into ``out``, its zones by the law as it is now.

    Answers ``run.json`` with ``reapplied``: per rule whose core threshold changed, how many
    findings went up (to 核心) and down.

    Raises:
        UsageError: there is no finished run in ``run``.
        Refused: ``reapply.rulebook`` the rules are others now; ``reapply.scan`` something but a
            core threshold changed, or changed within the days of one finding: run it anew.
    """
    summary = _summary(run)
    if summary["rulebook_digest"] != rulebook.digest:
        raise Refused(
            "reapply.rulebook", f"{run} 的规则与现在的不同，阈值不能直接套用；请重新运行稽核"
        )
    names = sorted(summary["law"])
    now = timelines(law, names, summary["jurisdiction"])
    before = {name: _timeline(versions) for name, versions in summary["law"].items()}
    changed = {name for name in names if now[name] != before[name]}
    touched = [rule for rule in rulebook if changed & set(rule.card.law)]
    zones = {rule.card.code: _zones(rule, changed) for rule in touched}
    database = duckdb.connect()
    database.execute(
        "CREATE TEMP TABLE findings AS SELECT * FROM read_parquet(?)",
        [str(run / "findings.parquet")],
    )
    moved = {code: _rezone(database, code, zone, now) for code, zone in zones.items()}
    digest = sha256_hex(law.digest + "\n".join(names), 32)
    return _write(database, run, out, summary, now, moved, digest)


def _summary(run: Path) -> dict[str, Any]:
    path = run / "run.json"
    if not path.exists():
        raise UsageError("reapply.run", f"{run} 里没有完成的运行（run.json）")
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


def _timeline(versions: list[list[str]]) -> Timeline:
    return tuple((value, since, until) for value, since, until in versions)


def _zones(rule: CheckedRule, changed: set[str]) -> Zones:
    """The thresholds of a rule of which nothing but the core one changed."""
    zones, card = rule.card.zones, rule.card
    others = changed & set(card.law) - ({zones.core} if zones else set())
    if zones is None or others:
        raise Refused(
            "reapply.scan",
            f"规则 {card.code}（{card.name}）的参数 {'、'.join(sorted(others or changed))} 变了，"
            "已存的结果不足以重新判断；请重新运行稽核",
        )
    return zones


def _rezone(
    database: duckdb.DuckDBPyConnection, code: str, zones: Zones, now: Mapping[str, Timeline]
) -> dict[str, int]:
    for table, name in (("core", zones.core), ("watch", zones.watch)):
        database.execute(
            f"CREATE OR REPLACE TEMP TABLE {table}"
            " (value DECIMAL(18,4), begndate DATE, enddate DATE)"
        )
        database.executemany(
            f"INSERT INTO {table} VALUES (?, ?, ?)", [list(it) for it in now[name]]
        )
    _check_days(database, code)
    old = _zones_of(database, code)
    database.execute(_REZONED.format(compare=_COMPARED[zones.compare]), {"code": code})
    new = _zones_of(database, code)
    up = sum(old[key] == "关注" and zone == "核心" for key, zone in new.items())
    down = sum(old[key] == "核心" and zone == "关注" for key, zone in new.items())
    return {"up": up, "down": down}


def _check_days(database: duckdb.DuckDBPyConnection, code: str) -> None:
    """Refuse where the threshold changes within the days of one finding."""
    torn = database.execute(
        "SELECT count(*) FROM findings AS f JOIN core ON f.occurred_from < core.begndate"
        " AND f.occurred_to >= core.begndate WHERE f.rule_code = ?",
        [code],
    ).fetchall()[0][0]
    if torn:
        raise Refused("reapply.scan", f"规则 {code} 有 {torn} 条疑点跨过阈值变更日；请重新运行稽核")


def _zones_of(database: duckdb.DuckDBPyConnection, code: str) -> dict[str, str]:
    rows = database.execute("SELECT finding_id, zone FROM findings WHERE rule_code = ?", [code])
    return {str(key): str(zone) for key, zone in rows.fetchall()}


def _write(
    database: duckdb.DuckDBPyConnection,
    run: Path,
    out: Path,
    summary: dict[str, Any],
    now: Mapping[str, Timeline],
    moved: dict[str, dict[str, int]],
    digest: str,
) -> dict[str, Any]:
    if (out / "run.json").exists():
        raise Refused("run.other", f"{out} 里已有一次运行；请换一个 --out 目录")
    out.mkdir(parents=True, exist_ok=True)
    run_id = sha256_hex(f"{summary['run_id']}\n{digest}", 16)
    beside = out / ".findings.parquet.tmp"
    database.execute(_SEVERITY, {"run_id": run_id, "law_digest": digest})
    database.execute(
        "COPY (SELECT * FROM findings ORDER BY rule_code, finding_id)"
        f" TO '{beside}' (FORMAT parquet, COMPRESSION zstd)"
    )
    fsync_file(beside)
    beside.replace(out / "findings.parquet")
    for name in _KEPT:
        shutil.copyfile(run / f"{name}.parquet", out / f"{name}.parquet")
        fsync_file(out / f"{name}.parquet")
    fsync_dir(out)
    answer = summary | {
        "run_id": run_id,
        "law_digest": digest,
        "law": {name: [list(it) for it in versions] for name, versions in now.items()},
        "reapplied": {"run_id": summary["run_id"], "rules": moved},
    }
    write_json(out / "run.json", answer)
    return answer
