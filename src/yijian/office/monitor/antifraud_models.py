"""Screenings for patterns of fraud, and the leads that they rank."""

from __future__ import annotations

from django.db import models

from yijian.audit.antifraud.patterns import SUBJECTS
from yijian.office.framework.money_field import MoneyField
from yijian.office.monitor.models import Run


class LeadResult(models.TextChoices):
    """What the check of a lead came to."""

    CONFIRMED = "confirmed", "属实"
    UNFOUNDED = "unfounded", "不属实"
    TARGET = "target", "列为检查对象"


class Screening(models.Model):
    """One screening of a period of the visible run for all patterns.

    ``figures`` says of each pattern how many subjects any of its rules hit (``subjects``), and how
    many were hit by at least ``min_signs`` of them (``leads``); of many, ``kept`` are listed.
    """

    jurisdiction = models.CharField("统筹区", max_length=20)
    number = models.CharField("筛查编号", max_length=20)
    since = models.DateField("起日")
    until = models.DateField("止日")
    run = models.ForeignKey(Run, models.PROTECT, verbose_name="稽核运行")
    min_signs = models.PositiveIntegerField("迹象下限")
    figures = models.JSONField("各模式", default=dict)
    made_by = models.CharField("筛查人", max_length=64)
    made_by_name = models.CharField("筛查人姓名", max_length=64)
    made_at = models.DateTimeField("筛查时间")
    withdrawn_at = models.DateTimeField("撤回时间", null=True)
    message = models.TextField("说明", blank=True)
    revision = models.PositiveIntegerField("版次", default=1)

    class Meta:
        verbose_name = verbose_name_plural = "反欺诈筛查"
        constraints = [
            models.UniqueConstraint(
                fields=["jurisdiction", "number"], name="monitor_screening_by_number"
            ),
            models.CheckConstraint(
                condition=models.Q(until__gte=models.F("since")), name="monitor_screening_days"
            ),
        ]
        indexes = [models.Index(fields=["jurisdiction", "-id"], name="monitor_screening_recent")]


class Lead(models.Model):
    """A subject that several rules of a pattern hit: whom to look at first, and what came of it.

    ``signs`` are the rules, ``[{code, name, n, counted}]``; ``finding_id`` is one of its findings,
    by which a person is known without the number. ``place`` and ``rank`` are within the pattern.
    """

    jurisdiction = models.CharField("统筹区", max_length=20)
    screening = models.ForeignKey(Screening, models.PROTECT, verbose_name="筛查")
    pattern = models.CharField("模式", max_length=30)
    rank = models.PositiveIntegerField("名次")
    subject_type = models.CharField("主体类别", max_length=12, choices=list(SUBJECTS.items()))
    subject_code = models.CharField("主体", max_length=64)
    name = models.CharField("名称", max_length=200, blank=True)
    admdvs = models.CharField("就医地", max_length=6)
    finding_id = models.CharField("疑点编号", max_length=32)
    signs = models.JSONField("迹象", default=list)
    n = models.BigIntegerField("疑点")
    counted_fund_amount = MoneyField("计入基金")
    result = models.CharField("核查结果", max_length=12, choices=LeadResult.choices, blank=True)
    reason = models.TextField("核查情况", blank=True)
    checked_by = models.CharField("核查人", max_length=64, blank=True)
    checked_by_name = models.CharField("核查人姓名", max_length=64, blank=True)
    checked_at = models.DateTimeField("核查时间", null=True)
    revision = models.PositiveIntegerField("版次", default=1)

    class Meta:
        verbose_name = verbose_name_plural = "反欺诈线索"
        constraints = [
            models.UniqueConstraint(
                fields=["screening", "pattern", "subject_code"], name="monitor_lead_once"
            ),
            models.CheckConstraint(
                condition=models.Q(result__in=["", *LeadResult.values]),
                name="monitor_lead_result",
            ),
            models.CheckConstraint(
                condition=models.Q(result="") | ~models.Q(checked_by=""),
                name="monitor_lead_checked",
            ),
        ]
        indexes = [
            models.Index(fields=["screening", "pattern", "rank"], name="monitor_lead_rank"),
            models.Index(
                fields=["jurisdiction", "pattern", "result"], name="monitor_lead_result_of"
            ),
        ]
