from __future__ import annotations

import pytest

from tests.office.monitor.ruled import DEATH, REASON, drafted, fresh, shipped, step, up_to
from yijian.kernel.errors import YijianError
from yijian.office.monitor.actions.roll_back import roll_back
from yijian.office.trail.models import Entry


def test_a_new_decision_names_the_old_version(actor) -> None:
    old = shipped(actor, DEATH)[DEATH]
    with pytest.raises(YijianError, match="现为“生效”"):
        roll_back(
            actor=actor("authority_head"), subject=old.pk, revision=old.revision, reason=REASON
        )
    new = up_to(actor, drafted(actor("first_reviewer"), DEATH, old.text), "put_in_force")
    step(actor, fresh(old), "roll_back")
    assert (fresh(old).state, fresh(new).state) == ("in_force", "superseded")
    entry = Entry.objects.get(event="monitor.roll_back", outcome="done")
    assert entry.subject == f"monitor.ruleversion:{old.pk}"
    assert REASON in entry.detail
    given = Entry.objects.filter(event="monitor.supersede_rule").last()
    assert f'"new":{old.version}' in given.detail.replace(" ", "")
