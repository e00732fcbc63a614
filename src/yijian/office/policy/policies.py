"""Who may do what with the law."""

from __future__ import annotations

from typing import Any

from yijian.office.framework.actor import Actor
from yijian.office.framework.permission import permit
from yijian.office.framework.roles import AUTHORITIES, REVIEWERS, Role

READERS = AUTHORITIES | REVIEWERS | {Role.AUDITOR}
OFFICER = {Role.AUTHORITY}
HEAD = {Role.AUTHORITY_HEAD}
EVERYBODY = set(Role) - {Role.SYSTEM}
DECIDING = AUTHORITIES | REVIEWERS | {Role.SYSTEM}


def _own_jurisdiction(actor: Actor, subject: Any) -> bool:
    return bool(subject.jurisdiction == actor.jurisdiction)


permit("policy.view_library", "查看法规库", EVERYBODY)
permit("policy.export_library", "导出法规库", EVERYBODY)
permit("policy.view_changes", "查看参数变更", READERS, _own_jurisdiction)
permit("policy.view_calendar", "查看工作日历", READERS, _own_jurisdiction)
permit("policy.view_items", "查看地方支付项目", READERS, _own_jurisdiction)
permit("policy.propose_change", "拟定变更", OFFICER)
permit("policy.revise_change", "修改拟定内容", OFFICER, _own_jurisdiction)
permit("policy.start_estimate", "开始数据测算", OFFICER, _own_jurisdiction)
permit("policy.attach_estimate", "附上数据测算", {Role.SYSTEM}, _own_jurisdiction)
permit("policy.write_estimate", "书面测算", OFFICER, _own_jurisdiction)
permit("policy.assess_risk", "作出风险评估", OFFICER, _own_jurisdiction)
permit("policy.return_change", "退回修改", HEAD, _own_jurisdiction)
permit("policy.approve_change", "批准变更", HEAD, _own_jurisdiction)
permit("policy.reject_change", "不予批准", HEAD, _own_jurisdiction)
permit("policy.publish_change", "发布变更", HEAD, _own_jurisdiction)
permit("policy.withdraw_change", "撤回拟定", OFFICER, _own_jurisdiction)
permit("policy.revoke_change", "撤销变更", HEAD, _own_jurisdiction)
permit("policy.draft_item", "拟定地方支付项目", OFFICER)
permit("policy.revise_item", "修改地方支付项目", OFFICER, _own_jurisdiction)
permit("policy.submit_item", "报政府审批", HEAD, _own_jurisdiction)
permit("policy.approve_item", "记录政府批准", OFFICER, _own_jurisdiction)
permit("policy.reject_item", "记录政府未批准", OFFICER, _own_jurisdiction)
permit("policy.return_item", "记录政府退回", OFFICER, _own_jurisdiction)
permit("policy.put_in_force", "执行项目", HEAD, _own_jurisdiction)
permit("policy.file_item", "报国家备案", OFFICER, _own_jurisdiction)
permit("policy.end_item", "停止执行", HEAD, _own_jurisdiction)
permit("policy.export_changes", "导出变更", AUTHORITIES | REVIEWERS)
permit("policy.keep_use", "记下决定所用的参数值", DECIDING)
