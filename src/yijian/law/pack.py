"""Read one file of a pack: YAML, schema, and the checks a schema cannot express.

Every refusal is a :class:`BadInput` that names the file and, where it can, the line.
"""

from __future__ import annotations

import re
from datetime import timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any, TypeVar, get_args

import yaml
from pydantic import BaseModel, ValidationError

from yijian.kernel.dates import FOREVER
from yijian.kernel.errors import BadInput, Place
from yijian.kernel.yaml import load_yaml
from yijian.law.models import (
    COMPONENTS,
    CONFIDENCE_OF,
    DatedValue,
    Instrument,
    Jurisdiction,
    Parameter,
    Unit,
)

Model = TypeVar("Model", bound=BaseModel)
Fault = tuple[str, str, str]
"""Code, what is wrong, what would be right."""
_DECIMAL = re.compile(r"^-?\d+(\.\d+)?$")
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_UNITS = "、".join(get_args(Unit))


def read_jurisdiction(path: Path) -> Jurisdiction:
    """The ``jurisdiction.yaml`` of the folder that bears its name."""
    found = read_file(path, Jurisdiction)
    if found.name != path.parent.name:
        raise BadInput(
            "law.name", Place(str(path)), f"名称 {found.name} 与目录不一致", path.parent.name
        )
    return found


def read_instrument(path: Path) -> Instrument:
    """An instrument; its id is the file's name and its status agrees with its dates.

    Raises:
        BadInput: ``law.name``, ``law.status``, or a fault of the schema.
    """
    found = read_file(path, Instrument)
    if found.id != path.stem:
        raise BadInput("law.name", Place(str(path)), f"编号 {found.id} 与文件名不一致", path.stem)
    if wrong := _status_fault(found):
        raise BadInput("law.status", Place(str(path), line_of(path, ("status",))), *wrong)
    return found


def _status_fault(instrument: Instrument) -> tuple[str, str] | None:
    given = instrument.status
    if given == "draft":
        dated = instrument.in_force_on or instrument.ended_on
        return (f"草案写了日期 {dated}", "草案没有施行日和终止日") if dated else None
    if instrument.simulated_from:
        return "只有草案才有模拟起始日", "删去 simulated_from"
    right = instrument.status_on(instrument.checked_on)
    return None if given == right else (f"状态 {given} 与日期不符", right or "写明施行日")


def read_parameter(path: Path, *, added: bool = False) -> Parameter:
    """A parameter with its values in order of date, checked one by one and side by side.

    ``added``: an office decided it. Then each value bears the number of its change, and there may
    be days between two of them, which the shipped values fill.

    Raises:
        BadInput: ``law.name``, ``law.unit``, ``law.article``, ``law.reason``, ``law.period``,
            ``law.decided``, ``law.overlap`` or ``law.gap``, or a fault of the schema.
    """
    found = read_file(path, Parameter)
    if found.name != path.stem:
        raise BadInput(
            "law.name", Place(str(path)), f"参数名 {found.name} 与文件名不一致", path.stem
        )
    ordered = sorted(enumerate(found.values), key=lambda pair: pair[1].since)
    faults = [(position, _value_fault(value)) for position, value in enumerate(found.values)]
    faults += [(position, _decided_fault(value, added)) for position, value in ordered]
    faults += [
        (later[0], _pair_fault(earlier[1], later[1])) for earlier, later in pairwise(ordered)
    ]
    for position, fault in faults:
        if fault and not (added and fault[0] == "law.gap"):
            place = Place(str(path), line_of(path, ("values", position)))
            raise BadInput(fault[0], place, *fault[1:])
    return found.model_copy(update={"values": tuple(value for _, value in ordered)})


def _value_fault(value: DatedValue) -> Fault | None:
    if wrong := _unit_fault(value):
        return ("law.unit", *wrong)
    if value.origin == "ours":
        if not value.reason:
            return "law.reason", "自定的默认值没有写理由", "在 reason 里写一句理由"
    elif not (value.article and value.instrument):
        return "law.article", "值没有法律依据", "写明 instrument 与 article"
    if value.until and value.until < value.since:
        said = f"终止日 {value.until} 早于起始日 {value.since}"
        return "law.period", said, "终止日不早于起始日"
    if unsure := _doubt_fault(value):
        return ("law.doubt", *unsure)
    if wrong := _parts_fault(value):
        return ("law.parts", *wrong)
    return None


def _decided_fault(value: DatedValue, added: object) -> Fault | None:
    if added and not value.decided:
        return "law.decided", "增补的值没有写变更编号", "在 decided 里写变更编号"
    if (value.decided or value.began) and not added:
        return "law.decided", "规定包里的值写了变更编号", "删去 decided、began；变更另作增补"
    if value.began and value.began >= value.since:
        said = f"原定起始日 {value.began} 不早于起始日 {value.since}"
        return "law.period", said, "没有被截短的，删去 began"
    return None


def _doubt_fault(value: DatedValue) -> tuple[str, str] | None:
    if value.origin != "ours" and value.confidence != "high" and not value.doubt:
        return "把握不高的值没有写疑点", "在 doubt 里写一句疑点"
    right = CONFIDENCE_OF.get(value.mark or "")
    if right and value.confidence != right:
        return f"把握 {value.confidence} 与读法 {value.mark} 不符", right
    return None


def _parts_fault(value: DatedValue) -> tuple[str, str] | None:
    if bool(value.members) != bool(value.members_of):
        return "members 与 members_of 要一起写", "代码表名称和其中的代码"
    if value.members and (value.unit != "count" or value.value != len(value.members)):
        return f"个数 {value.value} 与所列 {len(value.members)} 项不符", "单位 count，个数相等"
    if len(set(value.members)) != len(value.members):
        return "members 有重复", "每个代码只写一次"
    if unknown := set(value.components or ()) - set(COMPONENTS):
        return f"组成部分 {'、'.join(sorted(unknown))} 不认识", "、".join(COMPONENTS)
    return None


def _unit_fault(value: DatedValue) -> tuple[str, str] | None:
    raw, unit = value.value, value.unit
    if unit == "bool":
        fine, right = isinstance(raw, bool), "true 或 false"
    elif unit == "enum":
        fine, right = raw in value.options, "options 所列之一"
    elif unit in ("ratio", "yuan"):
        whole = isinstance(raw, int) and not isinstance(raw, bool)
        fine = whole or (isinstance(raw, str) and bool(_DECIMAL.match(raw)))
        right = '整数，或加引号的小数如 "0.05"'
    else:
        fine, right = isinstance(raw, int) and not isinstance(raw, bool), "整数"
    return None if fine else (f"值 {raw} 与单位 {unit} 不符", right)


def _pair_fault(earlier: DatedValue, later: DatedValue) -> Fault | None:
    last = earlier.until or FOREVER
    if later.since <= last:
        said = f"自 {later.since} 起的值与自 {earlier.since} 起的值有效期重叠"
        return "law.overlap", said, f"前一个值的 until 早于 {later.since}"
    if later.since != last + timedelta(days=1):
        missing = f"{last + timedelta(days=1)} 至 {later.since - timedelta(days=1)}"
        return "law.gap", f"{missing} 之间没有值", "前后两个值的有效期首尾相接"
    return None


def check_instrument(value: DatedValue, instrument: Instrument, path: Path) -> None:
    """A value may not begin before the first day of the instrument it cites, nor outlive it.

    Raises:
        BadInput: ``law.before_instrument`` or ``law.after_instrument`` with the line.
    """
    first, last = instrument.first_day, instrument.ended_on
    if first is None or value.since < first:
        raise BadInput(
            "law.before_instrument",
            Place(str(path), value_line(path, value)),
            f"值自 {value.since} 起，早于{instrument.title}可适用的第一日 {first or '（未定）'}",
            "起始日不早于文件施行日（草案：模拟起始日）",
        )
    if last and (value.until is None or value.until > last):
        raise BadInput(
            "law.after_instrument",
            Place(str(path), value_line(path, value)),
            f"值到 {value.until or '现在'}，晚于{instrument.title}的最后一日 {last}",
            "终止日不晚于文件的最后一日",
        )


def value_line(path: Path, value: DatedValue) -> int | None:
    """The line on which ``value`` begins in the file of its parameter."""
    raw = load_yaml(path)["values"]
    position = next(i for i, item in enumerate(raw) if item["since"] == value.since)
    return line_of(path, ("values", position))


def read_file(path: Path, model: type[Model]) -> Model:
    """A file of a pack as its model.

    Raises:
        BadInput: not YAML, a key twice, or ``law.schema`` with the line and the field.
    """
    raw = load_yaml(path)
    try:
        return model.model_validate(raw)
    except ValidationError as error:
        first = error.errors()[0]
        place = Place(str(path), line_of(path, first["loc"]) or 1, _field(first["loc"]))
        raise BadInput("law.schema", place, *_said(dict(first))) from None


def _said(error: dict[str, Any]) -> tuple[str, str]:
    """What is wrong and what is right, in Chinese, for the faults a schema can have."""
    kind, given = error["type"], error.get("input")
    if kind == "missing":
        return "缺少此项", "补上此项"
    if kind == "extra_forbidden":
        return "没有这一项", "只用规定的项目"
    if kind == "literal_error" and error["loc"][-1] == "unit":
        return f"单位 {given} 不认识", _UNITS
    if kind == "literal_error":
        return f"取值 {given} 不认识", str(error["ctx"]["expected"]).replace(" or ", "、")
    if kind.startswith("date"):
        return f"日期 {given} 无法识别", "如 2026-11-21"
    return f"取值 {given} 不合要求", "符合该项的类型；小数加引号"


def _field(loc: tuple[int | str, ...]) -> str:
    """The field a schema fault is about, without the branch of a union that was tried."""
    names = [part for part in loc if isinstance(part, str)]
    while len(names) > 1 and names[-1] in ("bool", "int", "str"):
        names.pop()
    return names[-1] if names else "文件"


def line_of(path: Path, loc: tuple[int | str, ...]) -> int | None:
    """Line of the deepest node of ``loc`` that stands in the file (1 = first line)."""
    node = yaml.compose(path.read_text(encoding="utf-8"), Loader=_LOADER)
    line: int | None = None
    for part in loc:
        if isinstance(node, yaml.SequenceNode) and isinstance(part, int):
            node = node.value[part]
        elif isinstance(node, yaml.MappingNode):
            children = {key.value: child for key, child in node.value}
            if part not in children:
                break
            node = children[part]
        else:
            break
        line = node.start_mark.line + 1
    return line
