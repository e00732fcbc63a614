from __future__ import annotations

import pytest

from tests.office.monitor.ruled import DEATH, REASON, asked, drafted, passed, shipped, step, up_to
from yijian.office.framework.guard import Guarded
from yijian.office.monitor.actions.withdraw_rule import withdraw_rule
from yijian.office.monitor.rulebook.registry import open_term


def test_what_never_was_in_force_one_person_withdraws(actor) -> None:
    first = actor("first_reviewer")
    row = asked(first, passed(drafted(first)), "check_rule")
    with pytest.raises(Guarded, match="理由"):
        withdraw_rule(actor=first, subject=row.pk, revision=row.revision, reason="")
    row = withdraw_rule(actor=first, subject=row.pk, revision=row.revision, reason=REASON)
    assert (row.state, row.asked) == ("withdrawn", {})
    shadow = up_to(actor, drafted(first), "begin_shadow")
    shadow = withdraw_rule(actor=first, subject=shadow.pk, revision=shadow.revision, reason=REASON)
    assert open_term(shadow) is None


def test_what_was_in_force_is_not(actor) -> None:
    row = step(actor, shipped(actor, DEATH)[DEATH], "send_to_shadow")
    with pytest.raises(Guarded, match="全面生效过"):
        withdraw_rule(
            actor=actor("first_reviewer"), subject=row.pk, revision=row.revision, reason=REASON
        )
