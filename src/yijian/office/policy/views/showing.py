"""What pages show of a change: before and after, basis, days, figures in words."""

from __future__ import annotations

from typing import Any

from yijian.law.compare import holding
from yijian.law.wording import whole
from yijian.office.framework.actor import Actor
from yijian.office.framework.templatetags.yijian import NOTHING
from yijian.office.policy.contents import day_before, days_of
from yijian.office.policy.current import current_law, shipped_law
from yijian.office.policy.models import OPEN_STATES, Change, ChangeKind
from yijian.office.policy.selectors.changes import waiting_for
from yijian.office.policy.words import ORIGINS, RISK_LEVELS, content_words


def row_of(actor: Actor, change: Change) -> dict[str, Any]:
    """A change in the list; ``waits`` says for whom."""
    next_steps = waiting_for(actor, change) if change.state in OPEN_STATES else []
    return {
        "change": change,
        "after": after_words(change),
        "waits": "、".join(f"{it.title}（{it.who}）" for it in next_steps),
        "mine": any(it.mine for it in next_steps),
    }


def after_words(change: Change) -> str:
    """What a change asks for, in a few words."""
    if change.kind == ChangeKind.PARAMETER:
        return content_words(change.content, change.title)
    rows = days_of(change.content)
    return f"放假 {sum((last - first).days + 1 for first, last, _ in rows):,} 日"


def change_facts(change: Change) -> dict[str, Any]:
    """Before and after, basis and days of a change, for its page and its notice."""
    law = current_law()
    facts: dict[str, Any] = {
        "place": law.jurisdictions[change.place].title,
        "after": after_words(change),
        "risk_level": RISK_LEVELS.get(change.risk.get("level", ""), ""),
    }
    if change.kind == ChangeKind.CALENDAR:
        return facts | {"days_off": days_of(change.content), "make_up": change.content["make_up"]}
    before = holding(_law_before(change), change.parameter, change.place, change.since)
    cited = law.instrument(change.place, change.content.get("instrument") or "")
    return facts | {
        "before": whole(before) if before else NOTHING,
        "before_value": before,
        "origin": ORIGINS[change.content["origin"]],
        "instrument": cited,
        "day_before": day_before(change.since),
    }


def _law_before(change: Change) -> Any:
    """The law without the change: today's, unless it is published itself."""
    from yijian.office.policy.current import law_under
    from yijian.office.policy.publishing import additions_of, published_changes, write_additions

    if not change.published:
        return current_law()
    earlier = [it for it in published_changes() if _earlier(it, change)]
    return law_under(write_additions(additions_of(earlier))) if earlier else shipped_law()


def _earlier(one: Change, other: Change) -> bool:
    assert one.published_at is not None
    assert other.published_at is not None
    return (one.published_at, one.pk) < (other.published_at, other.pk)
