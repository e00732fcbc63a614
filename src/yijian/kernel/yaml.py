"""YAML in which a key that stands twice is an error and every error names its line."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import yaml

from yijian.kernel.errors import BadInput, Place

_Safe = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""libyaml where it is there: packs, cards and cases are read at every start."""


class _Strict(_Safe):  # type: ignore[misc, valid-type]
    pass


def _mapping(loader: _Strict, node: yaml.MappingNode) -> dict[Any, Any]:
    seen: dict[Any, Any] = {}
    for key_node, value_node in node.value:
        key = loader.construct_object(key_node, deep=True)
        if not isinstance(key, (str, int, float, bool, date)):
            raise yaml.MarkedYAMLError(problem="键不是词", problem_mark=key_node.start_mark)
        if key in seen:
            raise yaml.MarkedYAMLError(problem=f"键 {key} 重复", problem_mark=key_node.start_mark)
        seen[key] = loader.construct_object(value_node, deep=True)
    return seen


def _timestamp(loader: _Strict, node: yaml.ScalarNode) -> Any:
    try:
        return loader.construct_yaml_timestamp(node)
    except ValueError:
        said = f"日期 {node.value} 无法识别"
        raise yaml.MarkedYAMLError(problem=said, problem_mark=node.start_mark) from None


_Strict.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, _mapping)
_Strict.add_constructor("tag:yaml.org,2002:timestamp", _timestamp)


def parse_yaml(text: str, name: str, first_line: int = 1) -> Any:
    """Parse ``text``; ``name`` and ``first_line`` say where it stands in the user's file.

    Raises:
        BadInput: not YAML, or a key stands twice.
    """
    try:
        return yaml.load(text, Loader=_Strict)  # noqa: S506 - a SafeLoader
    except yaml.reader.ReaderError as error:
        raise BadInput(
            "yaml.syntax",
            Place(name),
            f"含有不允许的字符 U+{ord(error.character):04X}"
            if isinstance(error.character, str)
            else f"含有不允许的字符 U+{error.character:04X}",
            "可见的文字",
        ) from None
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        row = first_line + mark.line if mark else None
        problem = error.problem or ""
        wrong = "YAML 写法有误" if problem.isascii() else problem
        place = Place(name, row)
        raise BadInput("yaml.syntax", place, wrong, "合法且键不重复的 YAML") from None


def load_yaml(path: Path) -> Any:
    """:func:`parse_yaml` of a file in UTF-8.

    Raises:
        BadInput: as :func:`parse_yaml`, or ``yaml.encoding``: the file is not in UTF-8.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        place = Place(str(path), error.object.count(b"\n", 0, error.start) + 1)
        raise BadInput("yaml.encoding", place, "不是 UTF-8 编码", "UTF-8 编码的文字") from None
    return parse_yaml(text, str(path))
