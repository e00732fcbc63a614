"""What monitoring shows: uploads, loaded runs, their findings, tallies and institutions."""

from __future__ import annotations

from django.db import models

from yijian.office.accounts.models import Organisation
from yijian.office.framework.money_field import MoneyField
from yijian.office.work.models import Job


class UploadState(models.TextChoices):
    """Where an uploaded file stands."""

    RECEIVED = "received", "已收到"
    IMPORTING = "importing", "导入中"
    IMPORTED = "imported", "已导入"
    NOT_TAKEN = "not_taken", "未采用"
    WITHDRAWN = "withdrawn", "已撤回"


class Upload(models.Model):
    """A file that somebody handed in to be imported."""

    jurisdiction = models.CharField("统筹区", max_length=20)
    organisation = models.ForeignKey(Organisation, models.PROTECT, verbose_name="单位")
    name = models.CharField("文件名", max_length=200)
    size = models.BigIntegerField("大小")
    sha256 = models.CharField("摘要", max_length=64)
    path = models.CharField("存放", max_length=300)
    uploaded_by = models.CharField("上传人", max_length=64)
    at = models.DateTimeField("上传时间")
    job = models.ForeignKey(Job, models.PROTECT, null=True, verbose_name="后台工作")
    state = models.CharField(
        "状态", max_length=12, choices=UploadState.choices, default=UploadState.RECEIVED
    )
    message = models.TextField("说明", blank=True)
    revision = models.PositiveIntegerField("版次", default=1)

    class Meta:
        verbose_name = verbose_name_plural = "上传文件"
        indexes = [models.Index(fields=["jurisdiction", "-id"], name="monitor_upload_recent")]


class RunState(models.TextChoices):
    """Where a loaded run stands."""

    LOADING = "loading", "装入中"
    VISIBLE = "visible", "可见"
    REPLACED = "replaced", "已被替代"
    WITHDRAWN = "withdrawn", "已撤回"


class Run(models.Model):
    """A run of the audit, loaded from its folder; ``key`` is the run's own 16 hex digits."""

    jurisdiction = models.CharField("统筹区", max_length=20)
    key = models.CharField("运行编号", max_length=32)
    job = models.ForeignKey(Job, models.PROTECT, null=True, verbose_name="后台工作")
    state = models.CharField("状态", max_length=12, choices=RunState.choices)
    folder = models.CharField("目录", max_length=300)
    date_from = models.DateField("费用起日", null=True)
    date_to = models.DateField("费用止日", null=True)
    lines = models.BigIntegerField("费用明细", default=0)
    findings = models.BigIntegerField("疑点", default=0)
    loaded = models.BigIntegerField("已装入疑点", default=0)
    loaded_lines = models.BigIntegerField("已装入疑点明细", default=0)
    fee_amount = MoneyField("涉及费用", default=0)
    counted_fund_amount = MoneyField("涉及基金", default=0)
    summary = models.JSONField("运行摘要", default=dict)
    created_at = models.DateTimeField("装入时间")
    published_at = models.DateTimeField("可见时间", null=True)
    revision = models.PositiveIntegerField("版次", default=1)

    class Meta:
        verbose_name = verbose_name_plural = "稽核运行"
        constraints = [
            models.UniqueConstraint(fields=["jurisdiction", "key"], name="monitor_run_by_key"),
            models.UniqueConstraint(
                fields=["jurisdiction"],
                condition=models.Q(state="visible"),
                name="monitor_one_visible_run",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=RunState.values), name="monitor_run_state"
            ),
        ]


class Finding(models.Model):
    """A finding of a run, as ``findings.parquet`` has it."""

    run = models.ForeignKey(Run, models.PROTECT, db_index=False)
    finding_id = models.CharField("疑点编号", max_length=32)
    rule_code = models.CharField("规则编码", max_length=16)
    rule_version = models.PositiveIntegerField("规则版本")
    outcome = models.CharField("结论", max_length=4)
    severity = models.CharField("程度", max_length=4)
    zone = models.CharField("区间", max_length=4)
    grain = models.CharField("粒度", max_length=30)
    subject_type = models.CharField("主体类别", max_length=30)
    subject_code = models.CharField("主体", max_length=64)
    admdvs = models.CharField("就医地", max_length=6)
    insu_admdvs = models.CharField("参保地", max_length=6, null=True)
    fixmedins_code = models.CharField("机构编号", max_length=30, null=True)
    psn_no = models.CharField("人员编号", max_length=64, null=True)
    mdtrt_id = models.CharField("就诊编号", max_length=64, null=True)
    setl_id = models.CharField("结算编号", max_length=64, null=True)
    occurred_from = models.DateField("发生起日")
    occurred_to = models.DateField("发生止日")
    measured = models.DecimalField("测得", max_digits=18, decimal_places=4, null=True)
    limit_value = models.DecimalField("限值", max_digits=18, decimal_places=4, null=True)
    fee_amount = MoneyField("涉及费用")
    fund_amount = MoneyField("涉及基金")
    counted_fund_amount = MoneyField("计入基金")
    evidence = models.TextField("证据")

    class Meta:
        verbose_name = verbose_name_plural = "疑点"
        constraints = [
            models.UniqueConstraint(fields=["run", "finding_id"], name="monitor_finding_key")
        ]
        # The two orders of the list carry every column that filters and sums read, so that a filter
        # which leaves little is answered from the index alone.
        indexes = [
            models.Index(
                fields=[
                    *("run", "-counted_fund_amount", "-id", "rule_code", "fixmedins_code"),
                    *("admdvs", "outcome", "zone", "severity", "occurred_from", "fee_amount"),
                ],
                name="monitor_finding_amount",
            ),
            models.Index(
                fields=[
                    *("run", "-occurred_from", "-id", "rule_code", "fixmedins_code", "admdvs"),
                    *("outcome", "zone", "severity", "counted_fund_amount", "fee_amount"),
                ],
                name="monitor_finding_day",
            ),
            models.Index(
                fields=["run", "rule_code", "-counted_fund_amount", "-id"],
                name="monitor_finding_rule",
            ),
            models.Index(
                fields=["run", "fixmedins_code", "-counted_fund_amount", "-id"],
                name="monitor_finding_place",
            ),
            models.Index(fields=["run", "psn_no"], name="monitor_finding_person"),
        ]


class FindingLine(models.Model):
    """A fee line that a finding accuses or needs."""

    finding = models.ForeignKey(Finding, models.PROTECT)
    run = models.ForeignKey(Run, models.PROTECT, db_index=False)
    fixmedins_code = models.CharField("机构编号", max_length=30)
    setl_id = models.CharField("结算编号", max_length=64, null=True)
    bkkp_sn = models.CharField("记账流水号", max_length=64)
    role = models.CharField("角色", max_length=4)
    fee_amount = MoneyField("费用")
    fund_amount = MoneyField("基金")
    counted_fund_amount = MoneyField("计入基金")

    class Meta:
        verbose_name = verbose_name_plural = "疑点明细"
        indexes = [
            models.Index(
                fields=["run", "setl_id", "bkkp_sn", "fixmedins_code"], name="monitor_line_key"
            )
        ]


class Tally(models.Model):
    """Findings counted by rule, institution, month and outcome, for totals and charts."""

    run = models.ForeignKey(Run, models.PROTECT, db_index=False)
    rule_code = models.CharField("规则编码", max_length=16)
    fixmedins_code = models.CharField("机构编号", max_length=30, blank=True)
    admdvs = models.CharField("就医地", max_length=6)
    month = models.DateField("月份")
    outcome = models.CharField("结论", max_length=4)
    zone = models.CharField("区间", max_length=4)
    severity = models.CharField("程度", max_length=4)
    n = models.BigIntegerField("条数")
    fee_amount = MoneyField("涉及费用")
    fund_amount = MoneyField("涉及基金")
    counted_fund_amount = MoneyField("计入基金")

    class Meta:
        verbose_name = verbose_name_plural = "疑点汇总"
        indexes = [
            models.Index(
                fields=[
                    *("run", "rule_code", "outcome", "zone", "severity", "admdvs", "month"),
                    *("n", "fee_amount", "fund_amount", "counted_fund_amount"),
                ],
                name="monitor_tally_rule",
            ),
            models.Index(fields=["run", "fixmedins_code"], name="monitor_tally_place"),
        ]


class Coverage(models.Model):
    """Per rule and area: how many units were hit, passed, or could not be assessed, and why."""

    run = models.ForeignKey(Run, models.PROTECT)
    rule_code = models.CharField("规则编码", max_length=16)
    rule_version = models.PositiveIntegerField("规则版本")
    unit = models.CharField("单位", max_length=30)
    admdvs = models.CharField("就医地", max_length=6)
    state = models.CharField("状态", max_length=16)
    reason = models.CharField("原因", max_length=200, blank=True)
    n = models.BigIntegerField("数量")

    class Meta:
        verbose_name = verbose_name_plural = "覆盖"


class QualityTally(models.Model):
    """Quality faults of a run, counted by code and institution."""

    run = models.ForeignKey(Run, models.PROTECT)
    code = models.CharField("编码", max_length=8)
    effect = models.CharField("影响", max_length=10)
    fixmedins_code = models.CharField("机构编号", max_length=30, blank=True)
    n = models.BigIntegerField("数量")

    class Meta:
        verbose_name = verbose_name_plural = "数据质量汇总"


class Institution(models.Model):
    """An institution as the lake knew it when the run was made."""

    run = models.ForeignKey(Run, models.PROTECT, db_index=False)
    fixmedins_code = models.CharField("机构编号", max_length=30)
    name = models.CharField("名称", max_length=200)
    kind = models.CharField("类别", max_length=10, blank=True)
    hosp_lv = models.CharField("级别", max_length=10, blank=True)
    admdvs = models.CharField("医保区划", max_length=6)

    class Meta:
        verbose_name = verbose_name_plural = "定点机构"
        constraints = [
            models.UniqueConstraint(
                fields=["run", "fixmedins_code"], name="monitor_institution_key"
            )
        ]


class InstitutionMonth(models.Model):
    """What an institution charged in a month."""

    run = models.ForeignKey(Run, models.PROTECT, db_index=False)
    fixmedins_code = models.CharField("机构编号", max_length=30)
    month = models.DateField("月份")
    lines = models.BigIntegerField("费用明细")
    visits = models.BigIntegerField("就诊人次")
    persons = models.BigIntegerField("就诊人数")
    fee_amount = MoneyField("医疗费用")
    fund_amount = MoneyField("基金支付")
    drug_fee = MoneyField("药品费")
    consumable_fee = MoneyField("耗材费")
    service_fee = MoneyField("服务项目费")
    inpatient_fee = MoneyField("住院费用")
    outpatient_fee = MoneyField("门诊费用")

    class Meta:
        verbose_name = verbose_name_plural = "机构月度"
        constraints = [
            models.UniqueConstraint(
                fields=["run", "fixmedins_code", "month"], name="monitor_institution_month_key"
            )
        ]


class Unmasking(models.Model):
    """Somebody was shown a person's data in clear, why, and until when."""

    jurisdiction = models.CharField("统筹区", max_length=20)
    username = models.CharField("账号", max_length=64)
    finding_id = models.CharField("疑点编号", max_length=32)
    reason = models.CharField("理由", max_length=200)
    at = models.DateTimeField("时间")
    until = models.DateTimeField("到期")

    class Meta:
        verbose_name = verbose_name_plural = "解除脱敏"
        indexes = [
            models.Index(fields=["username", "finding_id", "until"], name="monitor_unmasked")
        ]


class Export(models.Model):
    """A list that left the house as a file."""

    jurisdiction = models.CharField("统筹区", max_length=20)
    username = models.CharField("账号", max_length=64)
    what = models.CharField("内容", max_length=40)
    filters = models.JSONField("筛选", default=dict)
    rows = models.BigIntegerField("行数")
    sha256 = models.CharField("摘要", max_length=64)
    at = models.DateTimeField("时间")

    class Meta:
        verbose_name = verbose_name_plural = "导出"
        indexes = [
            models.Index(fields=["jurisdiction", "username", "-at"], name="monitor_export_recent")
        ]


from yijian.office.monitor import (  # noqa: E402 - Django finds models from here
    antifraud_models,  # noqa: F401
    evaluation_models,  # noqa: F401
    knowledge_models,  # noqa: F401
    rule_models,  # noqa: F401
)
