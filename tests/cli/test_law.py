"""``yijian law``."""

from __future__ import annotations

from datetime import date

import pytest

from tests.cli.conftest import Run
from yijian.cli.law import value_text
from yijian.law import Law

AGE = "monitor.detect.child_max_age"
SHARE = "review.second_sample.min_share"


def test_all_parameters_are_listed(run: Run) -> None:
    listed = run("law", "list", "--json").json["parameters"]
    assert [it["name"] for it in listed] == list(Law.load().names())
    assert all(it["jurisdictions"] for it in listed)
    shown = run("law", "list").out
    assert f"共 {len(listed)} 个" in shown
    assert "下一步：yijian law show" in shown


def test_a_value_with_its_source(run: Run) -> None:
    ran = run("law", "show", AGE, "--jurisdiction", "lanzhou", "--on", "2026-11-21", "--json")
    assert ran.json == Law.load().value(AGE, "lanzhou", date(2026, 11, 21)).as_json()


def test_people_see_value_place_and_origin(run: Run) -> None:
    shown = run("law", "show", AGE, "--jurisdiction", "lanzhou", "--on", "2026-11-21").out
    for said in ("14 年", "兰州市", "全国", "含本数", "没有条文", "2026-11-21"):
        assert said in shown
    shown = run("law", "show", SHARE, "--jurisdiction", "lanzhou", "--on", "2026-11-21").out
    for said in ("5%", "第十八条", "LZ-18-3b"):
        assert said in shown


def test_values_are_said_with_their_unit() -> None:
    on = date(2026, 11, 21)
    law = Law.load()
    assert value_text(law.value(AGE, "lanzhou", on)) == "14 年"
    assert value_text(law.value(SHARE, "lanzhou", on)) == "5%"


@pytest.mark.parametrize(
    ("name", "place", "on", "code", "exit_code"),
    [
        ("review.second_sample.min_shar", "lanzhou", "2026-11-21", "law.unknown_parameter", 2),
        (AGE, "lanzho", "2026-11-21", "law.unknown_jurisdiction", 2),
        (SHARE, "hainan", "2026-11-21", "law.not_set", 1),
        (AGE, "lanzhou", "1990-01-01", "law.before_first", 1),
        (AGE, "lanzhou", "2026-13-01", "cli.value", 2),
    ],
)
def test_what_cannot_be_answered(
    run: Run, name: str, place: str, on: str, code: str, exit_code: int
) -> None:
    ran = run("law", "show", name, "--jurisdiction", place, "--on", on, "--json")
    assert (ran.code, ran.json["error"]["code"]) == (exit_code, code)
