"""One finding on one screen: facts, evidence, lines, card, law, and what else was found there."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache

from yijian.audit.working_set.relations import relations
from yijian.office.framework.action import Missing
from yijian.office.framework.actor import Actor
from yijian.office.framework.masking import Sight
from yijian.office.framework.page import page, show
from yijian.office.framework.permission import may
from yijian.office.monitor.filter_form import kept, link, read_form
from yijian.office.monitor.models import Finding, FindingLine, RunState
from yijian.office.monitor.selectors.cards import rule_names
from yijian.office.monitor.selectors.evidence import (
    EvidenceTable,
    evidence_table,
    number_in_words,
    places_in,
    read_evidence,
)
from yijian.office.monitor.selectors.finding import (
    SUBJECTS,
    FoundRule,
    find,
    lines_of,
    of_same_person,
    of_same_settlement,
    on_same_lines,
    rule_of,
)
from yijian.office.monitor.selectors.findings import institution_names, neighbours
from yijian.office.monitor.selectors.law_values import law_unchanged, law_values
from yijian.office.monitor.selectors.unmasking import sight_of
from yijian.office.monitor.selectors.upheld import outcome_of
from yijian.office.project.divisions import division_name


@never_cache
@page("monitor.view_findings")
def finding(request: HttpRequest, finding_id: str) -> HttpResponse:
    """The page of one finding."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    found = find(actor, request.GET.get("run"), finding_id)
    if found is None:
        raise Missing
    sight, rule = sight_of(actor, finding_id), rule_of(found)
    lines = lines_of(found)
    rows = read_evidence(found.evidence)
    names = institution_names(found.run, {found.fixmedins_code, *places_in(rows)})
    return show(
        request,
        "monitor/finding.html",
        {
            "title": rule.name,
            "finding": found,
            "run": found.run,
            "older": found.run.state != RunState.VISIBLE,
            "found": rule,
            "card": rule.rule.card if rule.rule else None,
            "institution": names.get(found.fixmedins_code or "", ""),
            "facts": _facts(found, sight),
            "evidence": _evidence(found, rule, rows, sight, names),
            "sight": sight,
            "may_unmask": bool(found.psn_no) and may(actor, "monitor.unmask_person"),
            "minutes": settings.LIMIT["UNMASK_MINUTES"],
            "least": settings.LIMIT["REASON_LENGTH"],
            **_lines(actor, found, lines),
            **_law(found, rule),
            **_ways(request, actor, found),
            **_outcome(actor, found),
        },
    )


def _facts(found: Finding, sight: Sight) -> dict[str, str]:
    subject = sight.show("psn_no" if found.subject_type == "person" else "", found.subject_code)
    grain = relations()[found.grain].title if found.grain in relations() else ""
    return {
        "person": sight.show("psn_no", found.psn_no),
        "subject_kind": SUBJECTS.get(found.subject_type, ""),
        "subject": "" if found.subject_code == found.fixmedins_code else subject,
        "grain": grain,
        "place": division_name(found.admdvs) if found.admdvs else "",
        "insured": division_name(found.insu_admdvs) if found.insu_admdvs else "",
        "measured": number_in_words(found.measured),
        "limit": number_in_words(found.limit_value),
    }


def _evidence(
    found: Finding,
    rule: FoundRule,
    rows: list[dict[str, Any]],
    sight: Sight,
    names: Any,
) -> EvidenceTable:
    card = rule.rule.card if rule.rule else None
    most = settings.LIMIT["EVIDENCE_ROWS"]
    return evidence_table(rows, card=card, sight=sight, names=names, most=most)


def _lines(actor: Actor, found: Finding, lines: list[FindingLine]) -> dict[str, Any]:
    most, rules = settings.LIMIT["EVIDENCE_ROWS"], rule_names(found.run)
    others = [
        {
            "finding": other,
            "rule": rules.get(other.rule_code, other.rule_code),
            "shared": shared,
            "link": link("finding", other.finding_id, said=_run_only(found)),
        }
        for other, shared in on_same_lines(actor, found, lines[:most])
    ]
    return {
        "lines": lines[:most],
        "lines_cut": len(lines) > most,
        "others": others,
        "same_settlement": of_same_settlement(actor, found),
        "same_person": of_same_person(actor, found),
    }


def _law(found: Finding, rule: FoundRule) -> dict[str, Any]:
    if rule.rule is None or not rule.rule.card.law:
        return {"law": []}
    values = law_values(rule.rule.card, found.run.jurisdiction, found.occurred_from)
    return {"law": values, "law_unchanged": law_unchanged(found.run)}


def _outcome(actor: Actor, found: Finding) -> dict[str, Any]:
    """What review said of it, and whether this person may say so."""
    return {
        "outcome": None if actor.fixmedins_code else outcome_of(actor, found.finding_id),
        "may_review": may(actor, "monitor.record_outcome"),
        "review_link": link("finding_outcome", found.finding_id),
    }


def _ways(request: HttpRequest, actor: Actor, found: Finding) -> dict[str, Any]:
    """Back to the list, on to the next of it, and the addresses of this finding."""
    said, own = kept(request.GET), _run_only(found)
    ways = {
        "list": link("findings", said=said),
        "settlement_link": link("findings", said=own, q=found.setl_id or ""),
        "person_link": link("findings", said=own, person_of=found.finding_id),
    }
    for name in ("finding_lines", "finding_timeline", "finding_unmask", "finding_mask"):
        ways[name] = link(name, found.finding_id, said=said)
    form = read_form(actor, found.run, said)
    if form.is_valid():
        before, after = neighbours(actor, found.run, form.filters(), found)
        for name, other in (("before", before), ("after", after)):
            if other is not None:
                ways[name] = link("finding", other.finding_id, said=said)
    return ways


def _run_only(found: Finding) -> dict[str, str]:
    return {} if found.run.state == RunState.VISIBLE else {"run": str(found.run_id)}
