"""What an address asks for is understood or left out, never an error."""

from __future__ import annotations

from datetime import date

from yijian.office.trail.filters import EntryFilter, event_choices


def test_what_is_understood() -> None:
    asked = EntryFilter(
        {"person": " 李 ", "outcome": "done", "since": "2026-11-01", "kind": "work.job", "key": "3"}
    ).asked()
    assert asked == {
        "person": "李",
        "outcome": "done",
        "since": date(2026, 11, 1),
        "kind": "work.job",
        "key": "3",
    }


def test_what_is_not_is_left_out() -> None:
    form = EntryFilter({"event": "x", "since": "昨天", "outcome": "maybe", "person": "a" * 65})
    assert form.asked() == {}
    assert form.errors["since"] == ["日期应写成 2026-11-21"]


def test_actions_are_offered_by_title_and_looking_is_none() -> None:
    offered = dict(event_choices())
    assert offered["work.withdraw_job"]
    assert "trail.view_entries" not in offered
    assert list(offered.values()) == sorted(offered.values())
