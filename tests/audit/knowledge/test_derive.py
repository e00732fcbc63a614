"""Values: wording first, then columns of others, then other batches and the book."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from yijian.audit.knowledge.assemble import Point, assemble
from yijian.audit.knowledge.derive import Known, values
from yijian.audit.knowledge.raw import RawPoint

NOTHING = Known([], [])


def points(**given: str) -> list[Point]:
    published = {"batch": "1", "published_on": "2025-05-23", "point_key": "k", "code": "A"}
    return assemble([RawPoint("point", "sheets", 2, **(published | given))])


def derived(kind: str, known: Known = NOTHING, **given: str) -> list[dict[str, Any]]:
    return values(kind, points(**given), ("A",), known)


@pytest.mark.parametrize(
    ("kind", "given", "expected"),
    [
        ("drug_course", {"text": "最多支付14天", "value": "15天"}, {"max_days": 14}),
        ("drug_course", {"text": "", "value": "15天"}, {"max_days": 15}),
        ("drug_institution_level", {"value": "三级"}, {"min_level": "三级"}),
        ("drug_child_only", {"text": "限3-12岁"}, {"min_age": 3, "max_age": 12}),
        ("drug_paediatric", {"text": "用于小儿咳嗽"}, {"max_age": None}),
        ("service_frequency", {"value": "24", "unit": "小时"}, {"max_units": Decimal(24)}),
        ("service_period_frequency", {"value": "1", "unit": "15"}, {"period_days": 15}),
        ("service_sex", {"text": "女性生产相关手术操作"}, {"sex": "女"}),
        (
            "drug_care_setting",
            {"text": "限急诊或住院患者。", "value": "住院"},
            {"care_setting": "急诊或住院"},
        ),
        ("surgery_discount", {"text": "肝胆手术组"}, {"incision_group": "肝胆手术组"}),
        ("drug_second_line", {"text": "限二线用药。"}, {"restriction": "限二线用药。"}),
        ("drug_work_injury", {"text": "限工伤保险"}, {}),
    ],
)
def test_one_value(kind: str, given: dict[str, str], expected: dict[str, Any]) -> None:
    found = derived(kind, **given)
    assert len(found) == 1
    assert expected.items() <= found[0].items()


@pytest.mark.parametrize(
    ("kind", "given"),
    [
        ("drug_sex", {"text": "用于月经不调"}),
        ("service_frequency", {"text": "日"}),
        ("drug_care_setting", {"text": "限门诊或住院患者。"}),
        ("drug_course", {"text": "限癌症患者"}),
        ("drug_second_line", {}),
        ("surgery_discount", {"text": "经同一切口"}),
    ],
)
def test_what_nobody_says_is_not_made_up(kind: str, given: dict[str, str]) -> None:
    assert derived(kind, **given) == []


def test_value_comes_from_another_batch_by_code_then_by_name_then_from_the_book() -> None:
    sexed = {"rule_class": "药品区分性别使用", "value": "男"}
    by_code = Known(points(**sexed), [])
    by_name = Known(points(**sexed, item_name="甲 片", point_key="z"), [])
    book = [RawPoint("attribute", "book", 2, rule_class="药品区分性别使用", code="A", value="女")]
    same = {"rule_class": "药品区分性别使用"}
    assert derived("drug_sex", by_code, **same) == [{"sex": "男"}]
    found = values("drug_sex", points(**same, item_name="甲片", code="B"), ("B",), by_name)
    assert found == [{"sex": "男"}]
    assert derived("drug_sex", Known([], book), **same) == [{"sex": "女"}]
    assert derived("drug_sex", Known(points(**sexed), book), **same) == [{"sex": "男"}]


def test_a_code_in_several_groups_has_several_rows() -> None:
    raw = [
        RawPoint(
            "point", "points", 2, batch="2", published_on="2025-07-22", point_key=f"k{i}",
            code="A", text=group,
        )
        for i, group in enumerate(["胃肠手术组", "肝胆手术组"])
    ]  # fmt: skip
    found = values("surgery_discount", assemble(raw), ("A",), NOTHING)
    assert [row["incision_group"] for row in found] == ["肝胆手术组", "胃肠手术组"]
