"""A rule without a legal or clinical basis accuses nobody."""

from __future__ import annotations

from typing import Any

from yijian.kernel.errors import BadInput
from yijian.office.framework.guard import Refusal
from yijian.office.monitor.rule_models import RuleVersion
from yijian.office.monitor.selectors.cards import rule_of

EMPTY = ("待填", "待定", "待补", "暂无", "没有", "不详", "同上")
"""Words that stand where a basis should."""


def basis_told(*, subject: RuleVersion, **_: Any) -> Refusal | None:
    """Refuse a card whose basis names nothing; a card that cannot be read is another guard's."""
    try:
        basis = rule_of(subject).card.basis.strip()
    except BadInput:
        return None
    if not any(basis.startswith(word) for word in EMPTY):
        return None
    return Refusal(
        code="rule.no_basis",
        asked="使规则通过检查",
        because=f"卡片的依据写的是“{basis[: len('没有依据没有依据')]}”",
        missing="依据的文件和条款，或诊疗规范",
        by="起草人",
    )
