"""The name of an uploaded file, made harmless."""

from __future__ import annotations

import re
import unicodedata

LONGEST = 120
_FORBIDDEN = re.compile(r'[\x00-\x1f\x7f"*?<>|:\[\]{}]')


def safe_name(given: str) -> str:
    """The last part of a path, without control characters and without leading dots.

    At most :data:`LONGEST` characters, the suffix kept; empty if nothing is left.
    """
    text = unicodedata.normalize("NFC", given).replace("\\", "/").rsplit("/", 1)[-1]
    text = "".join(it for it in text if unicodedata.category(it) not in ("Cc", "Cf", "Cs", "Co"))
    text = _FORBIDDEN.sub("_", text).strip().lstrip(".").strip()
    stem, dot, suffix = text.rpartition(".")
    if not dot:
        return text[:LONGEST]
    return f"{stem[: LONGEST - len(suffix) - 1]}.{suffix}" if stem else suffix[:LONGEST]


def suffix_of(name: str) -> str:
    """The suffix in small letters, with its dot; empty if there is none."""
    _, dot, suffix = name.rpartition(".")
    return f".{suffix.lower()}" if dot else ""
