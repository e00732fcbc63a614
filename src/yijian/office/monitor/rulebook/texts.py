"""The text of a rule file, where the office allots its code or writes a variant of it."""

from __future__ import annotations

import re
from typing import Any

import yaml

from yijian.audit.rulebook.rule import Rule
from yijian.kernel.identifiers import sha256_hex

_DUMPER = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
_LINE = 100
_CODE = re.compile(r"^code:.*$", re.MULTILINE)
_VERSION = re.compile(r"^version:.*$", re.MULTILINE)
_RULE = re.compile(r"^rule:.*$", re.MULTILINE)


def digest_of(text: str) -> str:
    """What names a text: 64 hex digits."""
    return sha256_hex(text)


def content_digest(text: str, cases: str) -> str:
    """What names a text together with its cases."""
    return sha256_hex(f"{sha256_hex(text)}\n{sha256_hex(cases)}")


def allotted(text: str, code: str, version: int) -> str:
    """The text with its card's code and version set; comments elsewhere stay."""
    text = _CODE.sub(f"code: {code}", text.replace("\r\n", "\n"), count=1)
    return _VERSION.sub(f"version: {version}", text, count=1)


def allotted_cases(cases: str, code: str) -> str:
    """The cases with the code of their rule set."""
    return _RULE.sub(f"rule: {code}", cases.replace("\r\n", "\n"), count=1)


def with_card(rule: Rule, **changes: Any) -> str:
    """The file of a variant of a rule: the same SQL under a card with these keys changed."""
    card = rule.card.model_dump(mode="json", exclude_none=True) | changes
    written = yaml.dump(card, Dumper=_DUMPER, allow_unicode=True, sort_keys=False, width=_LINE)
    return f"/* ---\n{written}--- */\n{rule.sql}\n"
