from __future__ import annotations

import pytest

from tests.office.monitor.ruled import DEATH, drafted, reviewed, shipped, up_to
from yijian.office.framework.guard import Guarded
from yijian.office.monitor.actions.demote_rule import demote_rule
from yijian.office.monitor.rule_models import Notice
from yijian.office.monitor.rulebook.registry import open_term


def test_a_rule_that_fails_goes_back_and_its_owner_is_told(actor) -> None:
    row = up_to(actor, drafted(actor("first_reviewer")), "put_in_force")
    with pytest.raises(Guarded, match="至少 20 条复核结论"):
        demote_rule(actor=actor("system"), subject=row.pk, revision=row.revision)
    reviewed(row, upheld=15, rejected=5)
    row = demote_rule(actor=actor("system"), subject=row.pk, revision=row.revision)
    assert (row.state, row.maker, row.checker) == ("shadow", "", "system")
    assert open_term(row).began_how == "demote_rule"
    [notice] = Notice.objects.all()
    assert (notice.username, notice.version) == ("first_reviewer", row)
    assert "复核 20 条，属实 15 条（75.0%），低于限值 80.0%" in notice.text


def test_of_a_rule_of_the_software_those_who_answer_for_it_are_told(actor) -> None:
    row = shipped(actor, DEATH)[DEATH]
    reviewed(row, upheld=7, rejected=13)
    row = demote_rule(actor=actor("system"), subject=row.pk, revision=row.revision)
    told = sorted(Notice.objects.values_list("username", flat=True))
    assert told == ["authority", "second_reviewer"]
