"""A version filled with a text; what the card says stands in its columns too."""

from __future__ import annotations

from yijian.audit.rulebook.rule import parse_rule
from yijian.kernel.errors import BadInput
from yijian.office.monitor.rule_models import RuleVersion
from yijian.office.monitor.rulebook.texts import digest_of

UNNAMED = "未命名的规则"


def fill(row: RuleVersion, text: str, cases: str) -> None:
    """Put text and cases on the row; of a card that cannot be read, what it said before stays."""
    row.text, row.cases = text.replace("\r\n", "\n"), cases.replace("\r\n", "\n")
    row.digest = digest_of(row.text)
    try:
        card = parse_rule(row.text, row.code).card
    except BadInput:
        row.name = row.name or UNNAMED
        return
    longest = RuleVersion._meta.get_field("name").max_length
    row.name, row.tier, row.outcome = card.name[:longest], card.tier, card.outcome
