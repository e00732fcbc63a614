"""Recall, precision and yuan on small labels whose numbers are worked out by hand."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from tests.analytics.conftest import finding, label, line
from yijian.analytics.evaluate import evaluate
from yijian.kernel.errors import UsageError

Written = Callable[..., tuple[Path, Path]]


def _mixed(written: Written) -> tuple[Path, Path]:
    """Two schemes: A with three fraud labels (two met) and one innocent; B on a subject."""
    labels = [
        label("a1", "A", **line("1"), fund_amount=Decimal("10.00")),
        label("a1", "A", **line("2"), fund_amount=Decimal("5.00")),
        label("a2", "A", **line("3"), fund_amount=Decimal("20.00")),
        label("a3", "A", **line("4"), fund_amount=Decimal("40.00")),
        label("a4", "A", kind="innocent", **line("5"), fund_amount=None),
        label("b1", "B", deterministic=False, subject_type="doctor", subject_code="D1"),
        label("b2", "B", deterministic=False, subject_type="doctor", subject_code="D2"),
    ]
    findings = [
        finding("f1", "R1"),  # line 1 of a1, and nothing else
        finding("f2", "R1", fund_amount=Decimal("8.00"), counted_fund_amount=Decimal("1.00")),
        finding("f3", "R1"),  # on the innocent line
        finding("f4", "R2"),  # on a line that no label names
        finding("f5", "R3", subject_type="doctor", subject_code="D1", outcome="可疑"),
    ]
    lines = [
        {"finding_id": "f1", **line("1")},
        {"finding_id": "f2", **line("3")},
        {"finding_id": "f2", **line("5")},
        {"finding_id": "f3", **line("5")},
        {"finding_id": "f4", **line("9")},
    ]
    summary = {"rules": [{"code": f"R{n}", "name": f"规则{n}"} for n in (1, 2, 3, 4)]}
    return written(labels, findings, lines, summary)


def test_recall_per_scheme(written: Written) -> None:
    answer = evaluate(*_mixed(written)).as_json()
    a, b = answer["schemes"]
    assert (a["scheme"], a["deterministic"], a["labels"], a["recalled"]) == ("A", True, 3, 2)
    assert a["recall"] == 0.6667
    assert a["interval"] == [0.2077, 0.9385]
    assert (a["fund_amount"], a["recalled_fund_amount"]) == ("75.00", "30.00")
    assert (a["innocent"], a["innocent_met"], a["rules"]) == (1, 1, ["R1"])
    assert (b["scheme"], b["deterministic"], b["labels"], b["recalled"]) == ("B", False, 2, 1)
    assert (b["fund_amount"], b["recalled_fund_amount"]) == ("20.00", "10.00")
    assert b["rules"] == ["R3"]
    assert answer["missed"] == ["a3", "b2"]


@pytest.mark.article("LZ-16-2a")
def test_precision_per_rule(written: Written) -> None:
    rules = {it["code"]: it for it in evaluate(*_mixed(written)).as_json()["rules"]}
    first = rules["R1"]
    assert (first["name"], first["findings"], first["true"], first["false"]) == ("规则1", 3, 2, 1)
    assert (first["precision"], first["on_innocent"]) == (0.6667, 1)
    assert (first["fund_amount"], first["true_fund_amount"]) == ("22.00", "15.00")
    assert (first["counted_fund_amount"], first["true_counted_fund_amount"]) == ("15.00", "8.00")
    assert (rules["R2"]["true"], rules["R2"]["on_innocent"], rules["R2"]["precision"]) == (0, 0, 0)
    assert (rules["R3"]["true"], rules["R3"]["outcome"]) == (1, "可疑")
    assert (rules["R4"]["findings"], rules["R4"]["precision"], rules["R4"]["interval"]) == (
        0,
        None,
        None,
    )


def test_totals(written: Written) -> None:
    total = evaluate(*_mixed(written)).as_json()["total"]
    assert (total["labels"], total["recalled"], total["recall"]) == (5, 3, 0.6)
    assert (total["findings"], total["true"], total["false"], total["precision"]) == (5, 3, 2, 0.6)
    assert total["recall_interval"] == total["precision_interval"] == [0.2307, 0.8824]
    assert (total["fund_amount"], total["recalled_fund_amount"]) == ("95.00", "40.00")
    assert (total["counted_fund_amount"], total["true_counted_fund_amount"]) == ("29.00", "15.00")
    assert (total["innocent"], total["innocent_met"]) == (1, 1)


def test_nothing_at_all(written: Written) -> None:
    answer = evaluate(*written([], [], [])).as_json()
    assert (answer["schemes"], answer["rules"], answer["missed"]) == ([], [], [])
    assert answer["total"]["recall"] is None
    assert answer["total"]["precision_interval"] is None
    assert answer["notes"] == ["标签文件是空的，没有可以核对的答案"]


def test_a_run_without_findings_recalls_nothing(written: Written) -> None:
    answer = evaluate(*written([label("a1", "A", **line("1"))], [], [])).as_json()
    assert (answer["schemes"][0]["recalled"], answer["missed"]) == (0, ["a1"])


def test_what_makes_the_numbers_partial_is_said(written: Written) -> None:
    labels = [label("t", "T", subject_type="trace_code", subject_code="9")]
    summary = {"from": "2026-02-01", "to": None, "rules": []}
    notes = evaluate(*written(labels, [], [], summary)).as_json()["notes"]
    assert "trace_code" in notes[0]
    assert "2026-02-01 至 最晚" in notes[1]


def test_many_findings_are_compared_without_a_loop(written: Written) -> None:
    size = 20_000
    labels = [label(f"a{n}", "A", **line(str(n))) for n in range(0, size, 2)]
    findings = [finding(f"f{n}", "R1", counted_fund_amount=Decimal("0.01")) for n in range(size)]
    lines = [{"finding_id": f"f{n}", **line(str(n))} for n in range(size)]
    total = evaluate(*written(labels, findings, lines)).as_json()["total"]
    assert (total["recall"], total["precision"]) == (1.0, 0.5)
    assert (total["counted_fund_amount"], total["true_counted_fund_amount"]) == ("200.00", "100.00")


def test_missing_files_are_refused(written: Written, tmp_path: Path) -> None:
    labels, run = written([], [], [])
    with pytest.raises(UsageError, match=r"labels\.parquet"):
        evaluate(tmp_path / "none.parquet", run)
    with pytest.raises(UsageError, match="没有稽核结果"):
        evaluate(labels, tmp_path)


def test_a_period_is_inclusive(written: Written) -> None:
    labels = [label("d", "D", subject_type="doctor", subject_code="D1", period_to=date(2026, 3, 5))]
    found = finding("f", "R", subject_type="doctor", subject_code="D1")
    found |= {"occurred_from": date(2026, 3, 5), "occurred_to": date(2026, 3, 9)}
    assert evaluate(*written(labels, [found], [])).as_json()["total"]["recalled"] == 1
