"""Who may do what in monitoring."""

from __future__ import annotations

from typing import Any

from yijian.office.framework.actor import Actor
from yijian.office.framework.permission import permit
from yijian.office.framework.roles import AUTHORITIES, PROVIDERS, REVIEWERS, Role

OFFICIALS = REVIEWERS | AUTHORITIES | {Role.AUDITOR}
READERS = OFFICIALS | PROVIDERS


def _own_jurisdiction(actor: Actor, subject: Any) -> bool:
    return bool(subject.jurisdiction == actor.jurisdiction)


permit("monitor.view_dashboard", "查看总览", READERS | {Role.ACCOUNT_ADMIN})
permit("monitor.view_findings", "查看疑点", READERS)
permit("monitor.view_rules", "查看规则", READERS)
permit("monitor.view_institutions", "查看机构", READERS)
permit("monitor.view_imports", "查看导入", OFFICIALS, _own_jurisdiction)
permit("monitor.view_runs", "查看稽核运行", OFFICIALS, _own_jurisdiction)
permit("monitor.export_findings", "导出疑点", REVIEWERS | AUTHORITIES | PROVIDERS)
permit("monitor.unmask_person", "查看个人信息明文", REVIEWERS | AUTHORITIES)
permit("monitor.mask_person", "结束查看明文", REVIEWERS | AUTHORITIES)
permit("monitor.receive_upload", "上传导入文件", REVIEWERS)
permit("monitor.withdraw_upload", "撤回上传文件", REVIEWERS, _own_jurisdiction)
permit("monitor.start_import", "导入上传的文件", REVIEWERS, _own_jurisdiction)
permit("monitor.start_run", "开始稽核", REVIEWERS)
permit("monitor.settle_upload", "记录导入结果", {Role.SYSTEM}, _own_jurisdiction)
permit("monitor.open_run", "开始装入一次运行", {Role.SYSTEM})
permit("monitor.publish_run", "使一次运行可见", {Role.SYSTEM}, _own_jurisdiction)
permit("monitor.withdraw_run", "撤回一次运行", REVIEWERS | {Role.SYSTEM}, _own_jurisdiction)
