"""The cards of rules: of the software, of the versions of this office; what a run calls them."""

from __future__ import annotations

from functools import cache

from yijian.audit.rulebook.rule import Rule, parse_rule
from yijian.office.monitor.models import Run
from yijian.office.monitor.rule_models import RuleVersion
from yijian.office.monitor.rulebook.registry import in_force, registered, versions_of
from yijian.office.monitor.rulebook.shipped import shipped_files


@cache
def shipped_rules() -> dict[str, Rule]:
    """The shipped rules by code, in order of code. Their SQL is checked when a run is planned."""
    return {code: it.rule for code, it in shipped_files().items()}


def rule_names(run: Run | None) -> dict[str, str]:
    """Code to Chinese name, of the shipped rules and of those that the run had."""
    named = {code: rule.card.name for code, rule in shipped_rules().items()}
    said = run.summary.get("rules", []) if run else []
    return {**named, **{entry["code"]: entry["name"] for entry in said}}


def rule_of_version(jurisdiction: str, code: str, version: int) -> Rule | None:
    """A version's own card and SQL; None where neither the office nor the software has it."""
    row = versions_of(jurisdiction, code).filter(version=version).only("text").first()
    if row is not None:
        return parsed(row.text, code)
    shipped = shipped_rules().get(code)
    return shipped if shipped is not None and shipped.card.version == version else None


def rules_of_run(run: Run) -> list[Rule]:
    """The rules that a run had, each in the version that ran, else as the software has it now."""
    said = {(it["code"], it.get("version")) for it in run.summary.get("rules", [])}
    rows = versions_of(run.jurisdiction).filter(code__in={code for code, _ in said})
    known = {
        (code, version): parsed(text, code)
        for code, version, text in rows.values_list("code", "version", "text")
    }
    found = [known.get(key) or shipped_rules().get(key[0]) for key in sorted(said, key=str)]
    return [rule for rule in found if rule is not None]


def live_rules(jurisdiction: str) -> dict[str, Rule]:
    """The rules in force, by code; before the software's are registered, those of the software."""
    if not registered(jurisdiction):
        return shipped_rules()
    return {code: rule_of(row) for code, row in in_force(jurisdiction).items()}


def rule_of(row: RuleVersion) -> Rule:
    """The rule of a version whose text can be read.

    Raises:
        BadInput: it cannot.
    """
    return parsed(row.text, row.code)


@cache
def parsed(text: str, path: str) -> Rule:
    """A text as a rule, read once."""
    return parse_rule(text, path)
