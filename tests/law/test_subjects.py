"""Who is supervised where, when a body is designated, and who may not help on a case."""

from __future__ import annotations

from datetime import date

import pytest

from yijian.kernel.dates import DateRange
from yijian.kernel.errors import Refused
from yijian.law import Law
from yijian.law.subjects import (
    Agreement,
    case_kinds,
    check_helper,
    designated,
    subject,
    subject_scope,
)

DAY = date(2024, 6, 1)
MSL = date(2027, 1, 1)


@pytest.mark.article("LZ-2-1b")
def test_the_picker_of_lanzhou_offers_exactly_its_kinds() -> None:
    law = Law.load()
    own = [it for it in case_kinds(law, "lanzhou", DAY) if it.mode == "direct"]
    assert {it.code for it in own} == {
        "provider",
        "agency",
        "insurance_doctor",
        "insured_person",
        "other_user",
    }
    assert {it.citation.rows for it in own} == {("LZ-2-1b",)}
    joined = {it.code for it in case_kinds(law, "lanzhou", MSL)} - {
        it.code for it in case_kinds(law, "lanzhou", DAY)
    }
    assert joined == {"employer"}
    for kind in (None, ""):
        with pytest.raises(Refused, match="没有写明监管对象的种类；兰州市可选：定点医药机构"):
            subject(law, "lanzhou", kind, DAY)


@pytest.mark.article("LZ-47-1a", "LZ-47-1b", "LZ-47-1c")
@pytest.mark.parametrize("kind", ["procurement_body", "commercial_insurer", "third_party"])
def test_kinds_by_reference_bear_the_badge(kind: str) -> None:
    found = subject(Law.load(), "lanzhou", kind, DAY)
    assert (found.mode, found.badge) == ("by_reference", "参照监管")
    assert found.as_json()["article"] == "第四十七条"
    with pytest.raises(Refused, match="海南省在 2024-06-01 没有把") as caught:
        subject(Law.load(), "hainan", kind, DAY)
    assert caught.value.code == "subjects.not_covered"


@pytest.mark.article("LZ-47-1c")
def test_a_helper_may_be_the_subject_of_another_case_but_not_of_its_own() -> None:
    subjects = {"案1": "某会计师事务所", "案2": "某医院", "案3": "某会计师事务所"}
    assert check_helper("某会计师事务所", case="案2", subjects=subjects) == ("案1", "案3")
    assert check_helper("另一家", case="案2", subjects=subjects) == ()
    with pytest.raises(Refused, match="不能协助办理本案"):
        check_helper("某会计师事务所", case="案1", subjects=subjects)


def test_no_case_against_a_kind_that_others_supervise() -> None:
    law = Law.load()
    for place in ("gansu", "chongqing"):
        assert "medical_company" in {it.code for it in subject_scope(law, place, DAY)}
        for kind, badge in (
            ("medical_company", "只作信用处置"),
            ("undesignated_body", "由审批或主管部门监管"),
        ):
            with pytest.raises(Refused, match=badge):
                subject(law, place, kind, DAY)
    with pytest.raises(Refused) as caught:
        subject(law, "ningxia", "baker", DAY)
    assert caught.value.code == "subjects.unknown"


@pytest.mark.article("NX-30")
def test_designated_is_computed_from_an_active_agreement() -> None:
    kind = subject(Law.load(), "ningxia", "provider", DAY)
    assert (kind.citation.article, kind.citation.rows) == ("第三十条", ("NX-30",))
    pause = DateRange(date(2024, 3, 1), date(2024, 3, 31))
    held = [Agreement(date(2024, 1, 1), date(2024, 12, 31), (pause,))]
    days = {
        date(2023, 12, 31): False,
        date(2024, 1, 1): True,
        date(2024, 2, 29): True,
        date(2024, 3, 1): False,
        date(2024, 3, 31): False,
        date(2024, 4, 1): True,
        date(2024, 12, 31): True,
        date(2025, 1, 1): False,
    }
    assert {day: designated(held, day, conforms=True).designated for day in days} == days
    assert designated(held, date(2024, 3, 1), conforms=True).missing == (
        "2024-03-01 服务协议正在中止",
    )
    assert designated([], DAY, conforms=False).missing == (
        "不符合国家规定的定点条件",
        "2024-06-01 没有服务协议",
    )
    assert not designated(held, DAY, conforms=False).designated
