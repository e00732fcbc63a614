"""The 2025 book lends sexes and windows, nothing else."""

from __future__ import annotations

from pathlib import Path

from yijian.audit.knowledge.sources.collected_book import read_constraints, read_pairs
from yijian.audit.knowledge.sources.csv_file import CsvFile, read_csv


def csv_file(tmp_path: Path, *lines: str) -> CsvFile:
    path = tmp_path / "book.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    file = read_csv(path)
    assert file is not None
    return file


def test_only_sexes_are_taken(tmp_path: Path) -> None:
    found = read_constraints(
        csv_file(
            tmp_path,
            "item_name,family,categories,cond,basis,n_codes,codes",
            '甲,gender,药品区分性别使用,"{""limit_sex"":""男"",""sex_inferred"":true}",,2,A B',
            '乙,gender_limited,药品区分性别使用,"{""limit_sex"": ""女""}",,0,',
            '丙,child_limited,药品儿童专用,"{""age_max"": 14}",,1,C',
            '丁,gender_limited,诊断与患者性别不符,"{""limit_sex"": ""女""}",,1,D',
            "戊,x,药品区分性别使用,{坏,,0,",
        )
    )
    assert found is not None
    assert [(p.item_name, p.code, p.value) for p in found.points] == [
        ("甲", "A", "男"),
        ("甲", "B", "男"),
        ("乙", "", "女"),
    ]
    assert all(p.role == "attribute" for p in found.points)
    assert "1 行为整理者推断" in found.notes[0]
    assert [r.row for r in found.rejects] == [6]


def test_windows_of_pairs(tmp_path: Path) -> None:
    found = read_pairs(csv_file(tmp_path, "a,b,window", "甲费,乙费,单日"))
    assert found is not None
    assert [(p.item_name, p.sub_name, p.value) for p in found.points] == [("甲费", "乙费", "单日")]
    assert read_pairs(csv_file(tmp_path, "a,b", "1,2")) is None
    assert read_constraints(csv_file(tmp_path, "a,b", "1,2")) is None
