"""A person's data is shown in clear: to one user, on one finding, for a reason, for a while."""

from __future__ import annotations

from django.conf import settings

from yijian.office.framework.action import action, note
from yijian.office.framework.actor import Actor
from yijian.office.framework.masking import clear_until
from yijian.office.monitor.guards.person_concerned import person_concerned
from yijian.office.monitor.guards.reason_told import reason_told
from yijian.office.monitor.models import Unmasking


@action("monitor.unmask_person", title="查看个人信息明文", guards=(person_concerned, reason_told))
def unmask_person(*, actor: Actor, finding_id: str, run: str, reason: str) -> Unmasking:
    """Show the person of a finding in clear for ``LIMIT UNMASK_MINUTES``.

    ``run`` is the run as the address names it (empty: the visible one).

    Raises:
        Guarded: no such finding for the actor, nobody in it, or no reason that says something.
    """
    unmasking = Unmasking.objects.create(
        jurisdiction=actor.jurisdiction,
        username=actor.username,
        finding_id=finding_id,
        reason=reason.strip(),
        at=actor.at,
        until=clear_until(actor.at, settings.LIMIT["UNMASK_MINUTES"]),
    )
    note(subject=f"monitor.finding:{finding_id}", until=unmasking.until)
    return unmasking
