from __future__ import annotations

from tests.office.monitor.ruled import drafted, some_job
from yijian.office.monitor.actions.keep_cases import keep_cases
from yijian.office.monitor.guards.cases_passed import cases_passed
from yijian.office.monitor.rulebook.texts import content_digest


def test_what_the_job_found_is_about_a_content(actor) -> None:
    row = drafted(actor("first_reviewer"))
    digest = content_digest(row.text, row.cases)
    job = some_job(parameters={"digest": digest}, result={"passed": 2, "failed": 0, "wrong": []})
    row = keep_cases(actor=actor("system"), subject=row.pk, revision=row.revision, job=job)
    assert (row.case_report["digest"], row.case_report["passed"]) == (digest, 2)
    assert cases_passed(subject=row) is None
