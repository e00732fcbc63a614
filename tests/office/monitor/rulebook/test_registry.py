from __future__ import annotations

from datetime import timedelta

from tests.office.conftest import AT
from tests.office.monitor.ruled import DEATH, drafted, shipped, step, up_to
from yijian.office.monitor.rulebook.registry import (
    greys,
    in_force,
    live_beside,
    open_term,
    registered,
    shadows,
    terms_at,
    versions_of,
)


def test_what_runs_and_how(actor) -> None:
    assert not registered("lanzhou")
    shipped(actor, DEATH)
    assert registered("lanzhou")
    assert list(in_force("lanzhou")) == [DEATH]
    assert not in_force("hainan")
    shadow = up_to(actor, drafted(actor("first_reviewer")), "begin_shadow")
    assert shadows("lanzhou") == [shadow]
    grey = up_to(actor, drafted(actor("first_reviewer")), "begin_grey")
    assert greys("lanzhou") == {grey.code: grey}
    assert open_term(grey).mode == "grey"
    assert versions_of("lanzhou", grey.code).get() == grey
    assert live_beside(grey) is None


def test_what_ran_at_a_moment(actor) -> None:
    row = shipped(actor, DEATH)[DEATH]
    assert terms_at("lanzhou", AT - timedelta(seconds=1)) == []
    assert [it.version for it in terms_at("lanzhou", AT)] == [row]
    step(actor, row, "suspend_rule")
    assert terms_at("lanzhou", AT) == []
    assert open_term(row) is None
