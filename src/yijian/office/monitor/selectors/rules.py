"""The rules and what each of them did in a run."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, get_args

from yijian.audit.rulebook.card import Card, Outcome, Tier
from yijian.office.framework.actor import Actor
from yijian.office.monitor.models import Run
from yijian.office.monitor.selectors.coverage import Covered, coverage
from yijian.office.monitor.selectors.rule_versions import Listed, listed_rules
from yijian.office.monitor.selectors.scope import tallies_of
from yijian.office.monitor.selectors.totals import Amounts, sums

TIERS: tuple[str, ...] = get_args(Tier)
OUTCOMES: tuple[str, ...] = get_args(Outcome)
STATES = {"done": "已运行", "no_knowledge": "缺知识", "stopped": "被停止"}
NOT_RUN = "未运行"
ORDERS = {"amount": "计入基金", "findings": "疑点数", "code": "编码"}


@dataclass(frozen=True)
class RuleRow:
    """A rule, how it stands, and its part in the run.

    ``covered`` is None where the actor may not see; ``state`` is what the run did with it.
    """

    listed: Listed
    amounts: Amounts
    covered: Covered | None
    state: str

    @property
    def card(self) -> Card:
        """The card of the version that stands for the rule."""
        return self.listed.rule.card


def rule_rows(actor: Actor, run: Run | None) -> list[RuleRow]:
    """The rules of the actor's jurisdiction, most money first."""
    amounts: dict[str, Amounts] = sums(tallies_of(actor, run), "rule_code") if run else {}
    covered = coverage(actor, run) if run else {}
    states = {entry["code"]: entry.get("state", "") for entry in rule_summaries(run)}
    hidden = actor.fixmedins_code is not None
    rows = [
        RuleRow(
            listed=listed,
            amounts=amounts.get(code, Amounts()),
            covered=None if hidden else covered.get(code, Covered()),
            state=STATES.get(states.get(code, ""), NOT_RUN),
        )
        for code, listed in listed_rules(actor).items()
    ]
    return ordered(rows, "amount")


def rule_summaries(run: Run | None) -> list[dict[str, Any]]:
    """What the run itself says of each of its rules."""
    found: list[dict[str, Any]] = run.summary.get("rules", []) if run else []
    return found


def ordered(rows: list[RuleRow], order: str) -> list[RuleRow]:
    """The rows by one of :data:`ORDERS`; the code decides between equals."""
    keys = {
        "amount": lambda row: (-row.amounts.counted_fund_amount, -row.amounts.n),
        "findings": lambda row: -row.amounts.n,
        "code": lambda row: 0,
    }
    return sorted(rows, key=lambda row: (keys[order](row), row.card.code))


def chosen(
    rows: list[RuleRow], *, words: str, tier: str, outcome: str, standing: str = ""
) -> list[RuleRow]:
    """The rows whose card has ``words`` in its name, code, text or basis, and tier and outcome;
    ``standing`` is the state of the version that stands for the rule."""
    return [
        row
        for row in rows
        if (not tier or row.card.tier == tier)
        and (not outcome or row.card.outcome == outcome)
        and (not standing or row.listed.state == standing)
        and words in f"{row.card.name} {row.card.code} {row.card.what} {row.card.basis}"
    ]
