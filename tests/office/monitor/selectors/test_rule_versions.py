from __future__ import annotations

import pytest

from tests.office.monitor.found import LEVEL, SPLIT
from tests.office.monitor.ruled import DEATH, asked, drafted, shipped, step, up_to
from yijian.law.procedures import Procedures
from yijian.office.framework.action import Missing
from yijian.office.monitor.selectors.cards import shipped_rules
from yijian.office.monitor.selectors.rule_versions import (
    STATES,
    listed_rules,
    of_code,
    search_versions,
    terms_of,
    version_for,
    versions_for,
)
from yijian.office.policy.current import shipped_law


def test_the_states_are_those_of_the_procedure() -> None:
    [file] = Procedures(shipped_law()).files["monitor.rule"].values()
    body = Procedures(shipped_law()).reader.read(file).versions[-1]
    assert {it.id: it.title for it in body.states} == STATES


def test_of_the_own_place_and_for_officials(actor, person) -> None:
    row = drafted(actor("first_reviewer"))
    assert version_for(actor("auditor"), row.pk) == row
    for stranger in (actor("hospital"), actor(person("first_reviewer", "hainan_agency"))):
        assert not versions_for(stranger)
        with pytest.raises(Missing):
            version_for(stranger, row.pk)


def test_filters(actor) -> None:
    first = actor("first_reviewer")
    row = shipped(actor, DEATH)[DEATH]
    own = drafted(first)
    asked(first, row, "suspend_rule")
    rows = versions_for(first)

    def found(**said: str) -> list[int]:
        return [it.pk for it in search_versions(rows, said).order_by("pk")]

    assert found(state="asked") == [row.pk]
    assert found(state="draft", origin="local") == [own.pk]
    assert found(q="死亡") == found(q=DEATH) == [row.pk]
    assert found(state="nothing") == found(state="all") == [row.pk, own.pk]
    assert found() == [row.pk, own.pk]
    step(actor, shipped(actor, LEVEL)[LEVEL], "suspend_rule")
    other = shipped(actor, SPLIT)[SPLIT]
    assert other.pk not in found()
    assert len(found()) == 3


def test_the_rules_of_a_place(actor) -> None:
    officer, hospital = actor("authority"), actor("hospital")
    assert list(listed_rules(hospital)) == list(shipped_rules())
    row = shipped(actor, DEATH)[DEATH]
    shadow = up_to(actor, drafted(actor("first_reviewer")), "begin_shadow")
    drafted(actor("first_reviewer"))
    assert {code: it.state for code, it in listed_rules(officer).items()} == {
        DEATH: "in_force",
        shadow.code: "shadow",
    }
    assert list(listed_rules(hospital)) == [DEATH]
    step(actor, row, "suspend_rule")
    assert listed_rules(officer)[DEATH].state_title == "暂停"
    assert not listed_rules(hospital)


@pytest.mark.article("CQ-3.4-3")
@pytest.mark.article("GS-2.9-3b")
def test_versions_of_a_code_and_when_they_ran(actor) -> None:
    old = shipped(actor, DEATH)[DEATH]
    new = drafted(actor("first_reviewer"), DEATH, old.text)
    assert of_code(actor("authority"), DEATH) == [new, old]
    assert [it.mode for it in terms_of(old)] == ["in_force"]
