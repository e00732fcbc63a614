"""Read one file of a pack: YAML, schema, and the checks a schema cannot express.

Every refusal is a :class:`BadInput` that names the file and, where it can, the line.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any, TypeVar, get_args

import yaml
from pydantic import BaseModel, ValidationError

from yijian.kernel.dates import FOREVER
from yijian.kernel.errors import BadInput, Place
from yijian.kernel.yaml import load_yaml
from yijian.law.models import DatedValue, Instrument, Jurisdiction, Parameter, Unit

Model = TypeVar("Model", bound=BaseModel)
_DECIMAL = re.compile(r"^-?\d+(\.\d+)?$")
_UNITS = "、".join(get_args(Unit))


def read_jurisdiction(path: Path) -> Jurisdiction:
    """The ``jurisdiction.yaml`` of the folder that bears its name."""
    found = _read(path, Jurisdiction)
    if found.name != path.parent.name:
        raise BadInput(
            "law.name", Place(str(path)), f"名称 {found.name} 与目录不一致", path.parent.name
        )
    return found


def read_instrument(path: Path) -> Instrument:
    """An instrument; its id is the file's name."""
    found = _read(path, Instrument)
    if found.id != path.stem:
        raise BadInput("law.name", Place(str(path)), f"编号 {found.id} 与文件名不一致", path.stem)
    return found


def read_parameter(path: Path) -> Parameter:
    """A parameter with its values in order of date, checked one by one and side by side.

    Raises:
        BadInput: ``law.name``, ``law.unit``, ``law.article``, ``law.reason``, ``law.period``,
            ``law.overlap`` or ``law.gap``, or a fault of the schema.
    """
    found = _read(path, Parameter)
    if found.name != path.stem:
        raise BadInput(
            "law.name", Place(str(path)), f"参数名 {found.name} 与文件名不一致", path.stem
        )
    for position, value in enumerate(found.values):
        _check_value(value, Place(str(path), _line(path, ("values", position))))
    ordered = sorted(enumerate(found.values), key=lambda pair: pair[1].since)
    for (_, earlier), (position, later) in pairwise(ordered):
        _check_pair(earlier, later, Place(str(path), _line(path, ("values", position))))
    return found.model_copy(update={"values": tuple(value for _, value in ordered)})


def _check_value(value: DatedValue, place: Place) -> None:
    wrong = _unit_fault(value)
    if wrong:
        raise BadInput("law.unit", place, *wrong)
    if value.origin == "ours":
        if not value.reason:
            raise BadInput("law.reason", place, "自定的默认值没有写理由", "在 reason 里写一句理由")
    elif not (value.article and value.instrument):
        raise BadInput("law.article", place, "值没有法律依据", "写明 instrument 与 article")
    if value.until and value.until < value.since:
        raise BadInput(
            "law.period",
            place,
            f"终止日 {value.until} 早于起始日 {value.since}",
            "终止日不早于起始日",
        )


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


def _check_pair(earlier: DatedValue, later: DatedValue, place: Place) -> None:
    last = earlier.until or FOREVER
    if later.since <= last:
        raise BadInput(
            "law.overlap",
            place,
            f"自 {later.since} 起的值与自 {earlier.since} 起的值有效期重叠",
            f"前一个值的 until 早于 {later.since}",
        )
    if later.since != last + timedelta(days=1):
        raise BadInput(
            "law.gap",
            place,
            f"{last + timedelta(days=1)} 至 {later.since - timedelta(days=1)} 之间没有值",
            "前后两个值的有效期首尾相接",
        )


def check_instrument(value: DatedValue, instrument: Instrument, path: Path) -> None:
    """A value may not begin before the first day of the instrument it cites."""
    first: date | None = instrument.first_day
    if first is None or value.since < first:
        raise BadInput(
            "law.before_instrument",
            Place(str(path)),
            f"值自 {value.since} 起，早于{instrument.title}可适用的第一日 {first or '（未定）'}",
            "起始日不早于文件施行日（草案：模拟起始日）",
        )


def _read(path: Path, model: type[Model]) -> Model:
    raw = load_yaml(path)
    try:
        return model.model_validate(raw)
    except ValidationError as error:
        first = error.errors()[0]
        place = Place(str(path), _line(path, first["loc"]), _field(first["loc"]))
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


def _line(path: Path, loc: tuple[int | str, ...]) -> int | None:
    """Line of the deepest node of ``loc`` that stands in the file (1 = first line)."""
    node = yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
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
