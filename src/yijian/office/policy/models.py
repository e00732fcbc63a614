"""What an office decides about its law: changes, local payable items, and what decisions used."""

from __future__ import annotations

from django.db import models

from yijian.office.framework.stepping import Stepped, shipped_states
from yijian.office.work.models import Job


class ChangeKind(models.TextChoices):
    """What a change is about."""

    PARAMETER = "parameter", "参数"
    CALENDAR = "calendar", "工作日历"


class Change(Stepped):
    """A change of the law of this installation, proposed, estimated, assessed, approved, published.

    ``content`` is what is asked for (``policy.contents``), ``content_digest`` names it;
    ``estimate`` and ``risk`` hold what was found out and the digest of what it is about, so that
    neither outlives a revision. ``parameter`` is empty and ``year`` set for a calendar.
    """

    jurisdiction = models.CharField("统筹区", max_length=20)
    number = models.CharField("变更编号", max_length=20)
    kind = models.CharField("类别", max_length=12, choices=ChangeKind.choices)
    place = models.CharField("法域", max_length=20)
    parameter = models.CharField("参数", max_length=120, blank=True)
    year = models.PositiveIntegerField("年份", null=True)
    title = models.CharField("名称", max_length=200)
    since = models.DateField("起始日")
    until = models.DateField("终止日", null=True)
    content = models.JSONField("内容")
    content_digest = models.CharField("内容摘要", max_length=32)
    made_by = models.CharField("拟定人", max_length=64)
    made_by_name = models.CharField("拟定人姓名", max_length=64)
    made_at = models.DateTimeField("拟定时间")
    job = models.ForeignKey(Job, models.PROTECT, null=True, verbose_name="测算工作")
    estimate = models.JSONField("数据测算", default=dict)
    risk = models.JSONField("风险评估", default=dict)
    decision = models.JSONField("决定", default=dict)
    published_at = models.DateTimeField("发布时间", null=True)
    revision = models.PositiveIntegerField("版次", default=1)

    class Meta:
        verbose_name = verbose_name_plural = "变更"
        constraints = [
            models.UniqueConstraint(
                fields=["jurisdiction", "number"], name="policy_change_by_number"
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=shipped_states("policy.change")),
                name="policy_change_state",
            ),
            models.CheckConstraint(
                condition=models.Q(kind__in=ChangeKind.values), name="policy_change_kind"
            ),
        ]
        indexes = [
            models.Index(fields=["state", "published_at"], name="policy_change_in_force"),
            models.Index(fields=["jurisdiction", "kind", "-id"], name="policy_change_recent"),
        ]

    @property
    def published(self) -> bool:
        """Whether it holds now, or will from its first day on."""
        return self.state == PUBLISHED


PUBLISHED = "published"
OPEN_STATES = ("drafted", "estimated", "assessed", "approved")
"""States in which somebody still has to act."""


class ItemKind(models.TextChoices):
    """What a local payable item is."""

    DRUG = "drug", "药品"
    SERVICE = "service", "医疗服务项目"
    CONSUMABLE = "consumable", "医用耗材"


class LocalItem(Stepped):
    """An item that a province pays for beside the national catalogue, from draft to filing.

    It is payable from ``since`` on (inclusive) while it is in force or filed, up to ``until``.
    """

    jurisdiction = models.CharField("统筹区", max_length=20)
    code = models.CharField("编码", max_length=40)
    title = models.CharField("名称", max_length=200)
    kind = models.CharField("类别", max_length=12, choices=ItemKind.choices)
    standard = models.CharField("支付标准", max_length=200)
    grounds = models.TextField("增补理由")
    estimate = models.TextField("数据测算", blank=True)
    risk = models.TextField("风险评估", blank=True)
    document_number = models.CharField("批准文号", max_length=100, blank=True)
    document_day = models.DateField("批准日期", null=True)
    since = models.DateField("执行日期", null=True)
    filing_number = models.CharField("备案文号", max_length=100, blank=True)
    filing_day = models.DateField("备案日期", null=True)
    until = models.DateField("停止日期", null=True)
    made_by = models.CharField("拟定人", max_length=64)
    made_by_name = models.CharField("拟定人姓名", max_length=64)
    made_at = models.DateTimeField("拟定时间")
    revision = models.PositiveIntegerField("版次", default=1)

    class Meta:
        verbose_name = verbose_name_plural = "地方支付项目"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state__in=shipped_states("policy.local_item")),
                name="policy_item_state",
            ),
            models.CheckConstraint(
                condition=models.Q(kind__in=ItemKind.values), name="policy_item_kind"
            ),
        ]
        indexes = [models.Index(fields=["jurisdiction", "-id"], name="policy_item_recent")]


class LawUse(models.Model):
    """A decision used a value of the law on the days ``used_from`` to ``used_to``; never changed.

    ``decision`` names what decided (``monitor.run:12``); ``value`` is the text of the value,
    ``resolved_from`` the place that gave it, ``since`` the first day it was written for, ``digest``
    what of it decides (``law.used.value_digest``).
    """

    jurisdiction = models.CharField("统筹区", max_length=20)
    decision = models.CharField("决定", max_length=80)
    decided_at = models.DateTimeField("决定时间")
    name = models.CharField("参数", max_length=120)
    resolved_from = models.CharField("给出值的法域", max_length=20)
    value = models.CharField("值", max_length=120)
    unit = models.CharField("单位", max_length=20)
    since = models.DateField("值的起始日")
    until = models.DateField("值的终止日", null=True)
    decided = models.CharField("变更编号", max_length=20, blank=True)
    digest = models.CharField("值的摘要", max_length=64)
    used_from = models.DateField("用到的起日")
    used_to = models.DateField("用到的止日")

    class Meta:
        verbose_name = verbose_name_plural = "用过的值"
        indexes = [
            models.Index(fields=["name", "used_to"], name="policy_use_by_name"),
            models.Index(fields=["decision"], name="policy_use_by_decision"),
        ]
