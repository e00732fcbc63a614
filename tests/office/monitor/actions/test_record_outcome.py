from __future__ import annotations

import pytest

from tests.office.monitor.found import make_finding
from tests.office.monitor.ruled import DEATH, REASON, fresh, reviewed, shipped
from tests.office.policy.asked import later
from yijian.office.framework.guard import Guarded
from yijian.office.framework.permission import NotAllowed
from yijian.office.monitor.actions.record_outcome import record_outcome
from yijian.office.monitor.rule_models import FindingOutcome, Notice
from yijian.office.trail.models import Entry


def test_the_last_word_counts_and_the_trail_has_both(actor, run) -> None:
    found = make_finding(run, "1")
    asked = {"finding_id": found.finding_id, "run": "", "reason": REASON}
    with pytest.raises(NotAllowed):
        record_outcome(actor=actor("first_reviewer"), upheld=True, **asked)
    with pytest.raises(Guarded, match="至少 6 个字"):
        record_outcome(actor=actor("second_reviewer"), upheld=True, **{**asked, "reason": ""})
    record_outcome(actor=actor("second_reviewer"), upheld=True, **asked)
    record_outcome(actor=actor("second_reviewer"), upheld=False, **asked)
    [row] = FindingOutcome.objects.all()
    assert (row.upheld, row.rule_code, row.counted_fund_amount) == (
        False,
        found.rule_code,
        found.counted_fund_amount,
    )
    assert "属实" in Entry.objects.filter(event="monitor.record_outcome").last().detail


def test_the_twentieth_sends_the_rule_back(actor, run) -> None:
    row = shipped(actor, DEATH)[DEATH]
    reviewed(row, upheld=7, rejected=12)
    found = make_finding(run, "1", rule_code=DEATH)
    asked = {"finding_id": found.finding_id, "run": "", "reason": REASON}
    second = later(actor("second_reviewer"), minutes=5)
    record_outcome(actor=second, upheld=True, **asked)
    assert fresh(row).state == "in_force"
    record_outcome(actor=second, upheld=False, **asked)
    assert fresh(row).state == "shadow"
    assert Notice.objects.filter(username="second_reviewer").exists()
