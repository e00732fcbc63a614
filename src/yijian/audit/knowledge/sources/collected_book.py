"""Items of the 2025 book: they repeat the batches, so they only lend values that those lack.

Taken are the sex of drugs and services and the time window of pairs of services. The book's
default ages are somebody's default, not its wording, and are left.
"""

from __future__ import annotations

import json

from yijian.audit.knowledge.raw import RawPoint, Reading, Reject
from yijian.audit.knowledge.sources.csv_file import CsvFile

CONSTRAINTS = ("item_name", "family", "categories", "cond", "codes")
PAIRS = ("a", "b", "window")
SEXED = ("药品区分性别使用", "医疗服务项目区分性别使用")


def read_constraints(file: CsvFile) -> Reading | None:
    """The sexes the book gives, by code and by name; null where the header is another."""
    if not file.has(*CONSTRAINTS):
        return None
    reading, inferred, unused = Reading(), 0, 0
    for line, row in file.records():
        try:
            condition = json.loads(row["cond"] or "{}")
        except ValueError:
            reading.rejects.append(
                Reject(file.path.name, line, "cond", row["cond"], "应为 JSON 对象")
            )
            continue
        sex = condition.get("limit_sex")
        classes = [name for name in row["categories"].split("|") if name in SEXED]
        if not sex or not classes:
            unused += 1
            continue
        inferred += bool(condition.get("sex_inferred"))
        reading.points.extend(
            RawPoint(
                role="attribute",
                collection="book",
                row=line,
                rule_class=rule_class,
                item_name=row["item_name"],
                code=code,
                value=sex,
                source=file.path.name,
            )
            for rule_class in classes
            for code in row["codes"].split() or [""]
        )
    reading.notes.append(
        f"{file.path.name}：只取性别（其中 {inferred} 行为整理者推断），其余 {unused} 行不另成批次"
    )
    return reading


def read_pairs(file: CsvFile) -> Reading | None:
    """The windows of pairs, by the names of both items; null where the header is another."""
    if file.header != PAIRS:
        return None
    return Reading(
        points=[
            RawPoint(
                role="attribute",
                collection="book",
                row=line,
                rule_class="医疗服务项目重复收费",
                item_name=row["a"],
                sub_name=row["b"],
                value=row["window"],
                source=file.path.name,
            )
            for line, row in file.records()
        ],
        notes=[f"{file.path.name}：只用来补重复收费的时间范围"],
    )
