from __future__ import annotations

from datetime import date

import pytest

from yijian.law import Law
from yijian.law.procedures import Procedures
from yijian.law.procedures.drawing.words import amounts_of, basis, marks, term, who

LAW = Law.load()
PROCEDURES = Procedures(LAW)
BREACH = PROCEDURES.get("agreement.breach", "lanzhou", date(2026, 6, 1))


def test_who_basis_and_term_are_said_in_chinese() -> None:
    step = BREACH.step("file_decision")
    assert who(step) == "经办违约处理人员"
    assert basis(step, LAW) == "兰州办法第二十五条第2款"
    assert term(BREACH, step, LAW) == "3个工作日，自作出处理决定起，逾期提醒"
    assert term(BREACH, BREACH.step("close_breach"), LAW) == ""
    assert basis(BREACH.step("close_breach"), LAW) == "默认做法"


@pytest.mark.parametrize(
    ("name", "place", "step", "said"),
    [
        ("agreement.life", "hainan", "publish_agreement", "1个月，"),
        ("agreement.life", "ningxia", "publish_agreement", "3个月，"),
        ("agreement.life", "national", "publish_agreement", "1个月（默认），"),
        ("inspection.sealing", "lanzhou", "confirm_sealing", "24小时，"),
        ("inspection.sealing", "lanzhou", "expire_extension", "30日，自首个期限届满之日起"),
        (
            "inspection.registration",
            "lanzhou",
            "decide_evidence",
            "自开具清单登记保存或紧急先行登记起",
        ),
        ("agreement.termination", "lanzhou", "end_bar", "3年，"),
        ("credit.grade", "national", "file_objection", "自告知等级起，期满视为放弃"),
        (
            "case.penalty",
            "gansu",
            "decide_case",
            "90日（延长30日、集体讨论后再延长60日），自立案起",
        ),
    ],
)
def test_a_term_shows_the_value_of_the_place(name: str, place: str, step: str, said: str) -> None:
    procedure = PROCEDURES.get(name, place, date(2026, 6, 1))
    assert said in term(procedure, procedure.step(step), LAW)


def test_a_value_that_changes_is_shown_with_its_day() -> None:
    deadline = BREACH.step("file_decision").deadline
    assert deadline is not None
    both = deadline.model_copy(update={"parameter": "case.decision_service.public_notice"})
    old = BREACH.body.model_copy(update={"since": date(2021, 6, 1)})
    assert amounts_of(both, "national", old, LAW) == "60日；自2022-01-01起30日"
    unknown = deadline.model_copy(update={"parameter": "agreement.breach.nothing"})
    assert amounts_of(unknown, "national", old, LAW) == "待定"


def test_marks_say_what_may_be_left_out() -> None:
    assert marks(BREACH.step("convene_panel")) == "（可不办）"
    assert marks(BREACH.step("decide_measure")) == ""
    credit = PROCEDURES.get("credit.grade", "chongqing", date(2024, 6, 1))
    assert marks(credit.step("ask_repair")) == "（探索，须启用）"
    nation = PROCEDURES.get("agreement.breach", "national", date(2026, 6, 1))
    assert marks(nation.step("discuss_collectively")) == "（可不办；须启用）"
