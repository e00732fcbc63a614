"""The rules that the software brings are registered: in force unless this office has decided."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.timezone import localtime

from yijian.office.framework.action import action, note
from yijian.office.framework.actor import Actor
from yijian.office.framework.stepping import open_case
from yijian.office.monitor.actions.supersede_rule import supersede_rule
from yijian.office.monitor.rule_models import (
    CHECKED,
    IN_FORCE,
    PROCEDURE,
    RETIRED,
    RuleOrigin,
    RuleTerm,
    RuleVersion,
    TermMode,
)
from yijian.office.monitor.rulebook.filling import fill
from yijian.office.monitor.rulebook.registry import in_force, versions_of
from yijian.office.monitor.rulebook.shipped import ShippedRule


@action("monitor.register_rules", title="登记随软件的规则", secret=("shipped",))
def register_rules(*, actor: Actor, shipped: Sequence[ShippedRule]) -> int:
    """Register versions that are not known yet; answers how many.

    A version is in force from now on where its code is new, or where the software's earlier
    version is in force. Where this office has decided otherwise about the code it waits as
    checked; where the code is retired it is retired.
    """
    like, here = RuleVersion(), versions_of(actor.jurisdiction)
    open_case(like, PROCEDURE, actor.jurisdiction, localtime(actor.at).date())
    numbers = set(here.values_list("code", "version"))
    live, known = in_force(actor.jurisdiction), {code for code, _ in numbers}
    retired = set(here.filter(state=RETIRED).values_list("code", flat=True))
    rows = []
    for it in shipped:
        code = it.rule.card.code
        if (code, it.rule.card.version) in numbers:  # another process was faster
            continue
        state = RETIRED if code in retired else _state(code, live, known)
        if state == IN_FORCE and (old := live.get(code)) is not None:
            supersede_rule(
                actor=actor, subject=old.pk, revision=old.revision, new=it.rule.card.version
            )
        rows.append(_row(actor, it, like, state))
    RuleVersion.objects.bulk_create(rows, ignore_conflicts=True)
    made = here.filter(
        state=IN_FORCE, origin=RuleOrigin.SHIPPED, code__in=[row.code for row in rows]
    )
    RuleTerm.objects.bulk_create(
        RuleTerm(
            jurisdiction=actor.jurisdiction,
            version=row,
            mode=TermMode.LIVE,
            began_at=actor.at,
            began_how="registered",
        )
        for row in made.filter(ruleterm=None)
    )
    note(rules=[f"{row} {row.digest}" for row in rows])
    return len(rows)


def _state(code: str, live: dict[str, RuleVersion], known: set[str]) -> str:
    old = live.get(code)
    ours = old is not None and old.origin == RuleOrigin.SHIPPED
    return IN_FORCE if ours or code not in known else CHECKED


def _row(actor: Actor, it: ShippedRule, like: RuleVersion, state: str) -> RuleVersion:
    row = RuleVersion(
        jurisdiction=actor.jurisdiction,
        code=it.rule.card.code,
        version=it.rule.card.version,
        origin=RuleOrigin.SHIPPED,
        author_name="随软件发布",
        made_at=actor.at,
        decided_at=actor.at,
        checker=actor.username,
        checker_name=actor.name,
        procedure=like.procedure,
        procedure_version=like.procedure_version,
        opened_on=like.opened_on,
        state=state,
    )
    fill(row, it.rule.text, it.cases)
    return row
