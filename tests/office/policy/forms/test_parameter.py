from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from yijian.law import Law
from yijian.law.models import DatedValue
from yijian.office.policy.forms.parameter import ParameterForm, initial_of

LAW, DAY = Law.load(), date(2026, 11, 21)
GIVEN = {"since": "2027-01-01", "origin": "ours", "reason": "按实际情况调整"}


def form(name: str, given: dict[str, Any], place: str = "lanzhou") -> ParameterForm:
    like = next(values[-1] for it in LAW.chain(place) if (values := LAW.own_values(name, it)))
    return ParameterForm({**GIVEN, **given}, law=LAW, place=place, like=like)


@pytest.mark.parametrize(
    ("name", "value", "kept"),
    [
        ("review.second_sample.min_share", "0.08", "0.08"),
        ("agreement.decision_authority.collective_discussion_threshold", "60000", "60000"),
        ("policy.jurisdiction_params.lower_override", "false", False),
        ("monitor.detect.child_max_age", "12", 12),
    ],
)
def test_a_value_in_the_type_of_its_unit(name: str, value: str, kept: object) -> None:
    filled = form(name, {"value": value})
    assert filled.is_valid(), filled.errors
    content = filled.content(DAY)
    assert content["value"] == kept
    DatedValue.model_validate({**content, "decided": "2026-0001"})


def test_parts_stay_parts() -> None:
    filled = form("inspection.sealing.limit", {"value": "20", "part_extension": "10"})
    assert filled.is_valid(), filled.errors
    content = filled.content(DAY)
    assert content["components"] == {"first": 20, "extension": 10}
    assert initial_of(content)["part_extension"] == 10


def test_a_basis_in_law() -> None:
    cited = {"value": "12", "origin": "superior law", "instrument": "fund-regulation"}
    name = "monitor.detect.child_max_age"
    assert form(name, cited).errors == {"article": ["依据规定的，请写明条款"]}
    whole = form(name, {**cited, "article": "第八条", "rows": "REG-8、REG-8"})
    assert whole.is_valid(), whole.errors
    content = whole.content(DAY)
    assert (content["article"], content["rows"]) == ("第八条", ["REG-8", "REG-8"])
    assert content["confidence"] == "high"
    shown = initial_of({**content, "inclusive": True})
    assert (shown["rows"], shown["inclusive"]) == ("REG-8、REG-8", "true")


def test_drafts_are_not_on_offer() -> None:
    choices = dict(form("monitor.detect.child_max_age", {}).fields["instrument"].choices)
    assert "fund-regulation" in choices
    assert "lanzhou-measure" not in choices


def test_impossible_values() -> None:
    assert "不能是负数" in str(form("monitor.detect.child_max_age", {"value": "-1"}).errors)
    share = form("review.second_sample.min_share", {"value": "0.12345678"})
    assert "小数位太多" in str(share.errors)
    assert "应为数字" in str(form("review.second_sample.min_share", {"value": "5%"}).errors)


def test_a_value_of_several_things() -> None:
    name = "policy.fund_scope.core_funds"
    assert form(name, {}).errors["members"] == ["请勾选拟定的各项"]
    offered = [code for code, _ in form(name, {}).fields["members"].choices]
    filled = form(name, {"members": offered[:3]})
    assert filled.is_valid(), filled.errors
    content = filled.content(DAY)
    assert (content["value"], content["members"]) == (3, offered[:3])
    assert DatedValue.model_validate({**content, "decided": "2026-0001"}).members_of
    assert initial_of(content)["members"] == offered[:3]
    assert "members" in form(name, {"members": ["nothing"]}).errors
