"""The trail's rows: nothing here is ever changed or deleted (database triggers refuse it)."""

from __future__ import annotations

from django.db import models


class Outcome(models.TextChoices):
    """How an action ended."""

    DONE = "done", "已办理"
    REFUSED = "refused", "被拒绝"


class Entry(models.Model):
    """One thing that was done or refused; ``digest`` covers the entry and the one before it."""

    jurisdiction = models.CharField("统筹区", max_length=20)
    number = models.BigIntegerField("序号")
    at = models.DateTimeField("时间")
    username = models.CharField("账号", max_length=64)
    name = models.CharField("姓名", max_length=64)
    role = models.CharField("角色", max_length=32)
    organisation = models.CharField("单位", max_length=64)
    event = models.CharField("操作", max_length=80)
    outcome = models.CharField("结果", max_length=10, choices=Outcome.choices)
    subject = models.CharField("对象", max_length=120, blank=True)
    detail = models.TextField("内容")
    previous = models.CharField("上一条摘要", max_length=64)
    digest = models.CharField("摘要", max_length=64)

    class Meta:
        verbose_name = verbose_name_plural = "操作留痕"
        constraints = [
            models.UniqueConstraint(fields=["jurisdiction", "number"], name="trail_entry_number")
        ]
        indexes = [
            models.Index(fields=["jurisdiction", "username", "number"], name="trail_by_user"),
            models.Index(fields=["jurisdiction", "event", "number"], name="trail_by_event"),
            models.Index(fields=["jurisdiction", "subject", "number"], name="trail_by_subject"),
            models.Index(fields=["jurisdiction", "at"], name="trail_by_time"),
        ]


class Chain(models.Model):
    """The head of one jurisdiction's chain; locked while an entry is appended."""

    jurisdiction = models.CharField("统筹区", max_length=20, primary_key=True)
    number = models.BigIntegerField("最后序号", default=0)
    digest = models.CharField("最后摘要", max_length=64, default="")

    class Meta:
        verbose_name = verbose_name_plural = "留痕链"
