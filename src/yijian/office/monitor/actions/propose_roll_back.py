"""Somebody wants a batch of knowledge taken back: a new decision, prepared like any other."""

from __future__ import annotations

from django.utils.timezone import localtime

from yijian.office.framework.action import action, note
from yijian.office.framework.actor import Actor
from yijian.office.framework.stepping import open_case
from yijian.office.monitor.guards.grounds_told import grounds_told
from yijian.office.monitor.guards.roll_back_possible import roll_back_possible
from yijian.office.monitor.guards.whole_place import whole_place
from yijian.office.monitor.knowledge_models import PROCEDURE, BatchKind, KnowledgeBatch
from yijian.office.work.actions.queue_job import queue_job


@action(
    "monitor.propose_roll_back",
    title="提交回退",
    subject=KnowledgeBatch,
    guards=(whole_place, roll_back_possible, grounds_told),
)
def propose_roll_back(*, actor: Actor, subject: KnowledgeBatch, grounds: str) -> KnowledgeBatch:
    """A batch of its own that takes ``subject`` back once another person has adopted it."""
    day = localtime(actor.at).date()
    batch = KnowledgeBatch(
        jurisdiction=actor.jurisdiction,
        kind=BatchKind.ROLL_BACK,
        title=f"回退批次 {subject.number}：{subject.title}"[: _longest()],
        grounds=grounds.strip(),
        undoes=subject,
        made_by=actor.username,
        made_by_name=actor.name,
        made_at=actor.at,
    )
    open_case(batch, PROCEDURE, actor.jurisdiction, day)
    batch.save(force_insert=True)
    batch.number = f"{day.year}-{batch.pk:04d}"
    batch.job = queue_job(
        actor=actor,
        kind="knowledge",
        title=f"测算知识批次 {batch.number}",
        parameters={"batch": batch.pk},
        slot=f"knowledge {batch.pk}",
    )
    batch.save(force_update=True)
    note(key=batch.number)
    return batch


def _longest() -> int:
    return int(KnowledgeBatch._meta.get_field("title").max_length or 0)
