from __future__ import annotations

import pytest
from django.urls import reverse

from tests.office.monitor.ruled import (
    DEATH,
    REASON,
    drafted,
    fresh,
    shipped,
    tried,
    up_to,
)
from yijian.law.procedures import Procedures
from yijian.office.framework.roles import Role
from yijian.office.monitor.guards.step_ready import ALONE
from yijian.office.monitor.views.rule_steps import STEPS
from yijian.office.policy.current import shipped_law


def post(browser, name: str, row, **said):
    row = fresh(row)
    return browser.post(
        reverse(f"monitor:{name}", args=(row.pk,)),
        {"revision": row.revision, "reason": REASON, **said},
    )


def test_every_step_that_a_person_decides_has_its_address() -> None:
    [file] = Procedures(shipped_law()).files["monitor.rule"].values()
    steps = Procedures(shipped_law()).reader.read(file).versions[-1].steps
    decided = {it.id for it in steps if it.roles != ("system",)} - ALONE
    assert decided | {"drop_ask", "withdraw_rule"} == set(STEPS)


def test_asking_and_deciding(client, signed_in, actor) -> None:
    row = shipped(actor, DEATH)[DEATH]
    first = signed_in(client, Role.FIRST_REVIEWER)
    answer = post(first, "rule_ask", row, wanted="suspend_rule")
    assert answer.url == reverse("monitor:rule_version", args=(row.pk,))
    assert fresh(row).asked["step"] == "suspend_rule"
    assert post(first, "suspend_rule", row).status_code == 403
    second = signed_in(client, Role.SECOND_REVIEWER)
    assert post(second, "suspend_rule", row).status_code == 302
    assert fresh(row).state == "suspended"
    assert post(second, "suspend_rule", row).status_code == 409


def test_where_a_grey_version_is_to_hold(client, signed_in, actor) -> None:
    row = up_to(actor, drafted(actor("first_reviewer")), "begin_shadow")
    tried(row, "shadow")
    browser = signed_in(client, Role.FIRST_REVIEWER)
    said = {"wanted": "begin_grey", "areas": "620102，620103", "institutions": "h62010200001",
            "moments": ["事后"], "since": "2099-01-01"}  # fmt: skip
    assert post(browser, "rule_ask", row, **{**said, "since": "明天"}).status_code == 400
    assert post(browser, "rule_ask", row, **said).status_code == 302
    assert fresh(row).asked["terms"] == {
        "areas": ["620102", "620103"], "institutions": ["H62010200001"], "moments": ["事后"],
        "from": "2099-01-01",
    }  # fmt: skip


@pytest.mark.parametrize("kind", ["sample", "replay"])
def test_trials_are_started(client, signed_in, actor, home, kind: str) -> None:
    row = drafted(actor("first_reviewer"))
    browser = signed_in(client, Role.FIRST_REVIEWER)
    answer = post(browser, "rule_trial_start", row, kind=kind, date_from="2026-03-01")
    assert answer.status_code == 302
    asked = fresh(row).job.parameters
    assert (asked["kind"], asked["from"]) == (kind, "2026-03-01" if kind == "sample" else None)


def test_cases_are_started_and_a_draft_withdrawn(client, signed_in, actor) -> None:
    row = drafted(actor("first_reviewer"))
    browser = signed_in(client, Role.FIRST_REVIEWER)
    assert post(browser, "rule_cases", row).status_code == 302
    assert fresh(row).job.kind == "rule_cases"
    assert post(browser, "withdraw_rule", row).status_code == 302
    assert fresh(row).state == "withdrawn"


def test_of_another_place_it_does_not_exist(client, signed_in, actor, person) -> None:
    row = drafted(actor("first_reviewer"))
    far = signed_in(client, person("first_reviewer", "hainan_agency"))
    assert post(far, "rule_ask", row, wanted="check_rule").status_code == 404
