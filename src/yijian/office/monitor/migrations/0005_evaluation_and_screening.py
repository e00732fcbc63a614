import django.db.models.deletion
from django.db import migrations, models

import yijian.office.framework.money_field


class Migration(migrations.Migration):
    dependencies = [
        ("monitor", "0004_knowledge"),
    ]

    operations = [
        migrations.CreateModel(
            name="Evaluation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("state", models.CharField(max_length=40, verbose_name="状态")),
                ("procedure", models.JSONField(verbose_name="程序")),
                ("procedure_version", models.CharField(max_length=64, verbose_name="程序版本")),
                ("opened_on", models.DateField(verbose_name="开立日期")),
                ("jurisdiction", models.CharField(max_length=20, verbose_name="统筹区")),
                ("number", models.CharField(max_length=20, verbose_name="评估编号")),
                ("since", models.DateField(verbose_name="评估期起日")),
                ("until", models.DateField(verbose_name="评估期止日")),
                ("figures", models.JSONField(default=dict, verbose_name="效果")),
                ("changes", models.JSONField(default=list, verbose_name="重点的调整")),
                ("summary", models.TextField(blank=True, verbose_name="结论")),
                ("made_by", models.CharField(max_length=64, verbose_name="评估人")),
                ("made_by_name", models.CharField(max_length=64, verbose_name="评估人姓名")),
                ("made_at", models.DateTimeField(verbose_name="评估时间")),
                ("decided_by", models.CharField(blank=True, max_length=64, verbose_name="决定人")),
                (
                    "decided_by_name",
                    models.CharField(blank=True, max_length=64, verbose_name="决定人姓名"),
                ),
                ("decided_at", models.DateTimeField(null=True, verbose_name="决定时间")),
                ("decision", models.TextField(blank=True, verbose_name="决定")),
                ("message", models.TextField(blank=True, verbose_name="说明")),
                ("revision", models.PositiveIntegerField(default=1, verbose_name="版次")),
                (
                    "run",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        to="monitor.run",
                        verbose_name="稽核运行",
                    ),
                ),
            ],
            options={
                "verbose_name": "效果评估",
                "verbose_name_plural": "效果评估",
            },
        ),
        migrations.CreateModel(
            name="Focus",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("jurisdiction", models.CharField(max_length=20, verbose_name="统筹区")),
                (
                    "kind",
                    models.CharField(
                        choices=[("rule", "规则"), ("institution", "机构")],
                        max_length=12,
                        verbose_name="类别",
                    ),
                ),
                ("key", models.CharField(max_length=30, verbose_name="编码")),
                ("name", models.CharField(max_length=200, verbose_name="名称")),
                ("reason", models.TextField(verbose_name="列入的理由")),
                ("figures", models.JSONField(default=dict, verbose_name="列入时的效果")),
                ("began_at", models.DateTimeField(verbose_name="列入时间")),
                ("ended_at", models.DateTimeField(null=True, verbose_name="移出时间")),
                ("ended_reason", models.TextField(blank=True, verbose_name="移出的理由")),
                (
                    "began_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="put_on",
                        to="monitor.evaluation",
                        verbose_name="列入的评估",
                    ),
                ),
                (
                    "ended_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="taken_off",
                        to="monitor.evaluation",
                        verbose_name="移出的评估",
                    ),
                ),
            ],
            options={
                "verbose_name": "监管重点",
                "verbose_name_plural": "监管重点",
            },
        ),
        migrations.CreateModel(
            name="Screening",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("jurisdiction", models.CharField(max_length=20, verbose_name="统筹区")),
                ("number", models.CharField(max_length=20, verbose_name="筛查编号")),
                ("since", models.DateField(verbose_name="起日")),
                ("until", models.DateField(verbose_name="止日")),
                ("min_signs", models.PositiveIntegerField(verbose_name="迹象下限")),
                ("figures", models.JSONField(default=dict, verbose_name="各模式")),
                ("made_by", models.CharField(max_length=64, verbose_name="筛查人")),
                ("made_by_name", models.CharField(max_length=64, verbose_name="筛查人姓名")),
                ("made_at", models.DateTimeField(verbose_name="筛查时间")),
                ("withdrawn_at", models.DateTimeField(null=True, verbose_name="撤回时间")),
                ("message", models.TextField(blank=True, verbose_name="说明")),
                ("revision", models.PositiveIntegerField(default=1, verbose_name="版次")),
                (
                    "run",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        to="monitor.run",
                        verbose_name="稽核运行",
                    ),
                ),
            ],
            options={
                "verbose_name": "反欺诈筛查",
                "verbose_name_plural": "反欺诈筛查",
            },
        ),
        migrations.CreateModel(
            name="Lead",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("jurisdiction", models.CharField(max_length=20, verbose_name="统筹区")),
                ("pattern", models.CharField(max_length=30, verbose_name="模式")),
                ("rank", models.PositiveIntegerField(verbose_name="名次")),
                (
                    "subject_type",
                    models.CharField(
                        choices=[("institution", "机构"), ("doctor", "医师"), ("person", "参保人")],
                        max_length=12,
                        verbose_name="主体类别",
                    ),
                ),
                ("subject_code", models.CharField(max_length=64, verbose_name="主体")),
                ("name", models.CharField(blank=True, max_length=200, verbose_name="名称")),
                ("admdvs", models.CharField(max_length=6, verbose_name="就医地")),
                ("finding_id", models.CharField(max_length=32, verbose_name="疑点编号")),
                ("signs", models.JSONField(default=list, verbose_name="迹象")),
                ("n", models.BigIntegerField(verbose_name="疑点")),
                (
                    "counted_fund_amount",
                    yijian.office.framework.money_field.MoneyField(verbose_name="计入基金"),
                ),
                (
                    "result",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("confirmed", "属实"),
                            ("unfounded", "不属实"),
                            ("target", "列为检查对象"),
                        ],
                        max_length=12,
                        verbose_name="核查结果",
                    ),
                ),
                ("reason", models.TextField(blank=True, verbose_name="核查情况")),
                ("checked_by", models.CharField(blank=True, max_length=64, verbose_name="核查人")),
                (
                    "checked_by_name",
                    models.CharField(blank=True, max_length=64, verbose_name="核查人姓名"),
                ),
                ("checked_at", models.DateTimeField(null=True, verbose_name="核查时间")),
                ("revision", models.PositiveIntegerField(default=1, verbose_name="版次")),
                (
                    "screening",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        to="monitor.screening",
                        verbose_name="筛查",
                    ),
                ),
            ],
            options={
                "verbose_name": "反欺诈线索",
                "verbose_name_plural": "反欺诈线索",
            },
        ),
        migrations.AddIndex(
            model_name="evaluation",
            index=models.Index(fields=["jurisdiction", "-id"], name="monitor_evaluation_recent"),
        ),
        migrations.AddConstraint(
            model_name="evaluation",
            constraint=models.UniqueConstraint(
                fields=("jurisdiction", "number"), name="monitor_evaluation_by_number"
            ),
        ),
        migrations.AddConstraint(
            model_name="evaluation",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state__in", ("draft", "proposed"))),
                fields=("jurisdiction",),
                name="monitor_one_open_evaluation",
            ),
        ),
        migrations.AddConstraint(
            model_name="evaluation",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["decided", "draft", "proposed", "withdrawn"])),
                name="monitor_evaluation_state",
            ),
        ),
        migrations.AddConstraint(
            model_name="evaluation",
            constraint=models.CheckConstraint(
                condition=models.Q(("decided_by", models.F("made_by")), _negated=True),
                name="monitor_evaluation_two_persons",
            ),
        ),
        migrations.AddConstraint(
            model_name="evaluation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "decided"), _negated=True),
                    models.Q(("decided_by", ""), _negated=True),
                    _connector="OR",
                ),
                name="monitor_evaluation_decided",
            ),
        ),
        migrations.AddConstraint(
            model_name="evaluation",
            constraint=models.CheckConstraint(
                condition=models.Q(("until__gte", models.F("since"))),
                name="monitor_evaluation_days",
            ),
        ),
        migrations.AddIndex(
            model_name="focus",
            index=models.Index(fields=["jurisdiction", "-id"], name="monitor_focus_recent"),
        ),
        migrations.AddConstraint(
            model_name="focus",
            constraint=models.UniqueConstraint(
                condition=models.Q(("ended_at", None)),
                fields=("jurisdiction", "kind", "key"),
                name="monitor_focus_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="focus",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["rule", "institution"])), name="monitor_focus_kind"
            ),
        ),
        migrations.AddIndex(
            model_name="screening",
            index=models.Index(fields=["jurisdiction", "-id"], name="monitor_screening_recent"),
        ),
        migrations.AddConstraint(
            model_name="screening",
            constraint=models.UniqueConstraint(
                fields=("jurisdiction", "number"), name="monitor_screening_by_number"
            ),
        ),
        migrations.AddConstraint(
            model_name="screening",
            constraint=models.CheckConstraint(
                condition=models.Q(("until__gte", models.F("since"))), name="monitor_screening_days"
            ),
        ),
        migrations.AddIndex(
            model_name="lead",
            index=models.Index(fields=["screening", "pattern", "rank"], name="monitor_lead_rank"),
        ),
        migrations.AddIndex(
            model_name="lead",
            index=models.Index(
                fields=["jurisdiction", "pattern", "result"], name="monitor_lead_result_of"
            ),
        ),
        migrations.AddConstraint(
            model_name="lead",
            constraint=models.UniqueConstraint(
                fields=("screening", "pattern", "subject_code"), name="monitor_lead_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="lead",
            constraint=models.CheckConstraint(
                condition=models.Q(("result__in", ["", "confirmed", "unfounded", "target"])),
                name="monitor_lead_result",
            ),
        ),
        migrations.AddConstraint(
            model_name="lead",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("result", ""), models.Q(("checked_by", ""), _negated=True), _connector="OR"
                ),
                name="monitor_lead_checked",
            ),
        ),
    ]
