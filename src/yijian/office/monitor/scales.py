"""The scales on which institutions are compared."""

from __future__ import annotations

from decimal import Decimal

PER_LINES = Decimal("10000")
"""Findings are counted per so many fee lines."""

CENT = Decimal("0.01")
SHARE = Decimal("0.0001")
HALVES = 2
"""Parts of a time that is looked at beside the one before it."""
