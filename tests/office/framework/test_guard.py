"""A refusal is a sentence that helps."""

from __future__ import annotations

from yijian.office.framework.guard import Guarded, Refusal

REFUSAL = Refusal(
    "work.busy", "开始稽核", "已有一项在进行", "等它结束", "经办机构初审", "条例第一条"
)


def test_the_sentence_says_what_why_and_who() -> None:
    assert REFUSAL.sentence() == (
        "不能开始稽核：已有一项在进行（条例第一条）。需要：等它结束，由经办机构初审办理。"
    )
    assert Refusal("c", "开始", "原因", "条件", "人").sentence() == (
        "不能开始：原因。需要：条件，由人办理。"
    )


def test_the_error_keeps_code_and_refusal() -> None:
    error = Guarded(REFUSAL)
    assert (error.code, error.message, error.refusal) == (
        "work.busy",
        REFUSAL.sentence(),
        REFUSAL,
    )
