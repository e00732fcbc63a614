"""The cards of the shipped rules, read once; the run says what its rules are called."""

from __future__ import annotations

from functools import cache
from importlib.resources import as_file, files

from yijian.audit.rulebook.rule import Rule, parse_rule
from yijian.office.monitor.models import Run


@cache
def shipped_rules() -> dict[str, Rule]:
    """The shipped rules by code, in order of code. Their SQL is checked when a run is planned."""
    with as_file(files("yijian.rules")) as folder:
        found = [
            parse_rule(path.read_text(encoding="utf-8"), path.relative_to(folder).as_posix())
            for path in folder.rglob("*.sql")
        ]
    return {rule.card.code: rule for rule in sorted(found, key=lambda rule: rule.card.code)}


def rule_names(run: Run | None) -> dict[str, str]:
    """Code to Chinese name, of the shipped rules and of those that the run had."""
    named = {code: rule.card.name for code, rule in shipped_rules().items()}
    said = run.summary.get("rules", []) if run else []
    return {**named, **{entry["code"]: entry["name"] for entry in said}}
