"""A draft is changed; its estimate and assessment no longer count."""

from __future__ import annotations

from typing import Any

from yijian.office.framework.action import action, note
from yijian.office.framework.actor import Actor
from yijian.office.policy.filling import fill
from yijian.office.policy.guards.citation_valid import citation_valid
from yijian.office.policy.guards.content_sound import content_sound
from yijian.office.policy.guards.not_used import not_used
from yijian.office.policy.guards.override_allowed import override_allowed
from yijian.office.policy.guards.start_not_past import start_not_past
from yijian.office.policy.models import Change


@action(
    "policy.revise_change",
    title="修改拟定内容",
    subject=Change,
    guards=(content_sound, override_allowed, citation_valid, not_used, start_not_past),
    step="policy.change:revise_change",
)
def revise_change(*, actor: Actor, subject: Change, content: dict[str, Any]) -> Change:
    """The draft asks for ``content`` now; who revises it has drafted it."""
    note(old=subject.content)
    fill(subject, content)
    subject.estimate, subject.risk, subject.job = {}, {}, None
    subject.made_by, subject.made_by_name, subject.made_at = actor.username, actor.name, actor.at
    return subject
