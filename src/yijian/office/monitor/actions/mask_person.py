"""Who has seen enough ends the sight in clear before its time."""

from __future__ import annotations

from yijian.office.framework.action import action, note
from yijian.office.framework.actor import Actor
from yijian.office.monitor.selectors.unmasking import live_unmaskings


@action("monitor.mask_person", title="结束查看明文")
def mask_person(*, actor: Actor, finding_id: str) -> int:
    """End the actor's own live unmaskings of a finding; returns how many there were."""
    ended = 0
    for unmasking in live_unmaskings(actor, finding_id).select_for_update():
        unmasking.until = actor.at
        unmasking.save()
        ended += 1
    note(subject=f"monitor.finding:{finding_id}", ended=ended)
    return ended
