"""The published order in which findings take their part of a line's fund payment.

A line counts once: the finding that comes first takes what it asks of the line's fund payment,
the next one what is left. Certain before suspected, then by tier, then by code and finding.
"""

from __future__ import annotations

from yijian.audit.rulebook.card import Card

TIERS = ("政策", "医疗", "追溯", "管理", "欺诈", "指标")
OUTCOMES = ("违规", "可疑")

SUBJECT_COLUMNS = {
    "institution": "fixmedins_code",
    "doctor": "bilg_dr_code",
    "trace": "drug_trac_codg",
    "person": "psn_no",
}
"""The output column that names the subject."""


def rank(card: Card) -> int:
    """Place of a rule in the order; smaller comes first."""
    return OUTCOMES.index(card.outcome) * len(TIERS) + TIERS.index(card.tier)
