"""What a rule would have found in the past is seen before it finds anything new."""

from __future__ import annotations

from typing import Any

from yijian.office.framework.guard import Refusal
from yijian.office.monitor.rule_models import RuleTrial, RuleVersion, TrialKind


def replay_done(*, subject: RuleVersion, **_: Any) -> Refusal | None:
    """Refuse until this very text has been replayed to the end."""
    done = RuleTrial.objects.filter(
        version=subject.pk, kind=TrialKind.REPLAY, digest=subject.digest
    )
    last = done.order_by("-pk").first()
    if last is None:
        because = "现在这份内容还没有在全部历史费用上回放"
    elif last.result.get("after", {}).get("state") == "stopped":
        because = f"回放时规则被停止：{last.result['after'].get('reason', '')}"
    else:
        return None
    return Refusal(
        code="rule.no_replay",
        asked="认可回放",
        because=because,
        missing="跑完的一次回放",
        by="起草人",
    )
