"""The published workbook: header in row 4, remarks at the end, codes with blank continuations."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from yijian.audit.knowledge.assemble import assemble
from yijian.audit.knowledge.sources.codes import without_bad_codes
from yijian.audit.knowledge.sources.published_xlsx import read_workbook

Make = Callable[..., Path]
DRUGS = ("序号", "药品通用名", "检出逻辑", "逻辑依据", "知识点对应药品代码数量")
CODES = ("对应知识点序号", "药品通用名", "序号", "药品代码")
ITEMS = [
    (1, "甲注射液", "低于限定级别", "限二级及以上医疗机构。", 2),
    (2, "乙注射液", "低于限定级别", "限三级医疗机构。", 1),
    ("合计", "", "", "", 3),
    ("备注：各地可以细化。",),
]
LISTED = [
    CODES,
    (1, "甲注射液", 1, "ZA05CAC0029010102312"),
    ("", "", 2, "ZA05CAC0029010102313"),
    (2, "乙注射液", 1, "XS01LAL328B002020178679"),
]


def test_items_and_codes(workbook: Make) -> None:
    path = workbook(
        "第五批 药品限医疗机构级别.xlsx",
        "“药品限医疗机构级别”规则对应知识点明细",
        DRUGS,
        ITEMS,
        LISTED,
    )
    reading = read_workbook(path)
    assert reading is not None
    points = assemble(reading.points)
    assert [(p.item_name, p.batch, p.rule_class, p.text) for p in points] == [
        ("甲注射液", "5", "药品限医疗机构级别", "限二级及以上医疗机构。"),
        ("乙注射液", "5", "药品限医疗机构级别", "限三级医疗机构。"),
    ]
    assert points[0].codes == ("ZA05CAC0029010102312", "ZA05CAC0029010102313")
    assert points[1].codes == ("XS01LAL328B002020178679",)
    assert (points[0].row, str(points[0].published_on)) == (5, "2025-08-14")


def test_service_codes_stay_text_and_numbers_are_refused(workbook: Make) -> None:
    header = ("序号", "项目名称", "限制数量", "数量单位", "项目代码")
    items = [
        (1, "住院诊查费", 1, "日", "001102000050000"),
        (2, "心电监测", 24, "小时", 3107010220000),
    ]
    path = workbook("第八批-1 “医疗服务项目限定频次”规则.xlsx", "", header, items)
    reading = read_workbook(path)
    assert reading is not None
    checked = without_bad_codes(reading)
    assert [(p.code, p.value, p.unit) for p in checked.points] == [("001102000050000", "1", "日")]
    assert [(r.row, r.value) for r in checked.rejects] == [(6, "3107010220000")]
    assert "前导零" in checked.rejects[0].reason


def test_pairs(workbook: Make) -> None:
    header = ("序号", "时间区间", "项目A名称", "项目A代码", "项目B名称", "项目B代码", "备注")
    items = [(1, "单日", "急诊监护费", "001103000010000", "急诊诊查费", "001102000030000", "含")]
    path = workbook("第七批 “医疗服务项目重复收费”规则.xlsx", "", header, items)
    reading = read_workbook(path)
    assert reading is not None
    point = assemble(reading.points)[0]
    assert point.subjects() == [("001103000010000", "001102000030000")]
    assert (point.value, point.sub_name) == ("单日", "急诊诊查费")


def test_revision_is_told_by_its_date(workbook: Make) -> None:
    path = workbook("2026-01-28 药品限医疗机构级别.xlsx", "", DRUGS, ITEMS, LISTED)
    reading = read_workbook(path)
    assert reading is not None
    assert {p.batch for p in reading.points if p.role == "point"} == {"2026-01-28"}


@pytest.mark.parametrize(
    ("name", "part"),
    [
        ("药品限医疗机构级别.xlsx", "看不出批次"),
        ("第十八批 药品限医疗机构级别.xlsx", "公布日期"),
    ],
)
def test_what_cannot_be_placed_is_refused(workbook: Make, name: str, part: str) -> None:
    reading = read_workbook(workbook(name, "", DRUGS, ITEMS, LISTED))
    assert reading is not None
    assert reading.points == []
    assert part in reading.rejects[0].reason


def test_new_batch_takes_its_date_from_the_name(workbook: Make) -> None:
    path = workbook("第十八批 药品限适应症 2026-07-06.xlsx", "", DRUGS, ITEMS, LISTED)
    reading = read_workbook(path)
    assert reading is not None
    assert (reading.points[0].batch, reading.points[0].published_on) == ("18", "2026-07-06")


def test_a_wrong_header_and_a_broken_file_are_refused_by_name(
    workbook: Make, tmp_path: Path
) -> None:
    header = ("编号", "药名", "依据")
    reading = read_workbook(workbook("第五批 药品限医疗机构级别.xlsx", "", header, [(1, "甲", "")]))
    assert reading is not None
    [reject] = reading.rejects
    assert (reject.row, reading.points) == (12, [])
    assert "应有一行同时写“序号”和名称" in reject.reason
    broken = tmp_path / "第五批 药品限医疗机构级别.xlsx"
    broken.write_bytes(b"not a workbook")
    reading = read_workbook(broken)
    assert reading is not None
    assert "文件打不开" in reading.rejects[0].reason


def test_a_day_that_does_not_exist(workbook: Make) -> None:
    path = workbook("第十八批 药品限适应症 2026-02-30.xlsx", "", DRUGS, ITEMS, LISTED)
    reading = read_workbook(path)
    assert reading is not None
    assert [(r.value, reading.points) for r in reading.rejects] == [("2026-02-30", [])]


def test_other_workbooks_are_not_ours(workbook: Make, tmp_path: Path) -> None:
    assert read_workbook(workbook("价格.xlsx", "", ("项目", "价格"), [("床位费", "30")])) is None
    assert read_workbook(workbook("第五批.xlsx", "某清单", DRUGS, ITEMS, LISTED)) is None
    broken = tmp_path / "broken.xlsx"
    broken.write_bytes(b"not a workbook")
    assert read_workbook(broken) is None
