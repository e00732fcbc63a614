"""What a new version begins from: a rule that there is, an earlier version, or the template."""

from __future__ import annotations

from dataclasses import dataclass

from yijian.audit.rulebook.template import cases_template, rule_template
from yijian.office.monitor.rule_models import RuleVersion
from yijian.office.monitor.rulebook.numbering import next_code, next_version
from yijian.office.monitor.rulebook.registry import in_force, versions_of
from yijian.office.monitor.rulebook.shipped import shipped_files
from yijian.office.monitor.rulebook.texts import allotted, allotted_cases


@dataclass(frozen=True)
class Beginning:
    """A draft as the editor opens it; ``based_on`` is 0 where no version is its source."""

    code: str
    version: int
    text: str
    cases: str
    based_on: int
    title: str


def from_template(jurisdiction: str, tier: str) -> Beginning:
    """A new rule of a class, under the next code of the jurisdiction's own."""
    code = next_code(jurisdiction)
    return _begun(jurisdiction, code, rule_template(tier), cases_template(), 0, "新的规则")


def from_version(row: RuleVersion) -> Beginning:
    """A new version of the same rule."""
    title = f"{row.name}的新版本"
    return _begun(row.jurisdiction, row.code, row.text, row.cases, row.pk, title)


def from_rule(jurisdiction: str, code: str) -> Beginning | None:
    """A new version of a rule as it holds now; of the software's where nothing is registered yet.

    None where there is no such rule.
    """
    row = in_force(jurisdiction).get(code)
    row = row or versions_of(jurisdiction, code).order_by("-version").first()
    if row is not None:
        return from_version(row)
    shipped = shipped_files().get(code)
    if shipped is None:
        return None
    title = f"{shipped.rule.card.name}的新版本"
    return _begun(jurisdiction, code, shipped.rule.text, shipped.cases, 0, title)


def _begun(
    jurisdiction: str, code: str, text: str, cases: str, based_on: int, title: str
) -> Beginning:
    number = next_version(jurisdiction, code)
    return Beginning(
        code=code,
        version=number,
        text=allotted(text, code, number),
        cases=allotted_cases(cases, code),
        based_on=based_on,
        title=title,
    )
