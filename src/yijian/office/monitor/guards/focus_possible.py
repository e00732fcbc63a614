"""What is put on the focus exists and is not on it; what is taken off is on it."""

from __future__ import annotations

from typing import Any

from yijian.office.framework.actor import Actor
from yijian.office.framework.guard import Refusal
from yijian.office.monitor.evaluation_models import Evaluation
from yijian.office.monitor.selectors.focus import on_focus
from yijian.office.monitor.selectors.focus_names import focus_name


def focus_possible(
    *, actor: Actor, subject: Evaluation, kind: str, key: str, on: bool, **_: Any
) -> Refusal | None:
    """Refuse what is not there, what is so already, and what was proposed before."""
    held = on_focus(actor, kind, key) is not None
    if not focus_name(subject.run, kind, key):
        because, missing = f"没有编码为“{key}”的规则或机构", "稽核里有的规则编码或机构编号"
    elif any(it["kind"] == kind and it["key"] == key for it in subject.changes):
        because, missing = "这次评估已经提出过对它的调整", "先取消原来的那一项"
    elif held == on:
        because = "它已经是监管重点" if on else "它现在不是监管重点"
        missing = "与现状不同的调整"
    else:
        return None
    return Refusal("focus.impossible", "提出调整重点", because, missing, "评估人")
