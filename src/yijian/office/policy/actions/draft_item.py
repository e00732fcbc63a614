"""A local payable item is drafted."""

from __future__ import annotations

from django.utils.timezone import localtime

from yijian.office.framework.action import action, note
from yijian.office.framework.actor import Actor
from yijian.office.framework.stepping import open_case
from yijian.office.policy.guards.item_told import item_told
from yijian.office.policy.guards.within_national_scope import within_national_scope
from yijian.office.policy.models import LocalItem


@action("policy.draft_item", title="拟定地方支付项目", guards=(within_national_scope, item_told))
def draft_item(
    *,
    actor: Actor,
    kind: str,
    code: str,
    title: str,
    standard: str,
    grounds: str,
    estimate: str = "",
    risk: str = "",
) -> LocalItem:
    """A draft; ``estimate`` and ``risk`` may follow, but without them it is not handed in."""
    item = LocalItem(
        jurisdiction=actor.jurisdiction,
        kind=kind,
        code=code.strip(),
        title=title.strip(),
        standard=standard.strip(),
        grounds=grounds.strip(),
        estimate=estimate.strip(),
        risk=risk.strip(),
        made_by=actor.username,
        made_by_name=actor.name,
        made_at=actor.at,
    )
    open_case(item, "policy.local_item", actor.jurisdiction, localtime(actor.at).date())
    item.save(force_insert=True)
    note(subject=f"policy.localitem:{item.pk}")
    return item
