"""Only what is in force can be taken back, and only once."""

from __future__ import annotations

from typing import Any

from yijian.office.framework.guard import Refusal
from yijian.office.monitor.knowledge_models import ADOPTED, IN_FORCE, OPEN, KnowledgeBatch


def roll_back_possible(*, subject: KnowledgeBatch, **_: Any) -> Refusal | None:
    """Refuse a batch that is not in force, is itself a roll-back, or is being taken back."""
    going = subject.undone_by.filter(state__in=(*OPEN, ADOPTED)).first()
    if subject.is_roll_back:
        because, missing = "它本身就是一次回退", "要恢复原来的知识，重新提交那些文件"
    elif subject.state != IN_FORCE:
        because, missing = f"它的状态是“{subject.state_title}”", "一批已经采用的知识"
    elif going is not None:
        because, missing = f"已经有人提交回退（批次 {going.number}）", "在那一批上办理，或先撤回它"
    else:
        return None
    return Refusal(
        code="knowledge.no_roll_back",
        asked="提交回退",
        because=because,
        missing=missing,
        by="经办机构或医保行政部门",
    )
