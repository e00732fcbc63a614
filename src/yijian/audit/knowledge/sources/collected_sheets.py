"""The collection ``cn-medimodel-rules/two_lib_csv``: sheets of batches 1-8 as CSV.

Drugs come as two files, ``…__Sheet1.csv`` (items) and ``…__Sheet2.csv`` (codes), joined by name;
services carry their code in the row. The value a practitioner read out of the wording stands in
a column of its own (sex, level, days, units).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from yijian.audit.knowledge.batches import batch_named_in, batches
from yijian.audit.knowledge.kinds import kinds
from yijian.audit.knowledge.raw import RawPoint, Reading, Reject
from yijian.audit.knowledge.sources.csv_file import CsvFile

Row = dict[str, str]
_CODE_COLUMNS = ("项目编码", "项目代码", "国标代码", "药品代码", "主项编码")
_CLASSES: dict[str, Callable[[Row], str]] = {
    "限定性别对象": lambda row: _of(row, "药品区分性别使用", "医疗服务项目区分性别使用"),
    "限定年龄对象": lambda row: _of(row, _drug_age(row), "医疗服务项目儿童专用"),
    "限定保险类型": lambda row: f"药品限{row['限定对象']}保险",
    "限定就医方式": lambda _: "药品限就医方式",
    "限定机构等级": lambda _: "药品限医疗机构级别",
    "限定支付疗程": lambda _: "药品限支付疗程",
    "限定主次操作": lambda _: "手术项目未按规定折价收费",
}
_VALUES = ("限定对象", "限定值域", "限定性别", "限制数量", "频次上限", "频度")
_UNITS = ("数量单位", "疗程周期")
_TEXTS = ("药品说明", "项目说明", "备注")
_NAMES = ("药品通用名", "项目名称", "主项名称")


def read_sheet(file: CsvFile) -> Reading | None:
    """One sheet of the collection; null where name or header are others."""
    batch = batch_named_in(file.path.name)
    name_column = next((c for c in _NAMES if c in file.header), None)
    if "__" not in file.path.name or batch not in batches() or name_column is None:
        return None
    reading = Reading()
    of_file = next((name for name in _official() if f"{name}规则" in file.path.name), "")
    only_codes = file.has("药品通用名", "序号", "限定类型")
    for line, row in file.records():
        name, code = row[name_column], _first(row, _CODE_COLUMNS)
        if (only_codes or "药品说明" not in row) and not code:
            continue
        kind_of_limit = row.get("限定类型", "")
        if not of_file and kind_of_limit not in _CLASSES:
            reading.rejects.append(
                Reject(file.path.name, line, "限定类型", kind_of_limit, "没有这种限定类型")
            )
            continue
        rule_class = of_file or ("" if only_codes else _CLASSES[kind_of_limit](row))
        point = _point(row, line, batch, rule_class, kind_of_limit or of_file)
        if only_codes:
            point = replace(point, role="code", batch="", published_on="", rule_class="")
        reading.points.append(replace(point, item_name=name, code=code, source=file.path.name))
    return reading


def _point(row: Row, line: int, batch: str, rule_class: str, limit: str) -> RawPoint:
    """An item; what joins it with its codes is the name for drugs, the line for services."""
    name = row.get("药品通用名") or str(line)
    return RawPoint(
        role="point",
        collection="sheets",
        row=line,
        batch=batch,
        published_on=batches()[batch].published_on.isoformat(),
        rule_class=rule_class,
        point_key=f"sheet:{batch}|{limit}|{name}",
        sub_name=row.get("从项名称", ""),
        sub_code=row.get("从项编码", ""),
        text=_first(row, _TEXTS),
        value=_first(row, _VALUES),
        unit=_first(row, _UNITS),
    )


def _official() -> list[str]:
    return [kind.rule_class for kind in kinds().values() if kind.rule_class]


def _of(row: Row, drug: str, service: str) -> str:
    return drug if "药品通用名" in row else service


def _drug_age(row: Row) -> str:
    """Wordings that begin 限 limit payment; the others are labels of paediatric products."""
    return "药品限儿童使用" if row.get("药品说明", "").startswith("限") else "药品儿童专用"


def _first(row: Row, columns: tuple[str, ...]) -> str:
    return next((row[column] for column in columns if row.get(column)), "")
