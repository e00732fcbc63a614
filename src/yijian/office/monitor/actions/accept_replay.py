"""What a rule would have found in the past is accepted."""

from __future__ import annotations

from yijian.office.framework.action import action, note
from yijian.office.framework.actor import Actor
from yijian.office.monitor.guards.asked_by_another import asked_by_another
from yijian.office.monitor.guards.replay_done import replay_done
from yijian.office.monitor.guards.whole_jurisdiction import whole_jurisdiction
from yijian.office.monitor.rule_models import RuleVersion
from yijian.office.monitor.rulebook.deciding import decide
from yijian.office.policy.guards.closing_reason_given import closing_reason_given


@action(
    "monitor.accept_replay",
    title="认可回放",
    subject=RuleVersion,
    guards=(
        whole_jurisdiction,
        asked_by_another("accept_replay"),
        replay_done,
        closing_reason_given,
    ),
    step="monitor.rule:accept_replay",
)
def accept_replay(*, actor: Actor, subject: RuleVersion, reason: str) -> RuleVersion:
    """Somebody has looked at the differences from the live version."""
    note(asked=subject.asked["reason"], made_by=subject.asked["name"])
    decide(subject, actor)
    return subject
