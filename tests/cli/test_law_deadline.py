"""``yijian law deadline``."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Run

WINDOW = "agreement.pre_decision_notice.statement_window"
AT = ("--jurisdiction", "lanzhou", "--from")
HOURS = "case.refer_police.transfer_deadline"


def test_the_last_day_with_what_was_skipped(run: Run) -> None:
    found = run("law", "deadline", WINDOW, *AT, "2026-09-28", "--json").json
    assert (found["last_day"], found["certain"]) == ("2026-10-10", True)
    assert len(found["skipped"]) == 7
    shown = run("law", "deadline", WINDOW, *AT, "2026-09-28").out
    for said in ("2026-10-10", "国庆节", "第二十三条", "5 个工作日"):
        assert said in shown


def test_provisional_in_words(run: Run) -> None:
    assert "2027 年的放假安排尚未公布" in run("law", "deadline", WINDOW, *AT, "2026-12-29").out
    waits = run("law", "deadline", WINDOW, *AT, "2026-03-02", "--without", "2026-03-03..=鉴定")
    assert "鉴定仍在进行" in waits.out


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["--without", "2026-03-03=听证"], "cli.without"),
        (["--without", "2026-03-05..2026-03-03=听证"], "law.exclusion"),
        (["--extended"], "law.no_extension"),
    ],
)
def test_what_is_wrong_is_refused(run: Run, words: list[str], code: str) -> None:
    ran = run("law", "deadline", WINDOW, *AT, "2026-03-02", *words, "--json")
    assert ran.json["error"]["code"] == code


def test_a_period_in_hours_answers_with_its_last_moment(run: Run) -> None:
    found = run("law", "deadline", HOURS, *AT, "2026-03-01T10:00", "--json").json
    assert found["last_moment"] == "2026-03-02T10:00+08:00"
    days = run("law", "deadline", WINDOW, *AT, "2026-09-28", "--json").json
    assert (found.keys(), days["last_moment"]) == (days.keys(), None)
    assert "最后时刻 2026-03-02 10:00" in run("law", "deadline", HOURS, *AT, "2026-03-01T10:00").out
    by_moment = run("law", "deadline", WINDOW, *AT, "2026-09-28T23:00", "--json").json
    assert by_moment == days


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["2026-03-01"], "law.moment_needed"),
        (["2026-03-01T25:00"], "cli.value"),
        (["2026-03-01T10:00", "--extended"], "cli.hours"),
    ],
)
def test_hours_need_a_moment(run: Run, words: list[str], code: str) -> None:
    ran = run("law", "deadline", HOURS, *AT, *words, "--json")
    assert ran.json["error"]["code"] == code


def test_what_is_not_certain_says_so_in_its_first_line(run: Run) -> None:
    words = ("law", "deadline", "agreement.case_reporting.filing_deadline")
    asked = run(*words, "--jurisdiction", "lanzhou", "--from", "2026-12-30").out
    assert "最后一日暂定 2026-12-31" in asked.splitlines()[0]
    sure = run(*words, "--jurisdiction", "lanzhou", "--from", "2026-03-02").out
    assert "最后一日 2026-03-05" in sure.splitlines()[0]
