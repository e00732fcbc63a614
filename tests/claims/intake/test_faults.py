"""Every reason has a sentence, and the rejects open in a spreadsheet."""

from __future__ import annotations

from collections.abc import Callable

from tests.claims.intake.conftest import Bench
from yijian.claims.intake.faults import REASONS

Line = Callable[..., dict[str, str]]


def test_every_reason_says_what_is_wrong_and_what_would_be_right() -> None:
    for wrong, right in REASONS.values():
        assert wrong
        assert right


def test_rejects_file_is_utf8_with_mark_and_chinese_headings(bench: Bench, line: Line) -> None:
    report = bench.take(bench.table("fee_list_d.csv", [line(psn_no="")]))
    assert report.rejects == bench.lake.path / "rejects" / "1.csv"
    head = report.rejects.read_bytes().split(b"\n")[0].decode()
    assert head.strip() == "\ufeff文件,行,表,列,原值,问题,应为,原始内容"
    assert report.as_json()["rejects"] == str(report.rejects)


def test_conflict_names_both_rows(bench: Bench, line: Line) -> None:
    bench.take(bench.table("fee_list_d_old.csv", [line(bkkp_sn="B0"), line()]))
    report = bench.take(bench.table("fee_list_d_new.csv", [line(cnt="9")]))
    (reject,) = bench.rejected(report)
    assert (reject["文件"], reject["行"]) == ("fee_list_d_new.csv", "2")
    assert reject["问题"].startswith("与 fee_list_d_old.csv 第 3 行主键相同而内容不同")
    assert reject["原值"] == "H62010200001|S1|B1"
