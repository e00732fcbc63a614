"""The shipped procedures cannot be walked in the wrong order."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from yijian.kernel.errors import Refused
from yijian.law import Law
from yijian.law.procedures import Procedure, Procedures
from yijian.law.procedures.graph import exits, reachable, reversed_edges
from yijian.law.procedures.references import unresolved

PROCEDURES = Procedures(Law.load())
EVERY = list(PROCEDURES.every())
TODAY = date(2026, 11, 21)
TERMINATION = [
    ("propose_ground", "agency_breach_handler_district"),
    ("attach_evidence", "agency_breach_handler_district"),
    ("serve_notice", "agency_breach_handler_district"),
    ("lapse_statement", "system"),
    ("report_to_city", "agency_breach_handler_district"),
    ("propose_termination", "agency_head_city"),
    ("pass_legal_review", "agency_legal_reviewer_city"),
    ("agree_termination", "authority_collective_city"),
    ("execute_termination", "agency_head_city"),
    ("publish_termination", "agency_publisher_city"),
    ("start_bar", "system"),
    ("end_bar", "system"),
]


def named(procedure: Procedure) -> str:
    return f"{procedure.jurisdiction}-{procedure.name}-{procedure.body.since}"


def walk(procedure: Procedure, steps: Iterable[tuple[str, str]]) -> list[str]:
    """The states passed when the steps are taken one after the other by these roles."""
    states = [procedure.first.id]
    for step, role in steps:
        procedure.refuse_unless(step, states[-1], role)
        states.append(procedure.step(step).to or states[-1])
    return states


@pytest.mark.parametrize("procedure", EVERY, ids=named)
def test_every_state_is_reached_and_reaches_an_end(procedure: Procedure) -> None:
    edges = exits(procedure.body.steps)
    assert reachable([procedure.first.id], edges) == set(procedure.states)
    finals = {state.id for state in procedure.states.values() if state.final}
    assert finals
    assert reachable(finals, reversed_edges(edges)) == set(procedure.states)
    assert not finals & edges.keys()


@pytest.mark.parametrize("procedure", EVERY, ids=named)
def test_every_term_has_a_value_where_and_while_it_holds(procedure: Procedure) -> None:
    law = PROCEDURES.law
    for step in procedure.body.steps:
        if step.deadline is None or step.deadline.parameter in unresolved():
            continue
        value = law.value(step.deadline.parameter, procedure.jurisdiction, procedure.body.since)
        assert value.unit in ("hour", "working_day", "day", "month", "year"), step.id
        if step.deadline.component:
            assert step.deadline.component in (value.components or {}), step.id


@pytest.mark.parametrize("procedure", EVERY, ids=named)
def test_every_wrong_step_is_refused_in_chinese(procedure: Procedure) -> None:
    for state in procedure.states:
        possible = {step.id for step in procedure.steps_from(state)}
        for step in procedure.body.steps:
            if step.id in possible:
                continue
            with pytest.raises(Refused) as caught:
                procedure.refuse_unless(step.id, state, step.roles[0])
            message = caught.value.message
            assert message.startswith(f"不能办理“{step.title}”：该{procedure.subject}现为“")
            assert procedure.state(state).title in message
            assert procedure.citations[step.id] in message
            assert "现在可以办理：" in message or "已经终结" in message


def test_the_nation_lanzhou_and_the_others_have_what_differs() -> None:
    places = {name: set(them) for name, them in PROCEDURES.files.items()}
    for name in ("review.claim", "agreement.life", "agreement.breach", "agreement.termination"):
        assert {"national", "gansu", "lanzhou"} <= places[name]
    for name in ("inspection.registration", "inspection.sealing", "public.report", "credit.grade"):
        assert "lanzhou" in places[name]
    assert places["agreement.mediation"] == {"lanzhou"}
    assert "hainan" in places["review.hold"] & places["fund.recourse"]
    assert "ningxia" in places["inspection.delegation"] & places["policy.local_item"]
    assert {"gansu", "chongqing"} <= places["inspection.check"] & places["coord.cross_region"]


@pytest.mark.parametrize("on", [date(2022, 6, 1), date(2024, 6, 1), date(2026, 6, 1)])
def test_termination_in_lanzhou_has_one_order(on: date) -> None:
    procedure = PROCEDURES.get("agreement.termination", "lanzhou", on)
    states = walk(procedure, TERMINATION)
    assert states[-1] == "free"
    for position, state in enumerate(states[:-1]):
        for later, (step, role) in enumerate(TERMINATION):
            if later != position:
                with pytest.raises(Refused) as caught:
                    procedure.refuse_unless(step, state, role)
                assert caught.value.code == "procedure.wrong_state"
                assert procedure.step(TERMINATION[position][0]).title in caught.value.message


def test_a_district_agency_cannot_terminate() -> None:
    procedure = PROCEDURES.get("agreement.termination", "lanzhou", TODAY)
    for step, state in (
        ("propose_termination", "reported_to_city"),
        ("pass_legal_review", "termination_proposed"),
        ("execute_termination", "bureau_agreed"),
    ):
        role = procedure.step(step).roles[0].replace("_city", "_district")
        with pytest.raises(Refused) as caught:
            procedure.refuse_unless(step, state, role)
        assert caught.value.code == "procedure.wrong_role"
        assert "第二十二条" in caught.value.message
    with pytest.raises(Refused, match="市级行政部门负责人集体讨论"):
        procedure.refuse_unless("agree_termination", "legally_reviewed", "agency_leaders_city")


def test_no_way_leads_round_the_bureau() -> None:
    procedure = PROCEDURES.get("agreement.termination", "lanzhou", TODAY)
    for needed in ("pass_legal_review", "agree_termination"):
        without = [step for step in procedure.body.steps if step.id != needed]
        reached = reachable([procedure.first.id], exits(without))
        assert not reached & {"effective", "published", "barred", "free"}


@pytest.mark.parametrize("place", ["national", "gansu", "lanzhou", "hainan", "chongqing"])
@pytest.mark.parametrize("name", ["agreement.breach", "agreement.termination"])
def test_no_decision_before_the_party_was_heard(name: str, place: str) -> None:
    procedure = PROCEDURES.get(name, place, TODAY)
    settled = {"rechecked", "statement_waived", "statement_lapsed", "request_consented"}
    kept = [step for step in procedure.body.steps if step.to not in settled]
    reached = reachable([procedure.first.id], exits(kept))
    assert not reached & {"decided", "in_effect", "effective", "bureau_agreed", "discussed"}
    lapse = procedure.step("lapse_statement")
    assert lapse.roles == ("system",)
    assert lapse.deadline is not None
    assert lapse.deadline.parameter == "agreement.pre_decision_notice.statement_window"
    assert lapse.deadline.counts_from == ("serve_notice",)


def test_a_decision_before_the_statement_is_refused_with_the_article() -> None:
    procedure = PROCEDURES.get("agreement.breach", "lanzhou", TODAY)
    with pytest.raises(Refused) as caught:
        procedure.refuse_unless("decide_measure", "notice_served", "agency_head_city")
    assert "该违约处理现为“告知书已送达”" in caught.value.message
    assert "兰州市医疗保障基金监督管理办法（草案）第二十二条第1款" in caught.value.message
    assert "提出陈述申辩（定点医药机构负责人、医保医师、医保药师）" in caught.value.message


def test_lanzhou_files_before_the_measure_takes_effect() -> None:
    lanzhou = PROCEDURES.get("agreement.breach", "lanzhou", TODAY)
    nation = PROCEDURES.get("agreement.breach", "national", TODAY)
    assert lanzhou.step("serve_decision").sources == ("filed",)
    assert nation.step("serve_decision").sources == ("decided",)
    for step in ("review_by_authority", "file_decision"):
        deadline = lanzhou.step(step).deadline
        assert deadline is not None
        assert deadline.parameter == "agreement.case_reporting.filing_deadline"
        assert deadline.counts_from == ("decide_measure",)


def test_a_hold_needs_the_principal_and_sealing_the_head() -> None:
    hold = PROCEDURES.get("review.hold", "hainan", TODAY)
    with pytest.raises(Refused, match="由行政部门主要负责人办理，您是行政部门负责人"):
        hold.refuse_unless("approve_hold", "refusal_recorded", "authority_head")
    sealing = PROCEDURES.get("inspection.sealing", "lanzhou", TODAY)
    sealing.refuse_unless("approve_sealing", "proposed", "authority_head_city")
    with pytest.raises(Refused, match="您是受委托组织执法人员"):
        sealing.refuse_unless("seal_material", "approved", "delegated_officer")


def test_sealing_is_extended_once() -> None:
    sealing = PROCEDURES.get("inspection.sealing", "lanzhou", TODAY)
    assert sealing.step("extend_sealing").sources == ("sealed",)
    back = reachable(["extended"], exits(sealing.body.steps))
    assert not back & {"sealed", "approved"}


@pytest.mark.parametrize(
    ("name", "place", "before", "after", "new"),
    [
        ("inspection.sealing", "national", "批准封存", "批准查封、扣押", date(2027, 1, 1)),
        ("inspection.sealing", "lanzhou", "批准封存", "批准查封、扣押", date(2027, 1, 1)),
    ],
)
def test_both_sides_of_the_law_of_next_year(
    name: str, place: str, before: str, after: str, new: date
) -> None:
    old = PROCEDURES.get(name, place, new - timedelta(days=1))
    now = PROCEDURES.get(name, place, new)
    assert (old.step("approve_sealing").title, now.step("approve_sealing").title) == (before, after)
    assert old.version != now.version
    assert PROCEDURES.at(old.version) == old


def test_both_sides_of_the_implementing_rules() -> None:
    day = date(2026, 4, 1)
    old = PROCEDURES.get("review.hold", "ningxia", day - timedelta(days=1))
    new = PROCEDURES.get("review.hold", "ningxia", day)
    assert "lift_on_cooperation" not in old.steps
    assert new.step("lift_on_cooperation").articles == ("O7-17",)


def test_both_sides_of_the_plan_of_gansu() -> None:
    day = date(2023, 7, 14)
    old = PROCEDURES.get("agreement.breach", "lanzhou", day - timedelta(days=1))
    new = PROCEDURES.get("agreement.breach", "lanzhou", day)
    assert "report_suspension" not in old.steps
    assert new.step("report_suspension").rows == ("GS-2.12-7",)
    assert new.jurisdiction == "lanzhou"


def test_exploring_is_off_until_it_is_switched_on() -> None:
    explored = [(it, step) for it in EVERY for step in it.body.steps if step.explore]
    assert {step.id for _, step in explored} == {"file_objection", "ask_repair"}
    for procedure, step in explored:
        on = PROCEDURES.switched_on(procedure, procedure.jurisdiction, procedure.body.since)
        assert step.switch not in on


def test_a_version_is_unique_and_versions_adjoin() -> None:
    assert len({it.version for it in EVERY}) == len(EVERY)
    for earlier, later in pairwise(EVERY):
        if (earlier.name, earlier.jurisdiction) == (later.name, later.jurisdiction):
            assert earlier.body.until is not None
            assert later.body.since == earlier.body.until + timedelta(days=1)


CHANGES = sorted({it.body.since for it in EVERY})


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(PROCEDURES.names()),
    st.sampled_from(["national", "gansu", "lanzhou", "hainan", "ningxia", "chongqing"]),
    st.dates(date(2021, 7, 15), date(2028, 1, 1)),
)
def test_a_procedure_is_constant_between_changes(name: str, place: str, on: date) -> None:
    if on in CHANGES:
        return
    try:
        today = PROCEDURES.get(name, place, on).version
    except Refused:
        return
    before = max((day for day in CHANGES if day < on), default=on)
    assert PROCEDURES.get(name, place, max(before, on - timedelta(days=1))).version == today
