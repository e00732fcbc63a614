"""Batches of knowledge: staged, tried out on the past, adopted by another person, taken back."""

from __future__ import annotations

from django.db import models

from yijian.office.framework.stepping import Stepped, shipped_states
from yijian.office.work.models import Job

PROCEDURE = "monitor.knowledge"
"""The procedure that a batch obeys."""
STAGED, TRIED, ADOPTED, IN_FORCE, ROLLED_BACK, UNUSABLE, REJECTED, WITHDRAWN = (
    "staged", "tried", "adopted", "in_force", "rolled_back", "unusable", "rejected", "withdrawn",
)  # fmt: skip
OPEN = (STAGED, TRIED)
"""States in which somebody still has to act."""
STATES = {
    STAGED: "待测算",
    TRIED: "待采用",
    ADOPTED: "正在生效",
    IN_FORCE: "已采用",
    ROLLED_BACK: "已回退",
    UNUSABLE: "不能采用",
    REJECTED: "未采用",
    WITHDRAWN: "已撤回",
}
"""The states of the procedure as lists name them."""


class BatchKind(models.TextChoices):
    """What a batch asks for."""

    ADDITION = "addition", "新知识"
    ROLL_BACK = "roll_back", "回退"


class KnowledgeBatch(Stepped):
    """Files of knowledge that somebody wants in force, or the wish to take a batch back.

    Its files lie in the home and never change (``monitor.loading.batch_folders``); ``content``
    names what they say, once they have been read. ``trial`` is what the trial on the past found and
    on which tables (``base``); ``decision`` who decided and why. ``made_by`` and ``decided_by`` are
    two persons. ``version`` names the tables of the lake since it is in force.
    """

    jurisdiction = models.CharField("统筹区", max_length=20)
    number = models.CharField("批次编号", max_length=20)
    kind = models.CharField("类别", max_length=12, choices=BatchKind.choices)
    title = models.CharField("名称", max_length=200)
    grounds = models.TextField("来源和理由")
    files = models.JSONField("文件", default=list)
    content = models.CharField("内容摘要", max_length=64, blank=True)
    undoes = models.ForeignKey(
        "self", models.PROTECT, null=True, verbose_name="回退的批次", related_name="undone_by"
    )
    job = models.ForeignKey(Job, models.PROTECT, null=True, verbose_name="后台工作")
    trial = models.JSONField("影响测算", default=dict)
    made_by = models.CharField("提交人", max_length=64)
    made_by_name = models.CharField("提交人姓名", max_length=64)
    made_at = models.DateTimeField("提交时间")
    decided_by = models.CharField("决定人", max_length=64, blank=True)
    decision = models.JSONField("决定", default=dict)
    in_force_at = models.DateTimeField("生效时间", null=True)
    version = models.CharField("知识版本", max_length=16, blank=True)
    message = models.TextField("说明", blank=True)
    revision = models.PositiveIntegerField("版次", default=1)

    class Meta:
        verbose_name = verbose_name_plural = "知识批次"
        constraints = [
            models.UniqueConstraint(
                fields=["jurisdiction", "number"], name="monitor_knowledge_by_number"
            ),
            models.UniqueConstraint(
                fields=["jurisdiction"],
                condition=models.Q(state=ADOPTED),
                name="monitor_knowledge_one_coming",
            ),
            models.UniqueConstraint(
                fields=["undoes"],
                condition=models.Q(state__in=(*OPEN, ADOPTED, IN_FORCE)),
                name="monitor_knowledge_undone_once",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=shipped_states(PROCEDURE)),
                name="monitor_knowledge_state",
            ),
            models.CheckConstraint(
                condition=models.Q(kind__in=BatchKind.values), name="monitor_knowledge_kind"
            ),
            models.CheckConstraint(
                condition=~models.Q(decided_by=models.F("made_by")),
                name="monitor_knowledge_two_persons",
            ),
            models.CheckConstraint(
                condition=~models.Q(state__in=(ADOPTED, IN_FORCE, ROLLED_BACK))
                | ~models.Q(decided_by=""),
                name="monitor_knowledge_decided",
            ),
        ]
        indexes = [models.Index(fields=["jurisdiction", "-id"], name="monitor_knowledge_recent")]

    @property
    def is_roll_back(self) -> bool:
        """Whether it takes another batch back."""
        return self.kind == BatchKind.ROLL_BACK

    @property
    def listed_state(self) -> str:
        """The state as lists name it."""
        return STATES.get(self.state, self.state)
