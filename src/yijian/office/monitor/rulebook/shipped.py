"""The rules that the software brings: their files as they lie, with their cases."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files

from yijian.audit.rulebook.rule import Rule, parse_rule
from yijian.office.monitor.rulebook.texts import digest_of


@dataclass(frozen=True)
class ShippedRule:
    """A rule of the software: read, with the text of its cases and the digest of its file."""

    rule: Rule
    cases: str
    digest: str


@cache
def shipped_files() -> dict[str, ShippedRule]:
    """The shipped rules by code, in order of code. Their SQL is checked when a run is planned."""
    found = []
    with as_file(files("yijian.rules")) as folder:
        for path in folder.rglob("*.sql"):
            text = path.read_text(encoding="utf-8")
            beside = path.with_suffix("").with_suffix(".cases.yaml")
            cases = beside.read_text(encoding="utf-8") if beside.is_file() else ""
            rule = parse_rule(text, path.relative_to(folder).as_posix())
            found.append(ShippedRule(rule, cases, digest_of(text)))
    return {it.rule.card.code: it for it in sorted(found, key=lambda it: it.rule.card.code)}


@cache
def shipped_digests() -> frozenset[str]:
    """The digests of the files of this software: its own tests have checked them."""
    return frozenset(it.digest for it in shipped_files().values())
