"""Settlements and lines as they are booked: each visit's settlement, and the reversals."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from yijian.city.chance import Ints
from yijian.city.records import NONE, Lines, Visits, full


@dataclass
class Ledger:
    """Booked settlements and lines.

    Settlement ``s`` settles ``visit[s]`` with ``sign[s]`` (1, or -1 for a reversal) at ``time[s]``;
    ``reverses[s]`` is the settlement it takes back, -1: none. Booked line ``k`` repeats line
    ``source[k]`` with ``line_sign[k]`` in settlement ``settlement[k]`` at ``line_time[k]``; it
    takes back the booked line ``takes_back[k]``, -1: none. The first ``len(visits)`` settlements
    and the first ``len(lines)`` booked lines are the originals, in the same order.
    """

    visit: Ints
    sign: Ints
    time: Ints
    reverses: Ints
    source: Ints
    settlement: Ints
    line_sign: Ints
    line_time: Ints
    takes_back: Ints


def booked(visits: Visits, lines: Lines) -> Ledger:
    """The ledger of visits and lines that are in order."""
    undone = np.flatnonzero(visits.reversed_at >= 0)
    reversal = full(len(visits), NONE)
    reversal[undone] = len(visits) + np.arange(len(undone))
    back = np.flatnonzero(reversal[lines.visit] >= 0)
    return Ledger(
        visit=np.concatenate([np.arange(len(visits)), undone]),
        sign=np.concatenate([full(len(visits), 1), full(len(undone), -1)]),
        time=np.concatenate([visits.settle, visits.reversed_at[undone]]),
        reverses=np.concatenate([full(len(visits), NONE), undone]),
        source=np.concatenate([np.arange(len(lines)), back]),
        settlement=np.concatenate([lines.visit, reversal[lines.visit[back]]]),
        line_sign=np.concatenate([full(len(lines), 1), full(len(back), -1)]),
        line_time=np.concatenate([lines.time, visits.reversed_at[lines.visit[back]]]),
        takes_back=np.concatenate([lines.refund_of, back]),
    )
