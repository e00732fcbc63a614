"""Evaluations of what monitoring achieves, and the focus of supervision that they set."""

from __future__ import annotations

from django.db import models

from yijian.office.framework.stepping import Stepped, shipped_states
from yijian.office.monitor.models import Run

PROCEDURE = "monitor.evaluation"
"""The procedure that an evaluation obeys."""
DRAFT, PROPOSED, DECIDED, WITHDRAWN = "draft", "proposed", "decided", "withdrawn"
OPEN = (DRAFT, PROPOSED)
"""States in which somebody still has to act."""
STATES = {DRAFT: "评估中", PROPOSED: "待决定", DECIDED: "已决定", WITHDRAWN: "已撤回"}
"""The states of the procedure as lists name them."""


class FocusKind(models.TextChoices):
    """What supervision may put its weight on."""

    RULE = "rule", "规则"
    INSTITUTION = "institution", "机构"


class Evaluation(Stepped):
    """What monitoring found in a period, beside the period of the same length before it.

    ``figures`` is frozen when the evaluation begins
    (:mod:`yijian.office.monitor.selectors.evaluation_figures`), ``changes`` are the proposed
    changes of the focus: ``kind key name on reason by``, ``on`` false takes off. ``made_by`` and
    ``decided_by`` are two persons.
    """

    jurisdiction = models.CharField("统筹区", max_length=20)
    number = models.CharField("评估编号", max_length=20)
    since = models.DateField("评估期起日")
    until = models.DateField("评估期止日")
    run = models.ForeignKey(Run, models.PROTECT, verbose_name="稽核运行")
    figures = models.JSONField("效果", default=dict)
    changes = models.JSONField("重点的调整", default=list)
    summary = models.TextField("结论", blank=True)
    made_by = models.CharField("评估人", max_length=64)
    made_by_name = models.CharField("评估人姓名", max_length=64)
    made_at = models.DateTimeField("评估时间")
    decided_by = models.CharField("决定人", max_length=64, blank=True)
    decided_by_name = models.CharField("决定人姓名", max_length=64, blank=True)
    decided_at = models.DateTimeField("决定时间", null=True)
    decision = models.TextField("决定", blank=True)
    message = models.TextField("说明", blank=True)
    revision = models.PositiveIntegerField("版次", default=1)

    class Meta:
        verbose_name = verbose_name_plural = "效果评估"
        constraints = [
            models.UniqueConstraint(
                fields=["jurisdiction", "number"], name="monitor_evaluation_by_number"
            ),
            models.UniqueConstraint(
                fields=["jurisdiction"],
                condition=models.Q(state__in=OPEN),
                name="monitor_one_open_evaluation",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=shipped_states(PROCEDURE)),
                name="monitor_evaluation_state",
            ),
            models.CheckConstraint(
                condition=~models.Q(decided_by=models.F("made_by")),
                name="monitor_evaluation_two_persons",
            ),
            models.CheckConstraint(
                condition=~models.Q(state=DECIDED) | ~models.Q(decided_by=""),
                name="monitor_evaluation_decided",
            ),
            models.CheckConstraint(
                condition=models.Q(until__gte=models.F("since")), name="monitor_evaluation_days"
            ),
        ]
        indexes = [models.Index(fields=["jurisdiction", "-id"], name="monitor_evaluation_recent")]

    @property
    def listed_state(self) -> str:
        """The state as lists name it."""
        return STATES.get(self.state, self.state)


class Focus(models.Model):
    """A rule or an institution on which supervision puts its weight, from one evaluation until
    another takes it off (``ended_at`` null: still).

    ``figures`` are ``n`` and ``counted`` of the evaluation that began it.
    """

    jurisdiction = models.CharField("统筹区", max_length=20)
    kind = models.CharField("类别", max_length=12, choices=FocusKind.choices)
    key = models.CharField("编码", max_length=30)
    name = models.CharField("名称", max_length=200)
    reason = models.TextField("列入的理由")
    figures = models.JSONField("列入时的效果", default=dict)
    began_at = models.DateTimeField("列入时间")
    began_by = models.ForeignKey(
        Evaluation, models.PROTECT, verbose_name="列入的评估", related_name="put_on"
    )
    ended_at = models.DateTimeField("移出时间", null=True)
    ended_by = models.ForeignKey(
        Evaluation, models.PROTECT, null=True, verbose_name="移出的评估", related_name="taken_off"
    )
    ended_reason = models.TextField("移出的理由", blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "监管重点"
        constraints = [
            models.UniqueConstraint(
                fields=["jurisdiction", "kind", "key"],
                condition=models.Q(ended_at=None),
                name="monitor_focus_once",
            ),
            models.CheckConstraint(
                condition=models.Q(kind__in=FocusKind.values), name="monitor_focus_kind"
            ),
        ]
        indexes = [models.Index(fields=["jurisdiction", "-id"], name="monitor_focus_recent")]
