"""What meets what: lines, subjects, periods."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.analytics.conftest import finding, label, line
from yijian.analytics.matching import match, on_line
from yijian.analytics.run_files import read_labels, read_run

Written = Callable[..., tuple[Path, Path]]


def _pairs(
    written: Written, labels: Sequence[Any], findings: Sequence[Any], lines: Sequence[Any]
) -> set[tuple[str, str]]:
    file, run = written(labels, findings, lines)
    rows = match(read_labels(file), read_run(run)).to_pylist()
    found = [(row["finding_id"], row["label_id"]) for row in rows]
    assert len(found) == len(set(found))
    return set(found)


def test_a_shared_line_meets(written: Written) -> None:
    labels = [label("a", "A", **line("1")), label("a", "A", **line("2"))]
    lines = [{"finding_id": "f", **line("1")}, {"finding_id": "f", **line("2")}]
    assert _pairs(written, labels, [finding("f", "R")], lines) == {("f", "a")}


@pytest.mark.parametrize("column", ["fixmedins_code", "setl_id", "bkkp_sn"])
def test_a_line_is_its_whole_key(written: Written, column: str) -> None:
    other = {"finding_id": "f", **line("1"), column: "other"}
    assert _pairs(written, [label("a", "A", **line("1"))], [finding("f", "R")], [other]) == set()


def test_an_institution_is_met_by_what_is_about_it_as_such(written: Written) -> None:
    """A finding about one line at H1 says nothing about H1's stock."""
    findings = [finding("whole", "R1"), finding("of_a_line", "R2")]
    lines = [{"finding_id": "of_a_line", **line("1")}]
    assert _pairs(written, [label("a", "A")], findings, lines) == {("whole", "a")}


@pytest.mark.parametrize("subject_type", ["doctor", "trace", "person"])
def test_other_subjects_are_met_with_or_without_lines(written: Written, subject_type: str) -> None:
    about = {"subject_type": subject_type, "subject_code": "X"}
    findings = [finding("bare", "R", **about), finding("lined", "R", **about)]
    lines = [{"finding_id": "lined", **line("1")}]
    pairs = _pairs(written, [label("a", "A", **about)], findings, lines)
    assert pairs == {("bare", "a"), ("lined", "a")}


@pytest.mark.parametrize(
    ("first", "last", "meets"),
    [
        (date(2026, 2, 1), date(2026, 2, 28), False),
        (date(2026, 2, 1), date(2026, 3, 1), True),
        (date(2026, 3, 1), date(2026, 4, 1), True),
        (date(2026, 3, 2), date(2026, 4, 1), False),
        (None, None, False),
    ],
)
def test_periods_overlap_inclusively(
    written: Written, first: date | None, last: date | None, meets: bool
) -> None:
    found = finding("f", "R", occurred_from=first, occurred_to=last)
    assert bool(_pairs(written, [label("a", "A")], [found], [])) is meets


def test_another_subject_is_not_met(written: Written) -> None:
    findings = [
        finding("type", "R", subject_type="doctor"),
        finding("code", "R", subject_code="H2"),
    ]
    assert _pairs(written, [label("a", "A")], findings, []) == set()


def test_a_label_on_a_line_is_not_met_by_its_subject(written: Written) -> None:
    assert _pairs(written, [label("a", "A", **line("1"))], [finding("f", "R")], []) == set()


def test_which_rows_name_a_line(written: Written) -> None:
    file, _ = written([label("a", "A", **line("1")), label("b", "B")], [], [])
    assert on_line(read_labels(file)).to_pylist() == [True, False]
