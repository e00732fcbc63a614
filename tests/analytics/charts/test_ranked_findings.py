from __future__ import annotations

from decimal import Decimal

from tests.analytics.charts.reading import drawing, rows, total
from yijian.analytics.charts.ranked_findings import Ranked, ranked_findings
from yijian.analytics.charts.registry import EmptyChart

NONE = EmptyChart("没有。")
ROWS = [Ranked(f"R{n}", f"甲{n}", n, Decimal("1000.05") * n) for n in range(13)]


def test_what_is_drawn_and_what_is_left_out_make_the_whole() -> None:
    drawn = ranked_findings(ROWS, kind="规则", word="条规则", top=4, nothing=NONE)
    shown = rows(drawn, "length")
    assert [row["key"] for row in shown] == ["R12", "R11", "R10", "R9"]
    left = Decimal("1000.05") * sum(range(9))
    assert drawing(drawn)["title"] == f"未画出的 8 条规则合计 {left:,.2f} 元"
    whole = sum((row.counted_fund_amount for row in ROWS), Decimal(0))
    assert total(drawn, "length") * 10_000 + left == whole


def test_a_small_amount_is_written_in_yuan_beside_large_ones() -> None:
    small = [*ROWS, Ranked("S", "乙", 2, Decimal("5.00"))]
    drawn = ranked_findings(small, kind="规则", word="条规则", top=20, nothing=NONE)
    written = {row["key"]: row["words"] for row in rows(drawn, "words")}
    assert written["R12"] == "1.20 万元 · 12 个"
    assert written["S"] == "5.00 元 · 2 个"
    assert "title" not in drawing(drawn)


def test_equal_amounts_stand_in_order_of_code() -> None:
    same = [Ranked(code, "同名", 1, Decimal(7)) for code in ("B", "A")]
    drawn = ranked_findings(same, kind="机构", word="家机构", top=5, nothing=NONE)
    assert [row["key"] for row in rows(drawn, "key")] == ["A", "B"]


def test_nothing_counted_is_nothing_drawn() -> None:
    nobody = [Ranked("A", "甲", 0, Decimal(0))]
    assert ranked_findings(nobody, kind="机构", word="家机构", top=5, nothing=NONE) is NONE
