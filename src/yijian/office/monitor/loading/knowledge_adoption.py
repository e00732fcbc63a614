"""A decided batch into the lake, in one stroke: killed, it leaves the old state or the new one."""

from __future__ import annotations

import time

from yijian.audit.knowledge.adoption import decide, decisions_of
from yijian.claims.lake import Lake
from yijian.kernel.errors import Refused
from yijian.office.monitor.knowledge_models import KnowledgeBatch
from yijian.office.monitor.loading.batch_folders import decision_name, decision_of
from yijian.office.monitor.loading.folders import lake_folder
from yijian.office.work.handlers import Outcome
from yijian.office.work.models import Job
from yijian.office.work.progress import Tell

_PER_MILLE = 1000
_PAUSE = 1.0


def adopt_batch(job: Job, tell: Tell) -> Outcome:
    """Do a job of the kind ``adoption``; ``result``: ``version`` of the knowledge in force.

    Raises:
        Refused: what was tried out is not what would be changed; the lake is as it was.
    """
    batch = KnowledgeBatch.objects.select_related("undoes").get(pk=job.parameters["batch"])
    decision = decision_of(batch, base=batch.trial.get("base"))
    lake = Lake(lake_folder(batch.jurisdiction))

    def step(what: str, share: float) -> None:
        tell(int(share * _PER_MILLE), _PER_MILLE, what)

    while True:
        try:
            version = decide(lake, decision, job.created_at, step)
        except Refused as refusal:
            if refusal.code != "lock.busy":
                raise
            tell(0, 0, "数据湖正在被另一个程序写入，等它结束")
            time.sleep(_PAUSE)
        else:
            return Outcome(f"知识版本 {version} 已生效", {"version": version})


def version_in_lake(batch: KnowledgeBatch) -> str:
    """The version of the knowledge that the batch brought; empty where the lake has it not."""
    lake = Lake(lake_folder(batch.jurisdiction))
    if not lake.exists:
        return ""
    name = decision_name(batch)
    made = (it for it in decisions_of(lake.snapshot()) if it["decision"] == name)
    return next((str(it["version"]) for it in made), "")
