from __future__ import annotations

from datetime import date

import pytest

from tests.office.monitor.ruled import drafted, tried, up_to
from yijian.office.framework.action import Missing
from yijian.office.monitor.selectors.trials import (
    runs_short_of,
    trial_for,
    trials_for,
    trials_of,
)

SHADOW = "monitor.rule_base.shadow_runs"
DAY = date(2026, 11, 21)


def test_of_the_own_place_and_for_officials(actor, person) -> None:
    row = drafted(actor("first_reviewer"))
    tried(row, "sample")
    tried(row, "replay")
    first = actor("first_reviewer")
    assert [it.kind for it in trials_of(first, row)] == ["replay", "sample"]
    trial = trials_of(first, row)[0]
    assert trial_for(first, trial.pk) == trial
    far = actor(person("first_reviewer", "hainan_agency"))
    for stranger in (far, actor("hospital")):
        assert not trials_for(stranger)
        with pytest.raises(Missing):
            trial_for(stranger, trial.pk)


def test_how_often_it_ran(actor) -> None:
    row = drafted(actor("first_reviewer"))
    assert runs_short_of(row, "shadow", SHADOW, DAY) == (1, 0)
    row = up_to(actor, row, "begin_shadow")
    tried(row, "shadow")
    tried(row, "grey")
    assert runs_short_of(row, "shadow", SHADOW, DAY) == (1, 1)
