"""What a trial found, and its differences as a spreadsheet."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.timezone import localtime
from django.views.decorators.http import require_GET

from yijian.office.framework.action import Missing
from yijian.office.framework.actor import Actor
from yijian.office.framework.hand_out import Handed, hand_out
from yijian.office.framework.page import page, show
from yijian.office.framework.permission import may
from yijian.office.framework.sheet import DAY, MONEY, Heading
from yijian.office.monitor.actions.export_rule_trial import export_rule_trial
from yijian.office.monitor.rulebook.trying import trial_folder
from yijian.office.monitor.selectors.trials import trial_for
from yijian.office.policy.estimating.differences import read_differences

HEADINGS = (
    Heading("变化", width=10),
    Heading("疑点编号", width=34),
    Heading("规则编码"),
    Heading("机构编号"),
    Heading("发生日", DAY),
    Heading("涉及费用（元）", MONEY),
    Heading("现行版本查出的基金（元）", MONEY, 22),
    Heading("这一版查出的基金（元）", MONEY, 22),
)


@require_GET
@page("monitor.view_rule_versions")
def rule_trial(request: HttpRequest, pk: int) -> HttpResponse:
    """A trial beside the live version."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    found = trial_for(actor, pk)
    context = {
        "title": f"{found.get_kind_display()}：{found.version.name}",
        "trial": found,
        "result": found.result,
        "stale": found.digest != found.version.digest,
        "may_export": may(actor, "monitor.export_rule_trial"),
        "differing": sum(found.result.get(it, 0) for it in ("appeared", "vanished", "changed")),
    }
    return show(request, "monitor/rule_trial.html", context)


@page("monitor.export_rule_trial")
def rule_trial_export(request: HttpRequest, pk: int) -> HttpResponse:
    """The findings by which the two versions differ."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    trial = trial_for(actor, pk)
    if request.method != "POST":
        return redirect("monitor:rule_trial", pk)
    rows = read_differences(trial_folder(trial))
    if rows is None:
        raise Missing
    title = f"规则{trial.version.code}第{trial.version.version}版{trial.get_kind_display()}"
    about = [
        ("内容", "两个版本查出的不同疑点；不含个人信息"),
        ("规则", f"{trial.version.name}（{trial.version}）"),
        ("试跑时间", f"{localtime(trial.at):%Y-%m-%d %H:%M:%S}"),
        ("数据版本", str(trial.result.get("lake_version", ""))),
        ("规则摘要", trial.digest),
    ]

    def logged(count: int, digest: str) -> None:
        export_rule_trial(actor=actor, what=title, rows=count, sha256=digest)

    return hand_out(actor, Handed(title, HEADINGS, rows, about), logged)
