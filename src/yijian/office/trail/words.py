"""What the trail holds, in the words of the people who read it."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from django.apps import apps
from django.utils.dateparse import parse_datetime
from django.utils.timezone import is_aware, localtime

from yijian.office.framework.action import ACTIONS
from yijian.office.framework.permission import PERMISSIONS
from yijian.office.framework.roles import Role
from yijian.office.policy.law_words import law_word

KEYS = {
    "account": "账号编号",
    "accounts": "账号",
    "active": "在用",
    "address": "来自",
    "admdvs": "医保区划",
    "affected": "影响谁",
    "areas": "区划",
    "article": "条款",
    "asked": "提请",
    "attempts": "办理次数",
    "based_on": "依据的版本",
    "before": "改前",
    "brought": "收到的文件",
    "cases": "用例",
    "changes": "调整（项）",
    "checked_on": "核对日",
    "city_name": "市名",
    "code": "代码",
    "collective": "集体讨论后再延长",
    "components": "组成部分",
    "confidence": "把握",
    "consulted": "征求意见",
    "content": "变更内容",
    "date_from": "费用起日",
    "date_to": "费用止日",
    "days_off": "放假",
    "decision": "决定",
    "digest": "摘要",
    "document_day": "批准日期",
    "document_number": "批准文号",
    "done": "办成",
    "doubt": "疑点",
    "ended": "结束的条数",
    "estimate": "数据测算",
    "extension": "延长",
    "failed": "失败",
    "fault": "未通过的原因",
    "fictitious": "虚构",
    "filing_day": "备案日期",
    "filing_number": "备案文号",
    "filters": "筛选",
    "finding_id": "疑点编号",
    "findings": "疑点数",
    "first": "首",
    "fixmedins_code": "定点医药机构编号",
    "folder": "目录",
    "from": "起始日",
    "grounds": "理由和来源",
    "handed_in": "交来的文件",
    "inclusive": "含本数",
    "institutions": "定点机构",
    "instrument": "文件",
    "job": "后台工作",
    "jurisdiction": "统筹区",
    "key": "编号",
    "kind": "类别",
    "last": "末",
    "leads": "线索",
    "level": "风险等级",
    "lines": "明细数",
    "made_by": "提请人",
    "make_up": "调休上班",
    "mark": "读法",
    "measures": "应对",
    "message": "说明",
    "minutes": "时长（分钟）",
    "moments": "环节",
    "name": "名称",
    "new": "改后",
    "number": "变更编号",
    "old": "改前",
    "on": "列入重点",
    "options": "选项",
    "orderly": "交回的原因",
    "organisation": "单位",
    "origin": "依据",
    "parameter": "参数",
    "parameters": "参数",
    "parent": "上级单位",
    "passed": "通过",
    "people": "账号",
    "place": "法域",
    "proof": "验证方式",
    "providers": "定点机构",
    "psn_no": "人员编号",
    "reason": "理由",
    "refusal": "不予办理的理由",
    "refusal_code": "理由代码",
    "replaces": "替代的运行",
    "result": "结果",
    "reviewed": "合法性审核",
    "revision": "版次",
    "risk": "风险评估",
    "risks": "风险",
    "role": "角色",
    "rolls": "顺延",
    "rows": "行数",
    "rule": "规则",
    "rule_code": "规则编码",
    "rules": "规则",
    "run": "运行",
    "runs": "怎样运行",
    "said": "结果",
    "sha256": "文件摘要",
    "shows": "恢复显示的运行",
    "since": "起始日",
    "size": "大小（字节）",
    "slot": "占用",
    "source": "来源",
    "staged": "收到的文件",
    "standard": "支付标准",
    "state": "状态",
    "step": "口令时段",
    "summary": "结论",
    "terms": "条件",
    "title": "名称",
    "unit": "单位（量）",
    "until": "截止",
    "upheld": "属实",
    "upload": "上传文件",
    "username": "账号",
    "value": "值",
    "values": "所用的值",
    "version": "版本",
    "what": "内容",
    "year": "年份",
}
"""Keywords of actions and of ``note``; a key that is not here is shown as it is."""

_SUBJECT = re.compile(r"[a-z]+\.[a-z]+:\d+")
_ROLES = {role.value: role.label for role in Role}


def event_title(event: str) -> str:
    """The Chinese title of an action; its name where nothing bears it any more."""
    if event in ACTIONS:
        return ACTIONS[event].title
    return PERMISSIONS[event].title if event in PERMISSIONS else event


def subject_words(subject: str) -> str:
    """``work.job:12`` as ``后台工作 12``; empty for none."""
    label, _, key = subject.partition(":")
    return f"{kind_title(label)} {key}".strip()


def kind_title(label: str) -> str:
    """The Chinese name of what ``app.model`` names; the label itself where there is no such."""
    try:
        return str(apps.get_model(label)._meta.verbose_name)
    except (LookupError, ValueError):
        return label


def role_title(role: str) -> str:
    """The Chinese name of a role."""
    return _ROLES.get(role, role)


def brief(detail: str) -> str:
    """The one sentence of an entry: why it was refused, or the reason that was given."""
    held = _held(detail)
    return str(held.get("refusal") or held.get("reason") or "")


def detail_words(detail: str) -> list[tuple[str, str]]:
    """The keywords and notes of an entry, as names and values for people."""
    held = _held(detail)
    if not held:
        return [] if detail == "{}" else [("内容", detail)]
    return [
        (KEYS.get(key, key), _value(key, value))
        for key, value in held.items()
        if value not in (None, "", [], {})
    ]


def _held(detail: str) -> dict[str, Any]:
    try:
        held = json.loads(detail)
    except ValueError:
        return {}
    return held if isinstance(held, dict) else {}


def _value(key: str, value: Any) -> str:
    if isinstance(value, bool):
        return "是" if value else "否"
    if value is None:
        return "无"
    if isinstance(value, Mapping):
        return "；".join(f"{KEYS.get(k, k)}：{_value(k, v)}" for k, v in value.items())
    if isinstance(value, list):
        return "、".join(_value(key, each) for each in value)
    text = str(value)
    if key == "role":
        return role_title(text)
    if plain := law_word(key, text):
        return plain
    if _SUBJECT.fullmatch(text):
        return subject_words(text)
    return _moment(text) or text


def _moment(text: str) -> str:
    try:
        when = parse_datetime(text) if "T" in text else None
    except ValueError:
        return ""
    return f"{localtime(when):%Y-%m-%d %H:%M:%S}" if when and is_aware(when) else ""
