from __future__ import annotations

import re

import pytest

from yijian.law import Law
from yijian.law.procedures import Procedures
from yijian.law.procedures.registers import accepts, documents, events, guards, roles

CHINESE = re.compile(r"[\u4e00-\u9fff]")
PART_H = {
    "authority": "officer team_leader legal_reviewer head principal collective publication_editor "
    "oversight_officer mediator superior_viewer",
    "agency": "intake first_reviewer second_reviewer auditor breach_handler legal_reviewer leaders "
    "finance_entry finance_approver negotiator publisher",
    "provider": "responsible data_sender claim_officer self_check_officer change_registrar",
    "reporter": "anonymous named insider",
    "partner": "health market drug police finance audit tax tcm public_resources development "
    "justice labour financial_supervision rural veterans business_environment discipline",
}
ALONE = (
    "doctor pharmacist nurse insured_person guardian employer social_supervisor "
    "delegated_officer third_party_firm expert treasury tax public_visitor"
)
PART_I = {
    "Agreement + annexes, supplement": "agreement_with_annexes supplement",
    "admission result": "admission_result",
    "notice, service receipt, statement minutes, re-check opinion, collective minutes": (
        "notice service_receipt statement_minutes recheck_opinion collective_minutes"
    ),
    "legal opinion, breach decision, filing form": "legal_opinion breach_decision filing_form",
    "termination decision and public entry": "termination_decision public_entry",
    "reminder, interview minutes, urging letter": "reminder interview_minutes urging_letter",
    "inspection plan, public plan, draw record, notice, record, question record, request list": (
        "inspection_plan public_plan draw_record inspection_notice record question_record "
        "request_list"
    ),
    "evidence list, registration approval and list": (
        "evidence_list registration_approval registration_list"
    ),
    "sealing decision, list, extension and unsealing": (
        "sealing_decision sealing_list extension_notice unsealing_decision"
    ),
    "expert opinion": "expert_opinion",
    "penalty notice, decision, service receipt": "penalty_notice penalty_decision",
    "lenient follow-up": "lenient_follow_up",
    "transfer letters and receipts": "transfer_letter transfer_receipt",
    "hold order and release": "hold_order hold_release",
    "report receipt and answer, reward decision": "report_receipt report_answer reward_decision",
    "grade notice, listing decision, objection and repair decision": (
        "grade_notice listing_decision objection_decision repair_decision"
    ),
    "commitment": "commitment",
    "delegation": "delegation_document",
    "mediation request, notice, agreement": (
        "mediation_request mediation_notice mediation_agreement"
    ),
    "reconciliation sheets": "reconciliation_sheet",
    "budget, warning, mitigation plan, deficit plan": "budget warning mitigation_plan deficit_plan",
    "disclosure tables": "disclosure_table",
    "inspection results, exposure, yearly notice, problem list": (
        "inspection_results exposure yearly_notice problem_list"
    ),
    "bulletin": "bulletin",
    "inquiry letter": "inquiry_letter",
    "joint-meeting minutes": "meeting_minutes",
    "assistance request and answer": "assistance_request assistance_answer",
}


def test_every_role_of_the_requirements_is_registered() -> None:
    wanted = {f"{side}_{name}" for side, them in PART_H.items() for name in them.split()}
    assert (wanted | set(ALONE.split())) - set(roles()) == set()


def test_agencies_stand_at_city_and_district_level() -> None:
    assert roles()["agency_auditor_city"].title == "市级经办稽核人员"
    assert roles()["agency_auditor_district"].title == "区县经办稽核人员"


@pytest.mark.parametrize(
    ("named", "role", "may"),
    [
        ("agency_head", "agency_head", True),
        ("agency_head", "agency_head_city", True),
        ("agency_head_city", "agency_head_city", True),
        ("agency_head_city", "agency_head_district", False),
        ("agency_head_city", "agency_head", False),
        ("agency_head", "agency_leaders", False),
        ("authority_principal", "authority_head", False),
        ("expert", "expert_city", False),
    ],
)
def test_a_role_stands_for_its_levels_and_no_other(named: str, role: str, may: bool) -> None:
    assert accepts(named, role) is may


def test_every_document_of_the_requirements_is_registered() -> None:
    wanted = {name for names in PART_I.values() for name in names.split()}
    assert wanted - set(documents()) == set()


@pytest.mark.shared
def test_the_list_of_documents_reads_the_requirements(shared) -> None:  # type: ignore[no-untyped-def]
    text = (shared / "requirements" / "capabilities.md").read_text(encoding="utf-8")
    part = text[text.index("# Part I.") : text.index("# Part J.")]
    assert [phrase for phrase in PART_I if phrase not in part] == []
    rest = part.split("\n", 1)[1]
    for phrase in sorted(PART_I, key=len, reverse=True):
        rest = rest.replace(phrase, "")
    assert re.findall("[a-z]{3,}", rest) == []


def test_every_title_is_chinese_and_stands_once() -> None:
    for register in (roles(), guards(), documents(), events()):
        titles = [entry.title for entry in register.values()]
        assert [title for title in titles if not CHINESE.search(title)] == []
        assert sorted({title for title in titles if titles.count(title) > 1}) == []


def test_what_is_registered_is_used_and_reads_what_there_is() -> None:
    law = Law.load()
    steps = [step for it in Procedures(law).every() for step in it.body.steps]
    assert set(guards()) == {name for step in steps for name in step.guards}
    starts = {name for step in steps if step.deadline for name in step.deadline.counts_from}
    assert set(events()) <= starts
    read = {name for guard in guards().values() for name in guard.parameters}
    assert read - set(law.names()) == set()
