"""The fourteen modules of capabilities, as the topics of the library."""

from __future__ import annotations

MODULES = {
    "policy": "政策参数与职权",
    "fund": "基金收支与风险",
    "enrolment": "参保与参保人",
    "agreement": "协议管理",
    "review": "费用审核与结算",
    "monitor": "智能监控",
    "provider": "定点机构自我管理",
    "inspection": "监督检查",
    "case": "行政执法案件",
    "credit": "信用管理",
    "oversight": "经办与履职监督",
    "public": "社会监督",
    "coord": "部门协同",
    "security": "信息安全与保密",
}
"""English name, as parameters and capabilities begin with it, to Chinese title."""


def module_of(name: str) -> str:
    """The Chinese title of the module that a parameter, capability or procedure belongs to."""
    return MODULES.get(name.partition(".")[0], name)
