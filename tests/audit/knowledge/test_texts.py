"""Reading official wordings; where one has two readings, fewer people are accused."""

from __future__ import annotations

import pytest

from yijian.audit.knowledge import texts


@pytest.mark.parametrize(
    ("text", "level", "first_only"),
    [
        ("限二级及以上医疗机构。", "二级", False),
        ("限三级医疗机构使用", "三级", False),
        ("控制不佳的患者，首次处方时需由二级及以上医疗机构专科医师开具处方。", "二级", True),
        (
            "需三级综合医院眼科或二级及以上眼科专科医院医师处方；首次处方时视力0.05-0.5",
            "二级",
            False,
        ),
        ("限心功能不全Ⅱ-Ⅲ级的患者", None, False),
        ("限癌症患者。", None, False),
    ],
)
def test_institution_level(text: str, level: str | None, first_only: bool) -> None:
    assert (texts.min_level(text), texts.first_prescription_only(text)) == (level, first_only)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("支付不超过14天。", 14),
        ("住院方可支付，单次最多支付14天。", 14),
        ("且支付不超过12个月：", 365),
        ("支付不超过一年，每周最多支付一次。", 365),
        ("总时间不超过90天，评定间隔时间不短于14天。", 90),
        ("每眼累计最多支付9支，第1年度最多支付5支。", None),
        ("发作48小时内开始使用", None),
    ],
)
def test_course(text: str, days: int | None) -> None:
    assert texts.max_days(text) == days


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("限3-12岁特发性肺动脉高压患者。", 3, 12),
        ("限6-17岁儿童和青少年。", 6, 17),
        ("限：1.1岁至14岁儿童哮喘；2.2岁至14岁儿童鼻炎。", 1, 14),
        ("限5至12岁以下儿童患者。", 5, 12),
        ("限2岁至11岁儿童", 2, 11),
        ("限3岁及3岁以上儿童患者。", 3, None),
        ("限3岁及以上儿童", 3, None),
        ("用于11周岁以下患者", None, 11),
        ("限儿童。", None, None),
        ("疗程3至6天。", None, None),
        ("用于1月以上婴儿和⼉童", None, None),
    ],
)
def test_ages(text: str, low: int | None, high: int | None) -> None:
    assert texts.ages(text) == (low, high)


def test_setting_admits_emergency_only_where_it_says_so() -> None:
    assert texts.care_setting("营养风险的住院患者方予支付。") == "住院"
    assert texts.care_setting("限急诊或住院患者。") == "急诊或住院"
    assert texts.care_setting("限门诊或住院患者。") is None
    assert texts.care_setting("限儿童。") is None


def test_other_words() -> None:
    assert texts.service_sex("男性泌尿生殖系统相关检查") == "男"
    assert texts.service_sex("与性别无关") is None
    subjects = [texts.subject(t) for t in ("新生儿专用项目", "婴儿专用", "小儿专用", "成人")]
    assert subjects == ["新生儿", "婴幼儿", "儿童", None]
    assert texts.incision_group("肝胆手术组") == "肝胆手术组"
    assert texts.incision_group("经同一切口进行的两种及以上不同的手术") is None
    assert texts.period("评定间隔时间不短于14天。") == (1, 14)
    assert texts.period("每周最多支付一次。") == (1, 7)
    assert texts.period("反映近2-3个月的平均血糖水平。") is None
    assert texts.normal("⼉童（ A ）") == "儿童(A)"
