from __future__ import annotations

import pytest

from tests.office.policy.asked import RISK, estimated, proposed
from yijian.kernel.errors import Refused
from yijian.office.framework.guard import Guarded
from yijian.office.policy.actions.assess_risk import assess_risk


def test_after_the_estimate(officer) -> None:
    change = estimated(proposed(officer))
    change = assess_risk(
        actor=officer, subject=change.pk, revision=change.revision, **RISK, consulted="公示七日"
    )
    assert change.state == "assessed"
    assert change.risk["digest"] == change.content_digest
    assert (change.risk["level"], change.risk["consulted"]) == ("low", "公示七日")


def test_not_before_it(officer) -> None:
    change = proposed(officer)
    with pytest.raises(Refused, match="这一步要在“已测算”或“已评估”时办理"):
        assess_risk(actor=officer, subject=change.pk, revision=change.revision, **RISK)


def test_empty_words_are_no_assessment(officer) -> None:
    change = estimated(proposed(officer))
    with pytest.raises(Guarded, match="没有写清风险等级、有什么风险"):
        assess_risk(
            actor=officer,
            subject=change.pk,
            revision=change.revision,
            **{**RISK, "level": "none", "risks": "无"},
        )
