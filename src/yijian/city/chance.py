"""Chance that is the same for the same seed: one independent stream per purpose."""

from __future__ import annotations

from collections.abc import Sequence
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]


def stream(seed: int, purpose: str) -> np.random.Generator:
    """A generator for one purpose; what one stream draws never shifts another."""
    return np.random.default_rng([seed, crc32(purpose.encode())])


def picks(
    rng: np.random.Generator,
    groups: Sequence[Ints],
    key: Ints,
    chances: Sequence[float],
) -> tuple[Ints, Ints]:
    """Choose distinct members of ``groups[key]`` for each row.

    Row ``i`` walks round its group from a random place; its step ``s`` is taken with the chance
    ``chances[s]``. Returns (row numbers, chosen members), in order of step and row.
    """
    sizes = np.array([len(group) for group in groups], dtype=np.int64)
    starts = np.concatenate([[0], np.cumsum(sizes)[:-1]]).astype(np.int64)
    flat = np.concatenate([*groups, np.zeros(1, dtype=np.int64)]).astype(np.int64)
    size, start = sizes[key], starts[key]
    first = (rng.random(len(key)) * size).astype(np.int64)
    chosen_rows: list[Ints] = []
    members: list[Ints] = []
    for step, chance in enumerate(chances):
        taken = np.flatnonzero((rng.random(len(key)) < chance) & (step < size))
        place = (first[taken] + step) % size[taken]
        chosen_rows.append(taken)
        members.append(flat[start[taken] + place])
    return np.concatenate(chosen_rows), np.concatenate(members)


def weighted(rng: np.random.Generator, weights: Sequence[float], count: int) -> Ints:
    """``count`` positions of ``weights``, each with a chance in proportion to its weight."""
    total = np.cumsum(np.asarray(weights, dtype=float))
    drawn: Ints = np.searchsorted(total, rng.random(count) * total[-1], side="right")
    return drawn.astype(np.int64)
