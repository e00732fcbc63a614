from __future__ import annotations

import pytest

from tests.office.monitor.ruled import DEATH, shipped, step
from yijian.office.framework.guard import Guarded
from yijian.office.monitor.actions.start_bench import start_bench


def test_queued_where_there_is_something_to_measure(actor, home) -> None:
    row = step(actor, shipped(actor, DEATH)[DEATH], "suspend_rule")
    with pytest.raises(Guarded, match="没有生效的规则"):
        start_bench(actor=actor("first_reviewer"))
    step(actor, row, "resume_rule")
    job = start_bench(actor=actor("first_reviewer"))
    assert (job.kind, job.slot) == ("rule_bench", "rule_trial")
