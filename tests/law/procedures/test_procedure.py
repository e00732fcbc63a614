"""A refusal says what was asked, where the case stands, the article, and what is possible."""

from __future__ import annotations

import json
from datetime import date

import pytest

from tests.law.conftest import PackBuilder
from tests.law.procedures.conftest import WHOLE, Write
from yijian.kernel.errors import Refused, UsageError
from yijian.law import Law
from yijian.law.procedures import Procedure, Procedures
from yijian.law.procedures.procedure import digest, role_titles

HANDLER, PROVIDER, HEAD = "agency_breach_handler", "provider_responsible", "agency_head_city"
ON = date(2021, 6, 1)


@pytest.fixture
def procedure(procedures: Procedures) -> Procedure:
    return procedures.get("agreement.breach", "national", ON)


def test_the_right_person_in_the_right_state_may(procedure: Procedure) -> None:
    procedure.refuse_unless("serve_notice", "found", HANDLER)
    procedure.refuse_unless("serve_notice", "found", f"{HANDLER}_district")
    procedure.refuse_unless("add_paper", "stated", PROVIDER)


def test_the_wrong_state_is_refused_with_what_is_possible(procedure: Procedure) -> None:
    with pytest.raises(Refused) as caught:
        procedure.refuse_unless("close_breach", "noticed", HEAD)
    assert caught.value.code == "procedure.wrong_state"
    assert caught.value.message == (
        "不能办理“结案”：该违约处理现为“已告知”，这一步要在“已陈述”时办理"
        "（本系统的默认做法：各地没有规定。）。"
        "现在可以办理：提出陈述（定点医药机构负责人）、补充材料（定点医药机构负责人）。"
    )


def test_the_wrong_person_is_refused_with_the_article(procedure: Procedure) -> None:
    with pytest.raises(Refused) as caught:
        procedure.refuse_unless("serve_notice", "found", PROVIDER)
    assert caught.value.code == "procedure.wrong_role"
    assert "这一步由经办违约处理人员办理，您是定点医药机构负责人（某办法第一条）" in (
        caught.value.message
    )


def test_a_level_is_part_of_the_role(procedure: Procedure) -> None:
    with pytest.raises(Refused, match="这一步由市级经办机构负责人办理，您是区县经办机构负责人"):
        procedure.refuse_unless("close_breach", "stated", "agency_head_district")


def test_a_final_state_has_no_step(procedure: Procedure) -> None:
    assert procedure.steps_from("closed") == ()
    with pytest.raises(Refused, match="已经终结，没有可办的步骤"):
        procedure.refuse_unless("add_paper", "closed", PROVIDER)


@pytest.mark.parametrize(
    ("step", "state", "role", "code"),
    [
        ("no_step", "found", HANDLER, "procedure.unknown_step"),
        ("serve_notice", "nowhere", HANDLER, "procedure.unknown_state"),
        ("serve_notice", "found", "nobody", "procedure.unknown_role"),
    ],
)
def test_an_unknown_name_is_no_refusal_but_a_mistake(
    step: str, state: str, role: str, code: str, procedure: Procedure
) -> None:
    with pytest.raises(UsageError) as caught:
        procedure.refuse_unless(step, state, role)
    assert caught.value.code == code


def test_a_switched_step_waits_for_its_switch(pack: PackBuilder, write: Write) -> None:
    pack.parameter(
        "national",
        "value: false\nunit: bool\nsince: 2000-01-01\nuntil: 2021-12-31\norigin: ours\n"
        "reason: 探索\nconfidence: high\nchecked_on: 2026-11-21",
        "value: true\nunit: bool\nsince: 2022-01-01\norigin: ours\n"
        "reason: 推开\nconfidence: high\nchecked_on: 2026-11-21",
        name="agreement.breach.paper",
    )
    write(WHOLE.replace("optional: true", "explore: true\n    switch: agreement.breach.paper"))
    procedures = Procedures(Law.load(pack.root))
    found = procedures.get("agreement.breach", "national", ON)
    with pytest.raises(Refused) as caught:
        found.refuse_unless("add_paper", "noticed", PROVIDER)
    assert caught.value.code == "procedure.switched_off"
    assert "尚在探索，本地没有启用" in caught.value.message
    assert "补充材料（" not in caught.value.message
    assert procedures.switched_on(found, "national", ON) == frozenset()
    on = procedures.switched_on(found, "national", date(2022, 1, 1))
    found.refuse_unless("add_paper", "noticed", PROVIDER, switched_on=on)


def test_a_procedure_is_kept_whole_with_the_case(procedure: Procedure) -> None:
    kept = json.loads(json.dumps(procedure.as_json(), ensure_ascii=False))
    again = Procedure.from_json(kept)
    assert again == procedure
    assert again.version == digest(again.name, again.jurisdiction, again.body)
    with pytest.raises(Refused, match="某办法第一条"):
        again.refuse_unless("serve_notice", "stated", HANDLER)


DECIDES = {
    "who": ("roles: [agency_breach_handler]", "roles: [agency_auditor]", True),
    "condition": ("guards: [notice_content_complete]", "guards: [file_complete]", True),
    "document": ("documents: [notice]", "documents: [proposal]", True),
    "where to": ("from: [noticed, stated]", "from: [noticed]", True),
    "term": ("期满视为放弃", "期内方可", True),
    "public": (", public: true", "", True),
    "optional": ("optional: true", "optional: false", True),
    "title": ("title: 送达告知书", "title: 送达", False),
    "reason": ("reason: 随时可以补充。", "reason: 可以补充。", False),
    "last day": ("until: null", "until: 2030-12-31", False),
    "article": ("    articles: [ACT-1]\n", "    reason: 默认。\n", False),
}


@pytest.mark.parametrize("what", DECIDES)
def test_the_version_is_that_of_what_decides(
    what: str, procedure: Procedure, pack: PackBuilder, write: Write
) -> None:
    old, new, decides = DECIDES[what]
    assert old in WHOLE
    write(WHOLE.replace(old, new, 1))
    changed = Procedures(Law.load(pack.root)).get("agreement.breach", "national", ON)
    assert (changed.version != procedure.version) is decides


def test_who_may_is_said_in_chinese(procedure: Procedure) -> None:
    assert role_titles(procedure.step("close_breach")) == "市级经办机构负责人"
    assert procedure.first.id == "found"
