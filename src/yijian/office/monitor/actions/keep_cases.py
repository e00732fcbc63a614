"""The cases of a version have been run."""

from __future__ import annotations

from yijian.office.framework.action import action, note
from yijian.office.framework.actor import Actor
from yijian.office.monitor.rule_models import RuleVersion
from yijian.office.work.models import Job


@action("monitor.keep_cases", title="记录用例结果", subject=RuleVersion, secret=("job",))
def keep_cases(*, actor: Actor, subject: RuleVersion, job: Job) -> RuleVersion:
    """What the job found, with the digest of the content that it is about."""
    subject.case_report = {
        **job.result,
        "digest": job.parameters["digest"],
        "at": actor.at.isoformat(),
    }
    passed, failed = job.result.get("passed", 0), job.result.get("failed", 0)
    note(job=job.pk, passed=passed, failed=failed)
    return subject
