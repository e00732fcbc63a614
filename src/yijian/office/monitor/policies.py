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

RULE_MAKERS = REVIEWERS | {Role.AUTHORITY}
"""Who drafts rules and asks for steps."""
RULE_CHECKERS = {Role.SECOND_REVIEWER, Role.AUTHORITY}
"""Who finds a rule good and lets it run unseen."""
RULE_STOPPERS = RULE_CHECKERS | {Role.AUTHORITY_HEAD}
"""Who stops a rule."""
HEAD = {Role.AUTHORITY_HEAD}
"""Who puts a rule in force."""


def _own_notice(actor: Actor, subject: Any) -> bool:
    return bool(subject.username == actor.username and _own_jurisdiction(actor, subject))


permit("monitor.view_rule_versions", "查看规则版本", OFFICIALS, _own_jurisdiction)
permit("monitor.view_rule_quality", "查看规则质量", OFFICIALS)
permit("monitor.draft_rule", "起草规则", RULE_MAKERS)
permit("monitor.revise_rule", "修改规则", RULE_MAKERS, _own_jurisdiction)
permit("monitor.withdraw_rule", "撤回规则", RULE_MAKERS, _own_jurisdiction)
permit("monitor.ask_step", "提请办理规则", RULE_MAKERS, _own_jurisdiction)
permit("monitor.drop_ask", "退回提请", RULE_MAKERS | HEAD, _own_jurisdiction)
permit("monitor.start_cases", "跑规则的用例", RULE_MAKERS, _own_jurisdiction)
permit("monitor.start_trial", "试跑或回放规则", RULE_MAKERS, _own_jurisdiction)
permit("monitor.start_bench", "给规则测速", RULE_MAKERS)
permit("monitor.check_rule", "使规则通过检查", RULE_CHECKERS, _own_jurisdiction)
permit("monitor.accept_replay", "认可规则的回放", RULE_CHECKERS, _own_jurisdiction)
permit("monitor.begin_shadow", "开始影子运行", RULE_CHECKERS, _own_jurisdiction)
permit("monitor.begin_grey", "开始灰度运行", HEAD, _own_jurisdiction)
permit("monitor.put_in_force", "使规则全面生效", HEAD, _own_jurisdiction)
permit("monitor.resume_rule", "恢复规则", HEAD, _own_jurisdiction)
permit("monitor.roll_back", "回到规则的旧版本", HEAD, _own_jurisdiction)
permit("monitor.retire_rule", "使规则退役", HEAD, _own_jurisdiction)
permit("monitor.suspend_rule", "暂停规则", RULE_STOPPERS, _own_jurisdiction)
permit("monitor.send_to_shadow", "把规则退回影子运行", RULE_STOPPERS, _own_jurisdiction)
permit("monitor.demote_rule", "自动退回影子运行", {Role.SYSTEM}, _own_jurisdiction)
permit("monitor.supersede_rule", "被新版替代", {Role.SYSTEM}, _own_jurisdiction)
permit("monitor.register_rules", "登记随软件的规则", {Role.SYSTEM})
permit("monitor.keep_rule_term", "记下规则的运行期间", RULE_MAKERS | HEAD | {Role.SYSTEM})
permit("monitor.keep_cases", "记录用例结果", {Role.SYSTEM}, _own_jurisdiction)
permit("monitor.keep_trial", "记录规则试跑结果", {Role.SYSTEM})
permit("monitor.export_rule_trial", "导出规则试跑结果", REVIEWERS | AUTHORITIES)
permit("monitor.record_outcome", "记录复核结论", {Role.SECOND_REVIEWER})
permit("monitor.read_notice", "阅知通知", OFFICIALS, _own_notice)

KNOWLEDGE_CHECKERS = {Role.SECOND_REVIEWER, Role.AUTHORITY_HEAD}
"""Who decides about knowledge that another person brought."""
BY_THE_SYSTEM = {Role.SYSTEM}

permit("monitor.view_knowledge", "查看知识", READERS)
permit("monitor.view_knowledge_batches", "查看知识批次", OFFICIALS, _own_jurisdiction)
permit("monitor.export_knowledge", "导出知识", REVIEWERS | AUTHORITIES | PROVIDERS)
permit("monitor.export_knowledge_trial", "导出知识影响的疑点", REVIEWERS | AUTHORITIES)
permit("monitor.stage_knowledge", "提交知识", RULE_MAKERS)
permit("monitor.try_knowledge", "测算知识的影响", RULE_MAKERS, _own_jurisdiction)
permit("monitor.withdraw_knowledge", "撤回知识", RULE_MAKERS, _own_jurisdiction)
permit("monitor.propose_roll_back", "提交回退", RULE_MAKERS, _own_jurisdiction)
permit("monitor.adopt_knowledge", "采用知识", KNOWLEDGE_CHECKERS, _own_jurisdiction)
permit("monitor.reject_knowledge", "不予采用知识", KNOWLEDGE_CHECKERS, _own_jurisdiction)
permit("monitor.attach_trial", "附上影响测算", BY_THE_SYSTEM, _own_jurisdiction)
permit("monitor.refuse_knowledge", "核对未通过", BY_THE_SYSTEM, _own_jurisdiction)
permit("monitor.put_knowledge_in_force", "知识生效", BY_THE_SYSTEM, _own_jurisdiction)
permit("monitor.return_knowledge", "知识没有生效", BY_THE_SYSTEM, _own_jurisdiction)
permit("monitor.set_aside_knowledge", "回退完成", BY_THE_SYSTEM, _own_jurisdiction)

EVALUATORS = {Role.SECOND_REVIEWER, Role.AUTHORITY}
"""Who evaluates what monitoring achieves; the head decides."""

permit("monitor.view_evaluations", "查看效果评估", OFFICIALS, _own_jurisdiction)
permit("monitor.draft_evaluation", "开始评估", EVALUATORS)
permit("monitor.propose_focus", "提出调整重点", EVALUATORS, _own_jurisdiction)
permit("monitor.drop_focus", "取消调整重点", EVALUATORS, _own_jurisdiction)
permit("monitor.submit_evaluation", "提交评估", EVALUATORS, _own_jurisdiction)
permit("monitor.withdraw_evaluation", "撤回评估", EVALUATORS, _own_jurisdiction)
permit("monitor.return_evaluation", "退回评估", HEAD, _own_jurisdiction)
permit("monitor.decide_evaluation", "决定评估", HEAD, _own_jurisdiction)
permit("monitor.keep_focus", "记下监管重点", HEAD)
permit("monitor.export_evaluation", "导出效果评估", REVIEWERS | AUTHORITIES)


def _own_area(actor: Actor, subject: Any) -> bool:
    return _own_jurisdiction(actor, subject) and str(subject.admdvs).startswith(actor.area)


permit("monitor.view_screenings", "查看反欺诈筛查", OFFICIALS, _own_jurisdiction)
permit("monitor.start_screening", "反欺诈筛查", EVALUATORS)
permit("monitor.withdraw_screening", "撤回反欺诈筛查", EVALUATORS, _own_jurisdiction)
permit("monitor.check_lead", "记录线索核查结果", REVIEWERS | {Role.AUTHORITY}, _own_area)
permit("monitor.export_leads", "导出反欺诈线索", REVIEWERS | AUTHORITIES)
