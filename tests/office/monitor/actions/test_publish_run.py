from __future__ import annotations

from datetime import date

import pytest

from tests.office.monitor.found import make_run
from yijian.kernel.identifiers import sha256_hex
from yijian.office.framework.action import Missing, Stale
from yijian.office.framework.guard import Guarded
from yijian.office.framework.permission import NotAllowed
from yijian.office.framework.writing import writing
from yijian.office.monitor.actions.publish_run import publish_run
from yijian.office.monitor.models import Run, RunState
from yijian.office.monitor.selectors.law_values import names_read
from yijian.office.policy.current import shipped_law
from yijian.office.policy.models import LawUse

LOADED = {"loaded": True, "finding_lines": 0}


def loaded(key: str, **more) -> Run:
    return make_run(key=key, state=RunState.LOADING, summary=LOADED, published_at=None, **more)


def test_the_one_before_is_replaced_in_the_same_stroke(actor, run) -> None:
    fresh = loaded("b" * 16)
    system = actor("system")
    publish_run(actor=system, subject=fresh.pk, revision=fresh.revision)
    for it in (run, fresh):
        it.refresh_from_db()
    assert (run.state, run.revision) == (RunState.REPLACED, 2)
    assert (fresh.state, fresh.published_at) == (RunState.VISIBLE, system.at)


def test_another_jurisdiction_is_left_alone(actor, db) -> None:
    other = make_run("hainan", key="c" * 16)
    fresh = loaded("b" * 16)
    publish_run(actor=actor("system"), subject=fresh.pk, revision=1)
    other.refresh_from_db()
    assert other.state == RunState.VISIBLE


@pytest.mark.parametrize(
    "lacking",
    [
        {"findings": 10, "loaded": 9, "summary": LOADED},
        {"loaded_lines": 3, "summary": LOADED},
        {"summary": {"finding_lines": 0}},
    ],
)
def test_a_part_of_a_run_is_never_shown(actor, run, lacking) -> None:
    part = make_run(key="b" * 16, state=RunState.LOADING, **lacking)
    with pytest.raises(Guarded, match=r"尚未装完。需要：装入全部疑点、明细和汇总，由系统办理"):
        publish_run(actor=actor("system"), subject=part.pk, revision=1)
    run.refresh_from_db()
    assert run.state == RunState.VISIBLE


def test_refusals(actor, run) -> None:
    fresh = loaded("b" * 16)
    with pytest.raises(NotAllowed):
        publish_run(actor=actor("first_reviewer"), subject=fresh.pk, revision=1)
    with pytest.raises(Stale):
        publish_run(actor=actor("system"), subject=fresh.pk, revision=2)
    with pytest.raises(Missing):
        publish_run(actor=actor("system", jurisdiction="hainan"), subject=fresh.pk, revision=1)


def test_the_values_its_rules_read_are_kept(actor, db) -> None:
    fresh = make_run(
        key="d" * 16,
        state=RunState.LOADING,
        published_at=None,
        date_from=date(2026, 2, 1),
        date_to=date(2026, 3, 31),
    )
    read = sha256_hex(shipped_law().digest + "\n".join(names_read(fresh)), 32)
    with writing():
        fresh.summary |= {"law_digest": read, "loaded": True, "finding_lines": 0}
        fresh.save()
    publish_run(actor=actor("system"), subject=fresh.pk, revision=fresh.revision)
    kept = LawUse.objects.filter(decision=f"monitor.run:{fresh.pk}")
    assert {use.name for use in kept} == set(names_read(fresh))
    days = set(kept.values_list("used_from", "used_to"))
    assert days == {(date(2026, 2, 1), date(2026, 3, 31))}
