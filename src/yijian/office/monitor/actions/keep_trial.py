"""What a version found beside the live one is kept."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from yijian.office.framework.action import action, note
from yijian.office.framework.actor import Actor
from yijian.office.monitor.loading.folders import kept
from yijian.office.monitor.models import Run
from yijian.office.monitor.rule_models import RuleTrial, RuleVersion, TrialKind
from yijian.office.work.models import Job


@action(
    "monitor.keep_trial",
    title="记录规则试跑结果",
    secret=("version", "kind", "digest", "asked", "result", "folder", "job", "run"),
)
def keep_trial(
    *,
    actor: Actor,
    version: RuleVersion,
    kind: str,
    digest: str,
    asked: dict[str, Any],
    result: dict[str, Any],
    folder: Path,
    job: Job,
    run: Run | None = None,
) -> RuleTrial:
    """One row for each version and job; again after a kill, the same row."""
    found = RuleTrial.objects.filter(version=version, job=job, kind=kind).first() or RuleTrial(
        jurisdiction=version.jurisdiction, version=version, job=job, kind=kind
    )
    found.digest, found.asked, found.result = digest, asked, result
    found.folder, found.run, found.at = kept(folder), run, actor.at
    found.save()
    note(subject=f"monitor.ruleversion:{version.pk}", what=TrialKind(kind).label, job=job.pk)
    return found
