from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tests.office.policy.asked import OVERRIDE, WINDOW, content, year
from yijian.law import Law
from yijian.law.additions import write
from yijian.law.models import Parameter
from yijian.office.policy.contents import dated_value
from yijian.office.policy.current import current_law
from yijian.office.policy.guards.override_allowed import only_part, override_allowed


def asked(place: str = "lanzhou", **changes: Any) -> dict[str, Any]:
    return {"kind": "parameter", "place": place, "parameter": WINDOW, "content": content(**changes)}


def test_the_own_place_as_a_whole(officer) -> None:
    assert override_allowed(actor=officer, **asked()) is None
    year_of = {"kind": "calendar", "place": "national", "content": year()}
    assert override_allowed(actor=officer, **year_of) is None


@pytest.mark.article("HI-8-1a")
def test_lower_levels_of_hainan_override_nothing(officer) -> None:
    haikou = replace(officer, jurisdiction="hainan", area="4601")
    refusal = override_allowed(actor=haikou, **asked("hainan"))
    assert refusal is not None
    assert refusal.because == "海南省不许下级另定参数"
    assert refusal.article.endswith("第八条")
    province = replace(haikou, area="46")
    assert override_allowed(actor=province, **asked("hainan")) is None


def test_what_a_place_above_keeps(officer, tmp_path, monkeypatch) -> None:
    kept = dated_value(content(value=False, unit="bool", inclusive=None), "2026-0001")
    gansu = Parameter(name=OVERRIDE, title="下级可否另定参数", values=(kept,))
    law = Law.load(additions=write(tmp_path / "law", [("gansu", gansu)], []))
    monkeypatch.setattr("yijian.office.policy.guards.override_allowed.current_law", lambda: law)
    theirs = next(name for name in law.names() if law.own_values(name, "gansu"))
    refusal = override_allowed(actor=officer, **{**asked(), "parameter": theirs})
    assert refusal is not None
    assert refusal.because == "甘肃省不许下级另定这个参数"
    assert override_allowed(actor=officer, **asked()) is None  # Gansu does not set it
    assert override_allowed(actor=officer, **asked(until="2026-12-31", since="2026-12-01")) is None


def test_of_another_place(officer) -> None:
    refusal = override_allowed(actor=officer, **asked("hainan"))
    assert refusal is not None
    assert refusal.because == "本单位只能办理兰州市的变更"


def test_part_of_a_place(officer) -> None:
    refusal = only_part(current_law(), replace(officer, area="620102"), date(2027, 1, 1))
    assert refusal is not None
    assert "由全域的医保行政部门统一拟定" in refusal.sentence()
