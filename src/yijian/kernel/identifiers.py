"""Formats of the national codes (a wide check: it warns, it never rejects) and digests."""

from __future__ import annotations

import hashlib
import re

FORMATS: dict[str, re.Pattern[str]] = {
    "fixmedins_code": re.compile(r"^[HP]\d{11}$"),
    "dr_code": re.compile(r"^D\d{12}$"),
    "hilist_code": re.compile(
        r"^(X[A-Z0-9]{22}|Z[A-Z0-9]{19}([A-Z0-9]{3})?|T\w{9,}|C\d{19}(\d{7})?|\d{15}(-\w+)?)$"
    ),
    "diag_code": re.compile(r"^[A-Z]\d{2}(\.[0-9x]{1,8})?"),
    "admdvs": re.compile(r"^\d{6}$"),
    "rule_code": re.compile(r"^(GZ|ZB|YJ)\d{14}$"),
}


def sha256_hex(text: str, length: int = 64) -> str:
    """The first ``length`` hex digits of the SHA-256 of ``text`` in UTF-8."""
    return hashlib.sha256(text.encode()).hexdigest()[:length]


def finding_id(rule_code: str, anchor: tuple[str, ...]) -> str:
    """The 32 hex digits that name a finding for ever: rule code and anchor values, in order."""
    return sha256_hex("\x1f".join((rule_code, *anchor)), 32)
