"""The trail speaks Chinese."""

from __future__ import annotations

from yijian.office.trail.words import (
    brief,
    detail_words,
    event_title,
    kind_title,
    role_title,
    subject_words,
)


def test_titles() -> None:
    assert event_title("trail.view_entries") == "查看操作留痕"
    assert event_title("gone.do_it") == "gone.do_it"
    assert role_title("auditor") == "只读审计"
    assert role_title("king") == "king"


def test_subjects() -> None:
    assert subject_words("work.job:12") == "后台工作 12"
    assert subject_words("gone.thing:1") == "gone.thing 1"
    assert subject_words("") == ""
    assert kind_title("nonsense") == "nonsense"


def test_details_are_names_and_values() -> None:
    said = (
        '{"reason": "重复", "active": false, "role": "auditor", "rows": [1, 2], "nothing": null,'
        ' "until": "2026-11-21T01:30:00+00:00", "job": "work.job:3", "x": {"name": "甲"}}'
    )
    assert detail_words(said) == [
        ("理由", "重复"),
        ("在用", "否"),
        ("角色", "只读审计"),
        ("行数", "1、2"),
        ("截止", "2026-11-21 09:30:00"),
        ("后台工作", "后台工作 3"),
        ("x", "名称：甲"),
    ]


def test_the_one_sentence() -> None:
    assert brief('{"reason": "重复", "refusal": "不能撤回"}') == "不能撤回"
    assert brief('{"reason": "重复"}') == "重复"
    assert brief("no json") == ""


def test_what_is_no_detail_is_shown_as_it_is() -> None:
    assert detail_words("no json") == [("内容", "no json")]
    assert detail_words("[1]") == [("内容", "[1]")]
    assert detail_words("{}") == []
    assert detail_words('{"reason": "T", "at": "2026-13-99T00:00"}')[1][1] == "2026-13-99T00:00"
