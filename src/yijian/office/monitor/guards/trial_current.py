"""What is adopted is what was tried out, on the knowledge as it is now."""

from __future__ import annotations

from typing import Any

from yijian.kernel.errors import Refused
from yijian.office.framework.guard import Refusal
from yijian.office.monitor.knowledge_models import KnowledgeBatch
from yijian.office.monitor.loading.batch_folders import decision_of, snapshot_of


def trial_current(*, subject: KnowledgeBatch, **_: Any) -> Refusal | None:
    """Refuse where content, knowledge in force, or the claims moved on since the trial."""
    try:
        decision = decision_of(subject)
    except Refused as refusal:
        return _refused(refusal.message, "重新上传这一批", "提交人")
    content = decision.staged.digest if decision.staged else decision.undoes
    if subject.trial.get("content") != content:
        return _refused("还没有对这一批现在的内容作过测算", "先测算影响", "提交人")
    snapshot = snapshot_of(subject.jurisdiction)
    base = str(snapshot.knowledge.get("digest", "")) if snapshot else ""
    if subject.trial.get("base") != base:
        return _refused("测算之后在用的知识又有改动", "重新测算影响", "提交人")
    lines = snapshot.rows("fee_list_d") if snapshot else 0
    if lines and subject.trial.get("claims") is None:
        return _refused("测算时还没有费用数据，现在有了", "重新测算对费用的影响", "提交人")
    return None


def _refused(because: str, missing: str, by: str) -> Refusal:
    return Refusal(
        code="knowledge.trial_old", asked="采用这一批", because=because, missing=missing, by=by
    )
