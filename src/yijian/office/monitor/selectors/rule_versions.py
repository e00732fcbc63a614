"""Versions of rules that somebody may see, and the rules of a place as the catalogue lists them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from yijian.audit.rulebook.rule import Rule
from yijian.office.framework.action import Missing
from yijian.office.framework.actor import Actor
from yijian.office.framework.permission import may
from yijian.office.framework.roles import PROVIDERS
from yijian.office.monitor.rule_models import (
    GREY,
    IN_FORCE,
    RETIRED,
    SHADOW,
    SUPERSEDED,
    SUSPENDED,
    RuleOrigin,
    RuleTerm,
    RuleVersion,
)
from yijian.office.monitor.rulebook.registry import registered, versions_of
from yijian.office.monitor.selectors.cards import parsed, shipped_rules

STATES = {
    "draft": "草稿",
    "checked": "已检查",
    "replayed": "已回放",
    "shadow": "影子运行",
    "grey": "灰度运行",
    "in_force": "生效",
    "suspended": "暂停",
    "superseded": "被替代",
    "retired": "退役",
    "withdrawn": "已撤回",
}
"""The states of the procedure as lists name them."""
LISTED = (IN_FORCE, GREY, SHADOW, SUSPENDED, SUPERSEDED, RETIRED)
"""States of a version that make a rule of the catalogue, the one that represents it first."""
SEEN_BY_PROVIDERS = (IN_FORCE, GREY)


@dataclass(frozen=True)
class Listed:
    """A rule of the catalogue: how it stands, and the version that says so.

    ``key`` is 0 where the software's rule is not registered yet: it holds from the first run on.
    """

    rule: Rule
    state: str
    version: int
    origin: str
    key: int = 0

    @property
    def state_title(self) -> str:
        """The Chinese of the state."""
        return STATES[self.state]


def versions_for(actor: Actor) -> QuerySet[RuleVersion]:
    """The versions of the actor's jurisdiction."""
    if not may(actor, "monitor.view_rule_versions"):
        return RuleVersion.objects.none()
    return versions_of(actor.jurisdiction).select_related("job", "based_on")


def version_for(actor: Actor, key: int) -> RuleVersion:
    """One of them.

    Raises:
        Missing: none of that number for this actor.
    """
    found = versions_for(actor).filter(pk=key).first()
    if found is None:
        raise Missing
    return found


def search_versions(rows: QuerySet[RuleVersion], asked: Mapping[str, str]) -> QuerySet[RuleVersion]:
    """Those of ``rows`` that fit the filters ``q state origin`` of the address; unknown: none.

    ``state`` may also be ``asked``: somebody waits for a decision; ``all``; or empty: what is not
    simply the software's own and in force.
    """
    if text := asked.get("q", "").strip():
        rows = rows.filter(Q(name__icontains=text) | Q(code__icontains=text))
    if asked.get("state") in STATES:
        rows = rows.filter(state=asked["state"])
    elif asked.get("state") == "asked":
        rows = rows.exclude(asked={})
    elif not any(asked.values()):
        rows = rows.exclude(origin=RuleOrigin.SHIPPED, state=IN_FORCE, asked={})
    if asked.get("origin") in RuleOrigin.values:
        rows = rows.filter(origin=asked["origin"])
    return rows


def of_code(actor: Actor, code: str) -> list[RuleVersion]:
    """Every version of a code that the actor may see, the newest first."""
    return list(versions_for(actor).filter(code=code).order_by("-version"))


def terms_of(row: RuleVersion) -> list[RuleTerm]:
    """When and how a version ran, in order."""
    return list(RuleTerm.objects.filter(version=row).order_by("began_at", "pk"))


def listed_rules(actor: Actor) -> dict[str, Listed]:
    """Code to the rule as it stands in the actor's jurisdiction, in order of code."""
    states = SEEN_BY_PROVIDERS if actor.role in PROVIDERS else LISTED
    found: dict[str, Listed] = {}
    rows = versions_of(actor.jurisdiction).filter(state__in=states)
    for row in sorted(rows.defer("procedure", "cases"), key=lambda it: LISTED.index(it.state)):
        if row.code not in found:
            rule = parsed(row.text, row.code)
            found[row.code] = Listed(rule, row.state, row.version, row.origin, row.pk)
    if not found and not registered(actor.jurisdiction):
        found = {
            code: Listed(rule, IN_FORCE, rule.card.version, RuleOrigin.SHIPPED)
            for code, rule in shipped_rules().items()
        }
    return dict(sorted(found.items()))
