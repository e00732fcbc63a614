from __future__ import annotations

import pytest

from tests.office.monitor.ruled import TERMS, drafted, fresh, up_to
from yijian.office.monitor.guards.grey_terms_given import grey_terms_given
from yijian.office.monitor.rule_models import RuleVersion


def asked(row: RuleVersion, **terms: object) -> RuleVersion:
    row.asked = {"terms": {**TERMS, **terms}}
    return row


@pytest.mark.parametrize(
    ("terms", "said"),
    [
        ({"areas": []}, "没有写在哪些区划或机构试行"),
        ({"areas": ["460100"]}, "区划 460100 不在本统筹区"),
        ({"areas": ["6201x"]}, "不在本统筹区"),
        ({"institutions": [f"H{n}" for n in range(60)]}, "写了 61 个区划和机构"),
        ({"moments": []}, "没有写在哪个环节"),
        ({"moments": ["随时"]}, "规则不用的环节"),
        ({"from": "2026-11-20"}, "起始日 2026-11-20 已过"),
    ],
)
def test_terms_that_do_not_do(actor, terms, said: str) -> None:
    row = asked(drafted(actor("first_reviewer")), **terms)
    refusal = grey_terms_given(actor=actor("authority_head"), subject=row)
    assert refusal is not None
    assert said in refusal.sentence()


def test_terms_that_do(actor) -> None:
    row = drafted(actor("first_reviewer"))
    head = actor("authority_head")
    assert grey_terms_given(actor=head, subject=asked(row)) is None
    assert grey_terms_given(actor=head, subject=asked(row, **{"from": "2026-11-21"})) is None
    only = {"areas": [], "institutions": ["H62010200001"]}
    assert grey_terms_given(actor=head, subject=asked(row, **only)) is None


def test_a_grain_without_places_and_a_second_grey_version(actor) -> None:
    row = drafted(actor("first_reviewer"))
    row.text = row.text.replace("grain: line", "grain: person")
    refusal = grey_terms_given(actor=actor("authority_head"), subject=asked(row))
    assert refusal is not None
    assert "没有区划或机构" in refusal.because
    one = up_to(actor, drafted(actor("first_reviewer")), "begin_grey")
    two = drafted(actor("first_reviewer"), one.code)
    refusal = grey_terms_given(actor=actor("authority_head"), subject=asked(fresh(two)))
    assert refusal is not None
    assert "第 1001 版正在灰度运行" in refusal.because
