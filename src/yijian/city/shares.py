"""The fund's share of single lines, for the labels."""

from __future__ import annotations

from functools import cached_property

import numpy as np

from yijian.city.amounts import Amounts
from yijian.city.benefits import Settlements
from yijian.city.chance import Ints
from yijian.city.records import Lines, Visits
from yijian.kernel.money import largest_remainder


class FundShares:
    """What the fund paid for each line, in cents, worked out settlement by settlement.

    The settlement's fund pay is shared over its lines by their in-scope amounts, returned goods
    taken off, to the cent by largest remainder. A reversed settlement has no shares.
    """

    def __init__(
        self, visits: Visits, lines: Lines, amounts: Amounts, settlements: Settlements
    ) -> None:
        self.visits = visits
        self.lines = lines
        self.amounts = amounts
        self.settlements = settlements
        self._known: dict[int, dict[int, int]] = {}

    @cached_property
    def _edges(self) -> Ints:
        return np.searchsorted(self.lines.visit, np.arange(len(self.visits) + 1))

    def of_visit(self, visit: int) -> dict[int, int]:
        """Cents by line of one settlement; empty where they cannot be assessed."""
        if visit not in self._known:
            self._known[visit] = self._share(visit)
        return self._known[visit]

    def _share(self, visit: int) -> dict[int, int]:
        if self.visits.reversed_at[visit] >= 0:
            return {}
        net: dict[int, int] = {}
        for line in range(int(self._edges[visit]), int(self._edges[visit + 1])):
            back = int(self.lines.refund_of[line])
            target = line if back < 0 else back
            net[target] = net.get(target, 0) + int(self.amounts.inside[line])
        lines = sorted(net)
        weights = [net[line] for line in lines]
        if sum(weights) == 0:
            return {}
        fund = int(self.settlements.fund[visit])
        return dict(zip(lines, largest_remainder(fund, weights), strict=True))

    def of_line(self, line: int) -> int | None:
        """Cents of one line, ``None`` where they cannot be assessed."""
        return self.of_visit(int(self.lines.visit[line])).get(line)
