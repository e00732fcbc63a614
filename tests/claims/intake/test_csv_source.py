"""CSV as people write it: quotes, separators, broken rows; no row is lost or renumbered."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.claims.intake.conftest import Bench, as_csv, fee_line
from yijian.claims.intake.blocks import LONGEST_LINE
from yijian.kernel.errors import BadInput

Line = Callable[..., dict[str, str]]
HEAD = "fixmedins_code,setl_id,bkkp_sn,psn_no,fee_ocur_time,memo\n"
ROW = "H62010200001,S1,{},P1,2026-03-05,{}\n"


def test_rows_of_wrong_shape_are_rejected_and_the_others_keep_their_numbers(bench: Bench) -> None:
    content = HEAD + ROW.format("B1", "a") + "short\n" + ROW.format("B2", '"x\ny"')
    content += (
        ROW.format("B3", "b,too,many") + ROW.format("B4", '"un"closed') + ROW.format("B5", "")
    )
    report = bench.take(bench.file("fee_list_d.csv", content))
    assert bench.rows("fee_list_d", "bkkp_sn, src_row, memo", "src_row") == [
        ("B1", 2, "a"),
        ("B2", 4, "x\ny"),
        ("B5", 7, None),
    ]
    found = [(it["行"], it["问题"], it["原始内容"][:14]) for it in bench.rejected(report)]
    assert found == [
        ("3", "列数少于表头", "short"),
        ("5", "列数多于表头", "H62010200001,S"),
        ("6", "引号用法有误", "H62010200001,S"),
    ]
    assert report.tables["fee_list_d"].total == 6
    assert report.tables["fee_list_d"].balanced


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(memos=st.lists(st.text(alphabet='a,"\n 甲', max_size=6), min_size=1, max_size=8))
def test_any_text_survives_quoting(
    tmp_path_factory: pytest.TempPathFactory, memos: list[str]
) -> None:
    bench = Bench(tmp_path_factory.mktemp("quoting"))
    rows = [fee_line(bkkp_sn=f"B{i}", memo=memo) for i, memo in enumerate(memos)]
    bench.take(bench.file("fee_list_d.csv", as_csv(rows)))
    stored = [row[0] or "" for row in bench.rows("fee_list_d", "memo, src_row", "src_row")]
    assert stored == [memo.strip() for memo in memos]


@pytest.mark.parametrize("separator", ["\t", "|", ";"])
def test_other_separators(bench: Bench, separator: str) -> None:
    content = (HEAD + ROW.format("B1", "a")).replace(",", separator)
    bench.take(bench.file("fee_list_d.txt", content))
    assert bench.rows("fee_list_d", "bkkp_sn") == [("B1",)]


def test_gb18030_with_chinese_headings(bench: Bench) -> None:
    content = "医疗机构编码,结算流水号,记账流水号,个人编号,费用日期,项目名称\n"
    content += "H62010200001,S1,B1,P1,20260305,维生素Ｃ片\n"
    bench.take(bench.file("费用明细.csv", content.encode("gb18030")))
    assert bench.rows("fee_list_d", "setl_id, hilist_name") == [("S1", "维生素Ｃ片")]


def test_heading_alone_is_a_month_without_rows(bench: Bench) -> None:
    report = bench.take(bench.file("fee_list_d.csv", HEAD))
    assert report.batch == 1
    assert report.tables["fee_list_d"].total == 0
    assert bench.rows("fee_list_d") == []


def test_blank_lines_are_no_rows(bench: Bench) -> None:
    content = "\n" + HEAD + "\n" + ROW.format("B1", "") + "\n\n" + ROW.format("B2", "") + "\n"
    report = bench.take(bench.file("fee_list_d.csv", content))
    assert report.tables["fee_list_d"].total == 2
    assert report.tables["fee_list_d"].current == 2


def test_cell_of_ten_million_characters_is_one_rejected_row(bench: Bench) -> None:
    content = HEAD + ROW.format("B1", "a") + ROW.format("B2", "z" * 10_000_000)
    content += ROW.format("B3", "c")
    report = bench.take(bench.file("fee_list_d.csv", content))
    assert [row[0] for row in bench.rows("fee_list_d", "bkkp_sn")] == ["B1", "B3"]
    (reject,) = bench.rejected(report)
    assert (reject["行"], reject["问题"]) == ("3", "一行超过 1 MB")
    assert len(reject["原始内容"]) <= 1000


def test_line_just_short_of_too_long_is_judged_by_its_cells(bench: Bench) -> None:
    content = HEAD + ROW.format("B1", "z" * (LONGEST_LINE - 100)) + ROW.format("B2", "b")
    report = bench.take(bench.file("fee_list_d.csv", content))
    (reject,) = bench.rejected(report)
    assert (reject["行"], reject["列"]) == ("2", "memo")
    assert "超过 10 万字节" in reject["问题"]


def test_quote_never_closed_refuses_the_file(bench: Bench) -> None:
    rows = "".join(ROW.format(f"B{i}", "x") for i in range(200))
    content = HEAD + ROW.format("B", '"open') + rows
    with pytest.raises(BadInput, match=r"fee_list_d\.csv.*引号没有成对"):
        bench.take(bench.file("fee_list_d.csv", content))
    assert bench.lake.snapshot().version == 0


def test_inch_mark_inside_a_value_is_text(bench: Bench) -> None:
    bench.take(bench.file("fee_list_d.csv", HEAD + ROW.format("B1", '5" tube')))
    assert bench.rows("fee_list_d", "memo") == [('5" tube',)]


def test_heading_with_a_line_end_inside(bench: Bench) -> None:
    content = HEAD.replace("memo", '"me\nmo"') + ROW.format("B1", "a") + ROW.format("B2", "b")
    report = bench.take(bench.file("fee_list_d.csv", content))
    assert report.tables["fee_list_d"].current == 2
    assert bench.rows("fee_list_d", "src_row", "src_row") == [(2,), (3,)]


def test_file_broken_throughout_is_refused(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("yijian.claims.intake.csv_source.MOST_BROKEN", 3)
    with pytest.raises(BadInput, match=r"第 2 行：有 5 行的列数或引号与表头不符"):
        bench.take(bench.file("fee_list_d.csv", HEAD + "x,y\n" * 5))
