"""The collection ``cn-nhsa-two-libraries``: points, their codes, and the full first batch."""

from __future__ import annotations

from yijian.audit.knowledge.batches import batch_named_in, batches
from yijian.audit.knowledge.kinds import kind_of_class
from yijian.audit.knowledge.raw import RawPoint, Reading, Reject
from yijian.audit.knowledge.sources.csv_file import CsvFile
from yijian.kernel.dates import parse_date
from yijian.kernel.errors import UsageError

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
        faults = _faults(file.path.name, line, row, published)
        if faults:
            reading.rejects.extend(faults)
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
    reading = Reading()
    for line, row in file.records():
        lacking = [name for name in ("kp_id", "med_code") if not row[name]]
        reading.rejects.extend(
            Reject(file.path.name, line, name, "", "必填，不能为空") for name in lacking
        )
        if not lacking:
            reading.points.append(_code("points", line, row["kp_id"], row["med_code"], file))
    return reading


def read_first_batch(file: CsvFile) -> Reading | None:
    """The drugs of one batch with all codes in one cell and the sex as remark."""
    if not file.has(*FIRST_BATCH):
        return None
    reading = Reading()
    for line, row in file.records():
        batch = batch_named_in(row["批次"]) or row["批次"]
        key = f"first:{row['KP ID']}"
        if fault := date_fault(row.get("发布日期", "")):
            reading.rejects.append(
                Reject(file.path.name, line, "发布日期", row.get("发布日期", ""), fault)
            )
            continue
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
        reading.points.extend(_code("first_batch", line, key, code, file) for code in codes)
    return reading


def date_fault(text: str) -> str | None:
    """What is wrong with the date of a publication and what would be right; null where nothing."""
    try:
        parse_date(text)
    except UsageError:
        return "应为存在的日期，如 2025-05-23" if text else "缺公布日期；应为如 2025-05-23 的日期"
    return None


def _faults(source: str, line: int, row: dict[str, str], published: str) -> list[Reject]:
    """What is wrong with a point: its rule class, or the date of a batch that is not known."""
    found = []
    if kind_of_class(row["rule_class"]) is None:
        reason = "没有这个规则类对应的知识种类；规则类写国家公布的名称，如“药品限适应症”"
        found.append(Reject(source, line, "rule_class", row["rule_class"], reason))
    if fault := date_fault(published):
        reason = f"批次 {row['batch_tag'] or '（空）'} 未登记，{fault}"
        found.append(Reject(source, line, "published_at", published, reason))
    return found


def _code(collection: str, line: int, key: str, code: str, file: CsvFile) -> RawPoint:
    return RawPoint(
        role="code",
        collection=collection,
        row=line,
        point_key=key,
        code=code,
        source=file.path.name,
    )
