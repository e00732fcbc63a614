"""Evaluation against labels: recall per scheme, precision per rule, yuan, intervals.

A fraud label is recalled when a finding meets it; a finding is true when it meets a fraud label;
any other finding is a false alarm, whether it meets an innocent label or none.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from yijian.analytics.matching import match, on_line
from yijian.analytics.run_files import LINE_KEY, SUBJECT_TYPES, RunFiles, read_labels, read_run
from yijian.analytics.scores import ZERO, Evaluation, RulePrecision, SchemeRecall


def evaluate(labels: Path, findings: Path) -> Evaluation:
    """Compare the run in the folder ``findings`` with the file ``labels``.

    Raises:
        UsageError: a file is not there.
        BadInput: a file is not what it should be.
    """
    truth = read_labels(labels)
    run = read_run(findings)
    pairs = match(truth, run)
    met = set(_of_kind(pairs, "fraud", "label_id").to_pylist())
    fraud = truth.filter(pc.equal(truth.column("kind"), "fraud"))
    planted = fraud.column("label_id").unique().to_pylist()
    return Evaluation(
        schemes=tuple(_schemes(truth, run, pairs)),
        rules=tuple(_rules(run, pairs)),
        missed=tuple(label for label in planted if label not in met),
        notes=tuple(_notes(truth, run)),
    )


def _of_kind(pairs: pa.Table, kind: str, column: str) -> pa.Array:
    return pairs.filter(pc.equal(pairs.column("kind"), kind)).column(column).unique()


def _schemes(truth: pa.Table, run: RunFiles, pairs: pa.Table) -> Iterable[SchemeRecall]:
    one = truth.group_by(["label_id", "kind", "scheme"], use_threads=False).aggregate(
        [("deterministic", "all")]
    )
    met = pc.is_in(one.column("label_id"), value_set=pairs.column("label_id").unique())
    counted = (
        one.append_column("met", pc.cast(met, pa.int64()))
        .group_by(["scheme", "kind"])
        .aggregate([("met", "sum"), ("label_id", "count"), ("deterministic_all", "all")])
    )
    found: dict[str, dict[str, Any]] = {}
    for row in counted.to_pylist():
        found.setdefault(row["scheme"], {})[row["kind"]] = row
    planted, reached = _amounts(truth, run, pairs)
    rules = _rules_of_schemes(one, run, pairs)
    for scheme in sorted(found):
        fraud, innocent = found[scheme].get("fraud", {}), found[scheme].get("innocent", {})
        yield SchemeRecall(
            scheme=scheme,
            deterministic=bool((fraud or innocent)["deterministic_all_all"]),
            labels=fraud.get("label_id_count", 0),
            recalled=fraud.get("met_sum", 0),
            fund_amount=planted.get(scheme, ZERO),
            recalled_fund_amount=reached.get(scheme, ZERO),
            innocent=innocent.get("label_id_count", 0),
            innocent_met=innocent.get("met_sum", 0),
            rules=tuple(sorted(rules.get(scheme, ()))),
        )


def _amounts(
    truth: pa.Table, run: RunFiles, pairs: pa.Table
) -> tuple[Mapping[str, Decimal], Mapping[str, Decimal]]:
    """Fund yuan per scheme: planted, and reached (touched lines; subjects that were met)."""
    fraud = truth.filter(pc.equal(truth.column("kind"), "fraud"))
    lines = run.lines.group_by(list(LINE_KEY)).aggregate([])
    touched = fraud.filter(on_line(fraud)).join(lines, list(LINE_KEY), join_type="left semi")
    subjects = fraud.filter(pc.invert(on_line(fraud)))
    known = pc.is_in(subjects.column("label_id"), value_set=pairs.column("label_id").unique())
    reached = pa.concat_tables(
        [part.select(["scheme", "fund_amount"]) for part in (touched, subjects.filter(known))]
    )
    return _yuan_by(fraud, "scheme"), _yuan_by(reached, "scheme")


def _yuan_by(table: pa.Table, key: str, column: str = "fund_amount") -> dict[str, Decimal]:
    summed = table.group_by(key).aggregate([(column, "sum")])
    names, sums = summed.column(key).to_pylist(), summed.column(f"{column}_sum").to_pylist()
    return {name: total or ZERO for name, total in zip(names, sums, strict=True)}


def _rules_of_schemes(one: pa.Table, run: RunFiles, pairs: pa.Table) -> dict[str, set[str]]:
    codes = run.findings.select(["finding_id", "rule_code"])
    fraud = pairs.filter(pc.equal(pairs.column("kind"), "fraud"))
    joined = fraud.join(codes, "finding_id").join(one.select(["label_id", "scheme"]), "label_id")
    found: dict[str, set[str]] = {}
    for row in joined.group_by(["scheme", "rule_code"]).aggregate([]).to_pylist():
        found.setdefault(row["scheme"], set()).add(row["rule_code"])
    return found


def _rules(run: RunFiles, pairs: pa.Table) -> Iterable[RulePrecision]:
    findings = run.findings
    identity = findings.column("finding_id")
    true = pc.is_in(identity, value_set=_of_kind(pairs, "fraud", "finding_id"))
    innocent = pc.is_in(identity, value_set=_of_kind(pairs, "innocent", "finding_id"))
    hurt = pc.and_(innocent, pc.invert(true))
    flagged = findings.append_column("true", true.cast(pa.int64()))
    flagged = flagged.append_column("hurt", hurt.cast(pa.int64()))
    counted = flagged.group_by("rule_code").aggregate(
        [("outcome", "min"), ("true", "sum"), ("hurt", "sum"), ("finding_id", "count")]
    )
    rows = {row["rule_code"]: row for row in counted.to_pylist()}
    asked, counted_yuan = (
        (_yuan_by(findings, "rule_code", name), _yuan_by(findings.filter(true), "rule_code", name))
        for name in ("fund_amount", "counted_fund_amount")
    )
    names = {rule["code"]: rule.get("name", "") for rule in run.summary.get("rules", [])}
    for code in sorted({*rows, *names}):
        row = rows.get(code, {})
        yield RulePrecision(
            code=code,
            name=names.get(code, ""),
            outcome=row.get("outcome_min", ""),
            findings=row.get("finding_id_count", 0),
            true=row.get("true_sum", 0),
            on_innocent=row.get("hurt_sum", 0),
            fund_amount=asked[0].get(code, ZERO),
            true_fund_amount=asked[1].get(code, ZERO),
            counted_fund_amount=counted_yuan[0].get(code, ZERO),
            true_counted_fund_amount=counted_yuan[1].get(code, ZERO),
        )


def _notes(truth: pa.Table, run: RunFiles) -> Iterable[str]:
    if not truth.num_rows:
        yield "标签文件是空的，没有可以核对的答案"
    subjects = truth.filter(pc.invert(on_line(truth)))
    odd = set(subjects.column("subject_type").unique().to_pylist()) - set(SUBJECT_TYPES)
    for name in sorted(odd, key=str):
        known = "、".join(SUBJECT_TYPES)
        yield f"标签的 subject_type“{name}”无法对应，这些标签不会算作查到；应为 {known}"
    first, last = run.summary.get("from"), run.summary.get("to")
    if first or last:
        yield f"这次运行只查 {first or '最早'} 至 {last or '最晚'}；期外的标签也算在查全率里"
