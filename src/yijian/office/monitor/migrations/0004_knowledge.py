import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("monitor", "0003_rule_life"),
        ("work", "0002_one_in_slot"),
    ]

    operations = [
        migrations.CreateModel(
            name="KnowledgeBatch",
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
                ("number", models.CharField(max_length=20, verbose_name="批次编号")),
                (
                    "kind",
                    models.CharField(
                        choices=[("addition", "新知识"), ("roll_back", "回退")],
                        max_length=12,
                        verbose_name="类别",
                    ),
                ),
                ("title", models.CharField(max_length=200, verbose_name="名称")),
                ("grounds", models.TextField(verbose_name="来源和理由")),
                ("files", models.JSONField(default=list, verbose_name="文件")),
                ("content", models.CharField(blank=True, max_length=64, verbose_name="内容摘要")),
                ("trial", models.JSONField(default=dict, verbose_name="影响测算")),
                ("made_by", models.CharField(max_length=64, verbose_name="提交人")),
                ("made_by_name", models.CharField(max_length=64, verbose_name="提交人姓名")),
                ("made_at", models.DateTimeField(verbose_name="提交时间")),
                ("decided_by", models.CharField(blank=True, max_length=64, verbose_name="决定人")),
                ("decision", models.JSONField(default=dict, verbose_name="决定")),
                ("in_force_at", models.DateTimeField(null=True, verbose_name="生效时间")),
                ("version", models.CharField(blank=True, max_length=16, verbose_name="知识版本")),
                ("message", models.TextField(blank=True, verbose_name="说明")),
                ("revision", models.PositiveIntegerField(default=1, verbose_name="版次")),
                (
                    "job",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="work.job",
                        verbose_name="后台工作",
                    ),
                ),
                (
                    "undoes",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="undone_by",
                        to="monitor.knowledgebatch",
                        verbose_name="回退的批次",
                    ),
                ),
            ],
            options={
                "verbose_name": "知识批次",
                "verbose_name_plural": "知识批次",
                "indexes": [
                    models.Index(fields=["jurisdiction", "-id"], name="monitor_knowledge_recent")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("jurisdiction", "number"), name="monitor_knowledge_by_number"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state", "adopted")),
                        fields=("jurisdiction",),
                        name="monitor_knowledge_one_coming",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(
                            ("state__in", ("staged", "tried", "adopted", "in_force"))
                        ),
                        fields=("undoes",),
                        name="monitor_knowledge_undone_once",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "state__in",
                                [
                                    "adopted",
                                    "in_force",
                                    "rejected",
                                    "rolled_back",
                                    "staged",
                                    "tried",
                                    "unusable",
                                    "withdrawn",
                                ],
                            )
                        ),
                        name="monitor_knowledge_state",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["addition", "roll_back"])),
                        name="monitor_knowledge_kind",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("decided_by", models.F("made_by")), _negated=True),
                        name="monitor_knowledge_two_persons",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("state__in", ("adopted", "in_force", "rolled_back")), _negated=True
                            ),
                            models.Q(("decided_by", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="monitor_knowledge_decided",
                    ),
                ],
            },
        ),
    ]
