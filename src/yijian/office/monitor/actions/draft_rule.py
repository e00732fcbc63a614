"""A new version of a rule is drafted, or a new rule."""

from __future__ import annotations

from django.utils.timezone import localtime

from yijian.office.framework.action import action, note
from yijian.office.framework.actor import Actor
from yijian.office.framework.stepping import open_case
from yijian.office.monitor.guards.code_alive import code_alive
from yijian.office.monitor.guards.draft_allotted import draft_allotted
from yijian.office.monitor.guards.whole_jurisdiction import whole_jurisdiction
from yijian.office.monitor.rule_models import PROCEDURE, RuleOrigin, RuleVersion
from yijian.office.monitor.rulebook.filling import fill


@action(
    "monitor.draft_rule",
    title="起草规则",
    guards=(whole_jurisdiction, code_alive, draft_allotted),
    secret=("text", "cases"),
)
def draft_rule(
    *,
    actor: Actor,
    code: str,
    version: int,
    text: str,
    cases: str,
    based_on: int | None = None,
) -> RuleVersion:
    """A draft under the code and number that the office allots, with today's procedure frozen.

    The text may still be faulty; ``based_on`` is the key of the version that it begins from.
    """
    row = RuleVersion(
        jurisdiction=actor.jurisdiction,
        code=code,
        version=version,
        origin=RuleOrigin.LOCAL,
        based_on=RuleVersion.objects.filter(
            jurisdiction=actor.jurisdiction, pk=based_on or 0
        ).first(),
        author=actor.username,
        author_name=actor.name,
        owner=actor.username,
        owner_name=actor.name,
        made_at=actor.at,
    )
    open_case(row, PROCEDURE, actor.jurisdiction, localtime(actor.at).date())
    fill(row, text, cases)
    row.save(force_insert=True)
    note(subject=f"monitor.ruleversion:{row.pk}", digest=row.digest)
    return row
