"""Intervals of a proportion."""

from __future__ import annotations

from statistics import NormalDist

CONFIDENCE = 0.95
"""Confidence of the intervals that the product shows."""


def wilson(hits: int, trials: int, confidence: float = CONFIDENCE) -> tuple[float, float] | None:
    """The Wilson score interval of ``hits`` out of ``trials``; null where nothing was tried.

    It stays inside 0 and 1 and holds at few trials and at proportions of 0 or 1, where the
    normal interval collapses (E. B. Wilson, 1927).

    Raises:
        ValueError: not 0 ≤ hits ≤ trials, or a confidence outside 0 and 1.
    """
    if not 0 <= hits <= trials:
        raise ValueError(f"{hits} hits of {trials} trials")
    if not 0 < confidence < 1:
        raise ValueError(f"confidence {confidence}")
    if trials == 0:
        return None
    z = NormalDist().inv_cdf((1 + confidence) / 2)
    spread = z * z / trials
    seen = hits / trials
    middle = (seen + spread / 2) / (1 + spread)
    reach = z * (seen * (1 - seen) / trials + spread / (4 * trials)) ** 0.5 / (1 + spread)
    low = 0.0 if hits == 0 else max(0.0, middle - reach)
    high = 1.0 if hits == trials else min(1.0, middle + reach)
    return low, high
