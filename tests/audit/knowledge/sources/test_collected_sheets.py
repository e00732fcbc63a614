"""Sheets of batches 1-8 as CSV: items, codes, and values read out by a practitioner."""

from __future__ import annotations

from pathlib import Path

from yijian.audit.knowledge.assemble import assemble
from yijian.audit.knowledge.raw import Reading
from yijian.audit.knowledge.sources.collected_sheets import read_sheet
from yijian.audit.knowledge.sources.csv_file import read_csv


def sheet(tmp_path: Path, name: str, *lines: str) -> Reading | None:
    path = tmp_path / name
    path.write_text("\n".join(lines), encoding="utf-8")
    file = read_csv(path)
    assert file is not None
    return read_sheet(file)


def test_drug_items_meet_their_codes_by_name(tmp_path: Path) -> None:
    items = sheet(
        tmp_path,
        "【第一批】药品规则库(限定年龄对象)__Sheet1.csv",
        "药品通用名,药品说明,限定类型,限定对象",
        "甲颗粒,用于小儿咳嗽。,限定年龄对象,儿童",
        "乙胶囊,限6-17岁儿童。,限定年龄对象,儿童",
    )
    codes = sheet(
        tmp_path,
        "【第一批】药品规则库(限定年龄对象)__Sheet2.csv",
        "药品通用名,序号,国标代码,限定类型",
        "乙胶囊,1,B,限定年龄对象",
        "甲颗粒,1,A,限定年龄对象",
    )
    assert items is not None
    assert codes is not None
    points = {p.item_name: p for p in assemble(items.points + codes.points)}
    assert (points["甲颗粒"].rule_class, points["甲颗粒"].codes) == ("药品儿童专用", ("A",))
    assert (points["乙胶囊"].rule_class, points["乙胶囊"].codes) == ("药品限儿童使用", ("B",))


def test_services_carry_code_value_and_unit(tmp_path: Path) -> None:
    found = sheet(
        tmp_path,
        "【第八批-1】项目规则库（限定频次）__医疗服务项目限定频次规则对应知识点明细.csv",
        "序号,项目名称,限制数量,数量单位,项目编码",
        "1,心电监测,24,小时,003107010220000",
        "合计,,,,",
    )
    assert found is not None
    (point,) = found.points
    assert (point.rule_class, point.value, point.unit) == ("医疗服务项目限定频次", "24", "小时")


def test_pairs_and_insurance(tmp_path: Path) -> None:
    pair = sheet(
        tmp_path,
        "【第七批】项目规则库（重复收费）__医疗服务项目重复收费规则对应知识点明细.csv",
        "序号,频度,主项名称,主项编码,从项名称,从项编码,备注",
        "1,6小时,甲费,001103000010000,乙费,001102000030000,含",
    )
    insurance = sheet(
        tmp_path,
        "【第三批】药品规则库（限定保险类型）__Sheet1.csv",
        "药品通用名,药品说明,限定类型,限定对象",
        "甲,工伤用药,限定保险类型,工伤",
        "乙,某用药,限定某类型,某",
    )
    assert pair is not None
    assert insurance is not None
    assert assemble(pair.points)[0].value == "6小时"
    assert [p.rule_class for p in insurance.points] == ["药品限工伤保险"]
    assert [r.value for r in insurance.rejects] == ["限定某类型"]


def test_other_names_are_left(tmp_path: Path) -> None:
    assert sheet(tmp_path, "规则_项目主次.csv", "项目名称,项目编码", "甲,1") is None
