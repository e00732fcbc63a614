"""Jobs: what somebody asked the machine to do, and who is at it."""

from __future__ import annotations

from django.db import models

from yijian.office.accounts.models import Organisation


class JobState(models.TextChoices):
    """Where a job stands."""

    QUEUED = "queued", "排队"
    RUNNING = "running", "进行中"
    DONE = "done", "完成"
    FAILED = "failed", "未完成"
    WITHDRAWN = "withdrawn", "已撤回"


class Job(models.Model):
    """A piece of long work; idempotent by its number, its progress is a file in its folder.

    ``slot`` names a place that only one unfinished job of a jurisdiction can hold.
    """

    kind = models.CharField("种类", max_length=40)
    title = models.CharField("名称", max_length=200)
    jurisdiction = models.CharField("统筹区", max_length=20)
    organisation = models.ForeignKey(Organisation, models.PROTECT, verbose_name="单位")
    requested_by = models.CharField("发起人", max_length=64)
    parameters = models.JSONField("参数", default=dict)
    slot = models.CharField("位置", max_length=40, blank=True)
    state = models.CharField(
        "状态", max_length=12, choices=JobState.choices, default=JobState.QUEUED
    )
    message = models.TextField("说明", blank=True)
    result = models.JSONField("结果", default=dict)
    attempts = models.PositiveIntegerField("次数", default=0)
    created_at = models.DateTimeField("发起时间")
    started_at = models.DateTimeField("开始时间", null=True)
    finished_at = models.DateTimeField("结束时间", null=True)
    revision = models.PositiveIntegerField("版次", default=1)

    class Meta:
        verbose_name = verbose_name_plural = "后台工作"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state__in=JobState.values), name="work_job_state"
            ),
            models.UniqueConstraint(
                fields=["jurisdiction", "slot"],
                condition=models.Q(state__in=("queued", "running")) & ~models.Q(slot=""),
                name="work_one_in_slot",
            ),
        ]
        indexes = [
            models.Index(fields=["jurisdiction", "kind", "-id"], name="work_job_kind"),
            models.Index(fields=["state"], name="work_job_by_state"),
        ]


class Lease(models.Model):
    """Who works on a job, and until when we believe it without hearing again."""

    job = models.OneToOneField(Job, models.CASCADE, primary_key=True)
    holder = models.CharField("持有者", max_length=80)
    beat_at = models.DateTimeField("最近心跳")
    expires_at = models.DateTimeField("到期")

    class Meta:
        verbose_name = verbose_name_plural = "租约"
        indexes = [models.Index(fields=["expires_at"], name="work_lease_expiry")]
