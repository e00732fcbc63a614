"""One-time passwords: random, and easy to read out."""

from __future__ import annotations

import secrets

LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
"""No letter or digit that is taken for another one."""

GROUPS = 4
GROUP = 4


def one_time_password() -> str:
    """A fresh password of four groups of four, about 79 bits: ``k7pm-…``."""
    return "-".join("".join(secrets.choice(LETTERS) for _ in range(GROUP)) for _ in range(GROUPS))
