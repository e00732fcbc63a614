"""One finding: where it stands, its lines, and what else was found on them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings

from yijian.audit.rulebook.rule import Rule
from yijian.office.framework.actor import Actor
from yijian.office.monitor.models import Finding, FindingLine, Run
from yijian.office.monitor.selectors.cards import (
    rule_names,
    rule_of_version,
    shipped_rules,
)
from yijian.office.monitor.selectors.filters import FINDING_ID, Filters, matching
from yijian.office.monitor.selectors.scope import chosen_run, findings_of, runs_seen

SUBJECTS = {"institution": "定点机构", "doctor": "医师", "trace": "追溯码", "person": "参保人"}
"""Who a finding is about, in words."""


@dataclass(frozen=True)
class FoundRule:
    """The rule of a finding; ``rule`` is what the system has of it now, None if nothing."""

    code: str
    name: str
    version: int
    rule: Rule | None

    @property
    def same_version(self) -> bool:
        """Whether the card at hand is that of the version that found it."""
        return self.rule is not None and self.rule.card.version == self.version


def find(actor: Actor, asked_run: str | None, finding_id: str) -> Finding | None:
    """The finding in the run that is asked for; without one in the visible run, and where it is
    not there in the latest that has it. None where the actor may see none of that kind."""
    if not FINDING_ID.fullmatch(finding_id):
        return None
    run = chosen_run(actor, asked_run)
    if run is not None and (found := _in(actor, run, finding_id)):
        return found
    if asked_run:
        return None
    for other in runs_seen(actor):
        if other != run and (found := _in(actor, other, finding_id)):
            return found
    return None


def rule_of(finding: Finding) -> FoundRule:
    """The rule that found it."""
    code = finding.rule_code
    name, version = rule_names(finding.run).get(code, code), finding.rule_version
    known = rule_of_version(finding.run.jurisdiction, code, version)
    return FoundRule(code, name, version, known or shipped_rules().get(code))


def lines_of(finding: Finding) -> list[FindingLine]:
    """Its fee lines, those accused first; at most one more than ``LIMIT EVIDENCE_ROWS``."""
    lines = FindingLine.objects.filter(finding=finding).order_by("pk")
    return list(lines[: settings.LIMIT["EVIDENCE_ROWS"] + 1])


def on_same_lines(
    actor: Actor, finding: Finding, lines: Sequence[FindingLine]
) -> list[tuple[Finding, int]]:
    """Other findings on these lines, the larger first, each with the number of shared lines."""
    keys = {(line.fixmedins_code, line.setl_id, line.bkkp_sn) for line in lines if line.setl_id}
    if not keys:
        return []
    codes, settlements, numbers = (sorted(part) for part in map(set, zip(*keys, strict=True)))
    others = FindingLine.objects.filter(
        run_id=finding.run_id,
        setl_id__in=settlements,
        bkkp_sn__in=numbers,
        fixmedins_code__in=codes,
    ).exclude(finding=finding)
    shared: dict[int, set[tuple[str, str, str]]] = {}
    for key, *line in others.values_list("finding", "fixmedins_code", "setl_id", "bkkp_sn"):
        if tuple(line) in keys:
            shared.setdefault(key, set()).add(tuple(line))
    found = findings_of(actor, finding.run).filter(pk__in=shared).defer("evidence")
    ordered = found.order_by("-counted_fund_amount", "-pk")[: settings.LIMIT["PAGE_ROWS"]]
    return [(other, len(shared[other.pk])) for other in ordered]


def of_same_settlement(actor: Actor, finding: Finding) -> int:
    """How many other findings touch the settlement of this one."""
    if not finding.setl_id:
        return 0
    return _others(actor, finding, Filters(number=finding.setl_id))


def of_same_person(actor: Actor, finding: Finding) -> int:
    """How many other findings are about the person of this one."""
    return _others(actor, finding, Filters(person=finding.psn_no)) if finding.psn_no else 0


def _others(actor: Actor, finding: Finding, filters: Filters) -> int:
    return matching(actor, finding.run, filters).exclude(pk=finding.pk).count()


def _in(actor: Actor, run: Run, finding_id: str) -> Finding | None:
    found = findings_of(actor, run).filter(finding_id=finding_id).first()
    if found is not None:
        found.run = run
    return found
