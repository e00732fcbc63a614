"""Codes and numbers of local versions, apart from those that the software may bring."""

from __future__ import annotations

import re

from django.conf import settings
from django.db.models import Max

from yijian.office.monitor.rulebook.registry import versions_of
from yijian.office.monitor.rulebook.shipped import shipped_files
from yijian.office.policy.current import shipped_law

_OWN = "YJ9"
_SERIAL = 7


def next_version(jurisdiction: str, code: str) -> int:
    """The number of the next local version of a code; those of the software are below them."""
    first: int = settings.LIMIT["LOCAL_RULE_VERSION"]
    last = versions_of(jurisdiction, code).aggregate(last=Max("version"))["last"] or 0
    return max(first, int(last) + 1)


def next_code(jurisdiction: str) -> str:
    """The next free code of the jurisdiction's own: ``YJ9``, its division, a serial number."""
    stem = _stem(jurisdiction)
    codes = versions_of(jurisdiction).filter(code__startswith=stem).values_list("code", flat=True)
    last = max((int(code[len(stem) :]) for code in codes), default=0)
    return f"{stem}{last + 1:0{_SERIAL}d}"


def own_code(jurisdiction: str, code: str) -> bool:
    """Whether a version may bear the code: a known rule's, or one of the jurisdiction's own."""
    if code in shipped_files() or versions_of(jurisdiction, code).exists():
        return True
    return re.fullmatch(rf"{_stem(jurisdiction)}\d{{{_SERIAL}}}", code) is not None


def _stem(jurisdiction: str) -> str:
    return f"{_OWN}{shipped_law().admdvs(jurisdiction) or '000000'}"
