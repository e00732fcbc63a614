"""The life of a rule: its versions, when each ran and how, trials, outcomes, notices."""

from __future__ import annotations

from django.db import models

from yijian.office.framework.money_field import MoneyField
from yijian.office.framework.stepping import Stepped, shipped_states
from yijian.office.work.models import Job

PROCEDURE = "monitor.rule"
"""The procedure that a version obeys."""
DRAFT, CHECKED, REPLAYED, SHADOW, GREY, IN_FORCE, SUSPENDED, SUPERSEDED, RETIRED, WITHDRAWN = (
    "draft", "checked", "replayed", "shadow", "grey", "in_force", "suspended", "superseded",
    "retired", "withdrawn",
)  # fmt: skip
RUNNING = (SHADOW, GREY, IN_FORCE)
"""States in which a version runs, unseen, in part or everywhere."""
OPEN = (DRAFT, CHECKED, REPLAYED, SHADOW, GREY)
"""States on the way to being in force."""


class RuleOrigin(models.TextChoices):
    """Where a version comes from."""

    SHIPPED = "shipped", "随软件"
    LOCAL = "local", "本机"


class RuleVersion(Stepped):
    """A version of a rule in one jurisdiction; ``text`` is the whole ``.sql`` file.

    ``digest`` names the text, ``case_report`` what its cases gave and for which content. ``asked``
    is the step that somebody asks for, empty if none; ``grey`` where a grey version is seen
    (``areas``, ``institutions``, ``moments``, ``from``). ``maker`` asked for the last step and
    ``checker`` took it: two persons, or the system alone.
    """

    jurisdiction = models.CharField("统筹区", max_length=20)
    code = models.CharField("编码", max_length=16)
    version = models.PositiveIntegerField("版本")
    name = models.CharField("名称", max_length=100)
    tier = models.CharField("类别", max_length=4, blank=True)
    outcome = models.CharField("结论", max_length=4, blank=True)
    origin = models.CharField("来源", max_length=8, choices=RuleOrigin.choices)
    text = models.TextField("规则文件")
    cases = models.TextField("用例", blank=True)
    digest = models.CharField("摘要", max_length=64)
    based_on = models.ForeignKey("self", models.PROTECT, null=True, verbose_name="依据的版本")
    author = models.CharField("起草人", max_length=64, blank=True)
    author_name = models.CharField("起草人姓名", max_length=64)
    owner = models.CharField("负责人", max_length=64, blank=True)
    owner_name = models.CharField("负责人姓名", max_length=64, blank=True)
    made_at = models.DateTimeField("起草时间")
    case_report = models.JSONField("用例结果", default=dict)
    grey = models.JSONField("灰度范围", default=dict)
    asked = models.JSONField("提请", default=dict)
    maker = models.CharField("提请人", max_length=64, blank=True)
    maker_name = models.CharField("提请人姓名", max_length=64, blank=True)
    checker = models.CharField("决定人", max_length=64, blank=True)
    checker_name = models.CharField("决定人姓名", max_length=64, blank=True)
    decided_at = models.DateTimeField("决定时间", null=True)
    job = models.ForeignKey(Job, models.PROTECT, null=True, verbose_name="后台工作")
    revision = models.PositiveIntegerField("版次", default=1)

    class Meta:
        verbose_name = verbose_name_plural = "规则版本"
        constraints = [
            models.UniqueConstraint(
                fields=["jurisdiction", "code", "version"], name="monitor_rule_version_key"
            ),
            models.UniqueConstraint(
                fields=["jurisdiction", "code"],
                condition=models.Q(state=IN_FORCE),
                name="monitor_one_rule_in_force",
            ),
            models.UniqueConstraint(
                fields=["jurisdiction", "code"],
                condition=models.Q(state=GREY),
                name="monitor_one_grey_rule",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=shipped_states(PROCEDURE)), name="monitor_rule_state"
            ),
            models.CheckConstraint(
                condition=models.Q(maker="") | ~models.Q(maker=models.F("checker")),
                name="monitor_rule_two_persons",
            ),
        ]
        indexes = [
            models.Index(fields=["jurisdiction", "state"], name="monitor_rule_by_state"),
            models.Index(fields=["jurisdiction", "-id"], name="monitor_rule_recent"),
        ]

    def __str__(self) -> str:
        return f"{self.code} 第 {self.version} 版"


class TermMode(models.TextChoices):
    """How a version runs."""

    LIVE = "in_force", "生效"
    GREY = "grey", "灰度"
    SHADOW = "shadow", "影子"


class RuleTerm(models.Model):
    """A version ran in one way from ``began_at`` until ``ended_at`` (null: still).

    ``began_how`` and ``ended_how`` are the steps that did it, ``registered`` where the software
    brought it.
    """

    jurisdiction = models.CharField("统筹区", max_length=20)
    version = models.ForeignKey(RuleVersion, models.PROTECT, verbose_name="规则版本")
    mode = models.CharField("方式", max_length=8, choices=TermMode.choices)
    grey = models.JSONField("灰度范围", default=dict)
    began_at = models.DateTimeField("开始时间")
    began_how = models.CharField("怎样开始", max_length=40)
    ended_at = models.DateTimeField("结束时间", null=True)
    ended_how = models.CharField("怎样结束", max_length=40, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "规则运行期间"
        constraints = [
            models.UniqueConstraint(
                fields=["version"],
                condition=models.Q(ended_at=None),
                name="monitor_one_open_rule_term",
            )
        ]
        indexes = [models.Index(fields=["jurisdiction", "began_at"], name="monitor_rule_term_day")]


class TrialKind(models.TextChoices):
    """What a version was tried on."""

    SAMPLE = "sample", "样本试跑"
    REPLAY = "replay", "全部历史回放"
    SHADOW = "shadow", "影子运行"
    GREY = "grey", "灰度运行"


class RuleTrial(models.Model):
    """What a version found beside the live one; ``folder`` holds the files of both sides.

    ``digest`` is that of the text that ran; ``asked`` is what of the lake (``from``, ``to``,
    ``institutions``), ``result`` what :mod:`yijian.office.monitor.rulebook.comparing` answers.
    """

    jurisdiction = models.CharField("统筹区", max_length=20)
    version = models.ForeignKey(RuleVersion, models.PROTECT, verbose_name="规则版本")
    kind = models.CharField("种类", max_length=8, choices=TrialKind.choices)
    job = models.ForeignKey(Job, models.PROTECT, null=True, verbose_name="后台工作")
    run = models.ForeignKey("monitor.Run", models.PROTECT, null=True, verbose_name="稽核运行")
    digest = models.CharField("摘要", max_length=64)
    asked = models.JSONField("范围", default=dict)
    result = models.JSONField("结果", default=dict)
    folder = models.CharField("目录", max_length=300)
    at = models.DateTimeField("时间")

    class Meta:
        verbose_name = verbose_name_plural = "规则试跑"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind__in=TrialKind.values), name="monitor_trial_kind"
            ),
            models.UniqueConstraint(
                fields=["version", "job", "kind"], name="monitor_trial_once_per_job"
            ),
        ]
        indexes = [models.Index(fields=["version", "-id"], name="monitor_trial_recent")]


class FindingOutcome(models.Model):
    """What became of a finding after review or appeal: upheld or not. One for each finding."""

    jurisdiction = models.CharField("统筹区", max_length=20)
    finding_id = models.CharField("疑点编号", max_length=32)
    rule_code = models.CharField("规则编码", max_length=16)
    rule_version = models.PositiveIntegerField("规则版本")
    upheld = models.BooleanField("属实")
    reason = models.TextField("理由")
    counted_fund_amount = MoneyField("计入基金")
    decided_by = models.CharField("复核人", max_length=64)
    decided_by_name = models.CharField("复核人姓名", max_length=64)
    at = models.DateTimeField("复核时间")

    class Meta:
        verbose_name = verbose_name_plural = "复核结论"
        constraints = [
            models.UniqueConstraint(
                fields=["jurisdiction", "finding_id"], name="monitor_outcome_of_finding"
            )
        ]
        indexes = [
            models.Index(
                fields=["jurisdiction", "rule_code", "rule_version", "at"],
                name="monitor_outcome_by_rule",
            )
        ]


class Notice(models.Model):
    """Something that one person is told in the office, until they have read it."""

    jurisdiction = models.CharField("统筹区", max_length=20)
    username = models.CharField("账号", max_length=64)
    text = models.TextField("内容")
    version = models.ForeignKey(RuleVersion, models.PROTECT, null=True, verbose_name="规则版本")
    at = models.DateTimeField("时间")
    read_at = models.DateTimeField("已阅时间", null=True)
    revision = models.PositiveIntegerField("版次", default=1)

    class Meta:
        verbose_name = verbose_name_plural = "通知"
        indexes = [models.Index(fields=["username", "read_at"], name="monitor_notice_unread")]
