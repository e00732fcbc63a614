"""Files of knowledge are handed in, to be checked and tried out; nothing of them is in force."""

from __future__ import annotations

import shutil

from django.utils.timezone import localtime

from yijian.kernel.files import fsync_dir
from yijian.office.framework.action import action, note
from yijian.office.framework.actor import Actor
from yijian.office.framework.stepping import open_case
from yijian.office.monitor.guards.grounds_told import grounds_told
from yijian.office.monitor.guards.knowledge_brought import knowledge_brought
from yijian.office.monitor.guards.whole_place import whole_place
from yijian.office.monitor.knowledge_models import PROCEDURE, BatchKind, KnowledgeBatch
from yijian.office.monitor.loading.batch_folders import batch_folder, files_folder
from yijian.office.monitor.loading.staging import Staged
from yijian.office.work.actions.queue_job import queue_job


@action(
    "monitor.stage_knowledge",
    title="提交知识",
    guards=(whole_place, knowledge_brought, grounds_told),
)
def stage_knowledge(*, actor: Actor, brought: tuple[Staged, ...], grounds: str) -> KnowledgeBatch:
    """Keep the files as one batch, and have it checked and tried out.

    Raises:
        Guarded: the files are not what their names say, or no grounds are given.
    """
    day = localtime(actor.at).date()
    first, more = brought[0].name, len(brought) - 1
    batch = KnowledgeBatch(
        jurisdiction=actor.jurisdiction,
        kind=BatchKind.ADDITION,
        title=f"{first} 等 {len(brought)} 个文件" if more else first,
        grounds=grounds.strip(),
        files=[{"name": it.name, "size": it.size, "sha256": it.sha256} for it in brought],
        made_by=actor.username,
        made_by_name=actor.name,
        made_at=actor.at,
    )
    open_case(batch, PROCEDURE, actor.jurisdiction, day)
    batch.save(force_insert=True)
    batch.number = f"{day.year}-{batch.pk:04d}"
    _keep(batch, brought)
    batch.job = queue_job(
        actor=actor,
        kind="knowledge",
        title=f"核对和测算知识批次 {batch.number}",
        parameters={"batch": batch.pk},
        slot=f"knowledge {batch.pk}",
    )
    batch.save(force_update=True)
    note(subject=f"monitor.knowledgebatch:{batch.pk}", key=batch.number)
    return batch


def _keep(batch: KnowledgeBatch, brought: tuple[Staged, ...]) -> None:
    shutil.rmtree(batch_folder(batch.pk), ignore_errors=True)  # of one that was never committed
    folder = files_folder(batch.pk)
    folder.mkdir(parents=True)
    for it in brought:
        it.path.rename(folder / it.name)
    fsync_dir(folder)
