"""YAML whose faults are named by file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from yijian.kernel.errors import BadInput
from yijian.kernel.yaml import load_yaml, parse_yaml


def test_plain_yaml_is_read() -> None:
    assert parse_yaml("a: 1\nb: [x, y]\n", "x.yaml") == {"a": 1, "b": ["x", "y"]}
    assert parse_yaml("", "x.yaml") is None


def test_anchors_are_read() -> None:
    assert parse_yaml("a: &one {x: 1}\nb: *one\n", "x.yaml") == {"a": {"x": 1}, "b": {"x": 1}}


@pytest.mark.parametrize(
    ("text", "row"),
    [("a: 1\nb: 2\na: 3\n", 3), ("a:\n  b: 1\n  c: 2\n  b: 3\n", 4), ("- {x: 1, x: 2}\n", 1)],
)
def test_a_key_that_stands_twice_names_its_line(text: str, row: int) -> None:
    with pytest.raises(BadInput) as refusal:
        parse_yaml(text, "规则.yaml")
    assert refusal.value.place.row == row
    assert "重复" in refusal.value.message
    assert f"规则.yaml 第 {row} 行" in refusal.value.message


def test_the_line_is_that_of_the_whole_file() -> None:
    with pytest.raises(BadInput) as refusal:
        parse_yaml("a: 1\na: 2\n", "x.sql", first_line=10)
    assert refusal.value.place.row == 11


@pytest.mark.parametrize("text", ["a: [1, 2", "a: b: c", "\tx: 1", "a: *none", "a: !!python/x y"])
def test_what_is_no_yaml_is_refused_with_its_place(text: str) -> None:
    with pytest.raises(BadInput) as refusal:
        parse_yaml(text, "x.yaml")
    assert refusal.value.code == "yaml.syntax"
    assert refusal.value.place.row is not None


def test_a_key_that_is_no_word_is_refused() -> None:
    with pytest.raises(BadInput):
        parse_yaml("? [a, b]\n: 1\n", "x.yaml")


@pytest.mark.parametrize("text", ["a: \x00", "a: \x07"])
def test_a_character_that_yaml_forbids_is_refused(text: str) -> None:
    with pytest.raises(BadInput):
        parse_yaml(text, "x.yaml")


def test_a_file_is_named_by_its_path(tmp_path: Path) -> None:
    path = tmp_path / "甲.yaml"
    path.write_text("a: 1\na: 2\n", encoding="utf-8")
    with pytest.raises(BadInput, match=r"甲\.yaml 第 2 行"):
        load_yaml(path)


def test_a_date_that_is_none_names_its_line() -> None:
    with pytest.raises(BadInput, match=r"x\.yaml 第 2 行：日期 2026-13-01 无法识别"):
        parse_yaml("a: 1\nb: 2026-13-01\n", "x.yaml")


def test_another_encoding_names_its_line(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_bytes("a: 1\nb: 某局的办法\n".encode("gb18030"))
    with pytest.raises(BadInput, match="第 2 行：不是 UTF-8 编码") as refusal:
        load_yaml(path)
    assert refusal.value.code == "yaml.encoding"


def test_what_the_parser_says_in_english_is_not_shown() -> None:
    with pytest.raises(BadInput, match="YAML 写法有误"):
        parse_yaml("a: b: c", "x.yaml")
