"""The Wilson interval: published values, and its laws."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yijian.analytics.intervals import wilson

TRIALS = st.integers(1, 5000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


@pytest.mark.parametrize(
    ("hits", "trials", "low", "high"),
    [
        (81, 263, 0.2553, 0.3662),  # Newcombe 1998, table I, method 3
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0000, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_published_values(hits: int, trials: int, low: float, high: float) -> None:
    bounds = wilson(hits, trials)
    assert bounds is not None
    assert bounds == pytest.approx((low, high), abs=0.00006)


def test_nothing_tried_has_no_interval() -> None:
    assert wilson(0, 0) is None


@pytest.mark.parametrize(("hits", "trials"), [(-1, 3), (4, 3), (1, 0)])
def test_impossible_counts_are_refused(hits: int, trials: int) -> None:
    with pytest.raises(ValueError, match="hits"):
        wilson(hits, trials)


@pytest.mark.parametrize("confidence", [0.0, 1.0, 1.5])
def test_an_impossible_confidence_is_refused(confidence: float) -> None:
    with pytest.raises(ValueError, match="confidence"):
        wilson(1, 2, confidence)


@given(TRIALS)
def test_bounds_hold_the_share_inside_zero_and_one(counts: tuple[int, int]) -> None:
    hits, trials = counts
    low, high = wilson(hits, trials) or (-1, -1)
    assert 0 <= low <= hits / trials <= high <= 1
    assert low < high


@given(TRIALS)
def test_misses_mirror_hits(counts: tuple[int, int]) -> None:
    hits, trials = counts
    low, high = wilson(hits, trials) or (-1, -1)
    mirrored = wilson(trials - hits, trials)
    assert mirrored == pytest.approx((1 - high, 1 - low), abs=1e-12)


@given(TRIALS)
def test_more_confidence_is_wider_and_more_trials_narrower(counts: tuple[int, int]) -> None:
    hits, trials = counts
    low, high = wilson(hits, trials) or (-1, -1)
    wider = wilson(hits, trials, 0.99) or (-1, -1)
    longer = wilson(4 * hits, 4 * trials) or (-1, -1)
    assert wider[0] <= low
    assert high <= wider[1]
    assert longer[1] - longer[0] < high - low
