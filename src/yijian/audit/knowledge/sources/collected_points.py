"""The collection ``cn-nhsa-two-libraries``: points, their codes, and the full first batch."""

from __future__ import annotations

from yijian.audit.knowledge.batches import batch_named_in, batches
from yijian.audit.knowledge.kinds import kind_of_class
from yijian.audit.knowledge.raw import RawPoint, Reading, Reject
from yijian.audit.knowledge.sources.csv_file import CsvFile

POINTS = ("kp_id", "batch_tag", "rule_class", "item_name", "detect_logic", "constraint")
CODES = ("kp_id", "seq", "med_code")
FIRST_BATCH = ("批次", "规则", "KP ID", "药品名", "医保编码(全部)", "逻辑依据", "备注")


def read_points(file: CsvFile) -> Reading | None:
    """The points of batches 1-17 and of the revision; null where the header is another."""
    if not file.has(*POINTS):
        return None
    reading = Reading()
    for line, row in file.records():
        batch = batch_named_in(row["batch_tag"]) or row["batch_tag"]
        known = batches().get(batch)
        published = known.published_on.isoformat() if known else row.get("published_at", "")
        if kind_of_class(row["rule_class"]) is None or not published:
            reading.rejects.append(
                Reject(
                    file.path.name,
                    line,
                    "rule_class",
                    row["rule_class"],
                    "规则类没有对应的知识种类，或批次没有公布日期",
                )
            )
            continue
        main, _, sub = row["item_name"].partition("×")
        reading.points.append(
            RawPoint(
                role="point",
                collection="points",
                row=line,
                batch=batch,
                published_on=published,
                rule_class=row["rule_class"],
                point_key=row["kp_id"],
                item_name=main,
                sub_name=sub,
                text=row["constraint"],
                source=file.path.name,
            )
        )
    return reading


def read_codes(file: CsvFile) -> Reading | None:
    """The codes of those points, in their order; null where the header is another."""
    if not file.has(*CODES):
        return None
    return Reading(
        points=[
            RawPoint(
                role="code",
                collection="points",
                row=line,
                point_key=row["kp_id"],
                code=row["med_code"],
                source=file.path.name,
            )
            for line, row in file.records()
        ]
    )


def read_first_batch(file: CsvFile) -> Reading | None:
    """The drugs of one batch with all codes in one cell and the sex as remark."""
    if not file.has(*FIRST_BATCH):
        return None
    reading = Reading()
    for line, row in file.records():
        batch = batch_named_in(row["批次"]) or row["批次"]
        key = f"first:{row['KP ID']}"
        reading.points.append(
            RawPoint(
                role="point",
                collection="first_batch",
                row=line,
                batch=batch,
                published_on=row.get("发布日期", ""),
                rule_class=row["规则"],
                point_key=key,
                item_name=row["药品名"],
                text=row["逻辑依据"],
                value=row["备注"],
                source=file.path.name,
            )
        )
        codes = [code.strip() for code in row["医保编码(全部)"].split(";") if code.strip()]
        reading.points.extend(
            RawPoint(
                role="code",
                collection="first_batch",
                row=line,
                point_key=key,
                code=code,
                source=file.path.name,
            )
            for code in codes
        )
    return reading
