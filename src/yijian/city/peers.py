"""Keeps the drug share of honest hospitals near that of their peers, month by month."""

from __future__ import annotations

import numpy as np

from yijian.city.chance import Ints
from yijian.city.days import DAY, first_of_month, month_of
from yijian.city.items import is_drug, is_western
from yijian.city.labels import Label
from yijian.city.places import PHARMACY, Places
from yijian.city.planting import Stage
from yijian.city.reading import number
from yijian.city.records import NONE, Lines, Visits, taken

ROUNDS = 20


class DrugShares:
    """Drug share of each institution and month, from the lines' own dates; reversed visits do
    not count. Peers are the institutions of one area, type and level rank."""

    def __init__(self, visits: Visits, lines: Lines, places: Places) -> None:
        month = month_of(lines.time // DAY)
        self.first_month = int(month.min(initial=0))
        self.months = int(month.max(initial=0)) - self.first_month + 1
        self.places = places
        self.cell = visits.place[lines.visit] * self.months + month - self.first_month
        kept = visits.reversed_at[lines.visit] == NONE
        self.fee = lines.count * lines.price * kept

    def sums(self, drug: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Institutions by months: cents for drugs, and in all."""
        size = len(self.places.code) * self.months
        fee = np.bincount(self.cell, weights=self.fee.astype(float), minlength=size)
        part = np.bincount(self.cell, weights=(self.fee * drug).astype(float), minlength=size)
        return part.reshape(-1, self.months), fee.reshape(-1, self.months)

    def medians(self, drug: np.ndarray) -> np.ndarray:
        """Institutions by months: the lower median of the group's shares; nan where no fee."""
        part, fee = self.sums(drug)
        shares = part / np.where(fee > 0, fee, np.nan)
        medians = np.full_like(shares, np.nan)
        for group in _groups(self.places):
            ordered = np.sort(shares[group], axis=0)
            known = np.sum(~np.isnan(ordered), axis=0)
            middle = np.maximum(known - 1, 0) // 2
            medians[group] = np.take_along_axis(ordered, middle[np.newaxis, :], axis=0)
        return medians

    def above_peers(self, drug: np.ndarray) -> np.ndarray:
        """How far each share lies above the median of its group, institutions by months."""
        part, fee = self.sums(drug)
        above: np.ndarray = part / np.where(fee > 0, fee, np.nan) - self.medians(drug)
        return above

    def excess(self, drug: np.ndarray, margin: float) -> np.ndarray:
        """Cents of drugs by which each month exceeds the median and the margin; 0 if it does
        not. Without them the share is the median plus the margin."""
        part, fee = self.sums(drug)
        limit = np.nan_to_num(self.medians(drug) + margin, nan=1.0)
        over = (part - limit * fee) / np.maximum(1 - limit, 0.01)
        return np.maximum(np.where(limit < 1, over, 0), 0)


def _groups(places: Places) -> list[Ints]:
    keys = list(zip(places.area, places.rank.tolist(), places.kind, strict=True))
    groups = sorted({(area, rank) for area, rank, kind in keys if kind != PHARMACY})
    return [
        np.flatnonzero([(a, r) == group and kind != PHARMACY for a, r, kind in keys])
        for group in groups
    ]


def near_peers(visits: Visits, lines: Lines, places: Places) -> Lines:
    """Lines without the dearest drug lines of honest months that stand out by chance.

    In a small city an institution has so few patients in a month that its drug share is
    ruled by chance; this takes the dearest honest drug lines of each such month, and again,
    because the medians move with them.
    """
    for _ in range(ROUNDS):
        shares = DrugShares(visits, lines, places)
        drop = np.zeros(len(lines), dtype=bool)
        for drug in (is_drug()[lines.item], is_western()[lines.item]):
            excess = shares.excess(drug, number("peer_margin")).ravel()
            candidates = np.flatnonzero((excess[shares.cell] > 0) & drug & (lines.planted == NONE))
            by_fee = candidates[np.lexsort((-shares.fee[candidates], shares.cell[candidates]))]
            cell, fee = shares.cell[by_fee], shares.fee[by_fee]
            before = np.cumsum(fee) - fee
            before -= before[np.searchsorted(cell, cell)] if len(cell) else 0
            drop[by_fee[before < excess[cell]]] = True
        if not drop.any():
            break
        lines = taken(lines, ~drop)
    return lines


def near_misses(visits: Visits, lines: Lines, places: Places, stage: Stage) -> list[Label]:
    """Innocent labels for the honest hospitals whose months came closest to standing out."""
    shares = DrugShares(visits, lines, places)
    above = shares.above_peers(is_drug()[lines.item])
    fair = [
        honest and place not in stage.subjects and places.area[place] == stage.area
        for place, honest in enumerate(places.honest)
    ]
    above[~np.array(fair)] = np.nan
    ranked = np.argsort(np.where(np.isnan(above), -np.inf, above), axis=None)[::-1]
    labels = []
    for cell in ranked[: stage.cases]:
        place, month = divmod(int(cell), shares.months)
        if np.isnan(above[place, month]):
            break
        first = first_of_month(month + shares.first_month)
        last = first_of_month(month + shares.first_month + 1) - 1
        labels.append(
            Label(
                "drug_share", "innocent", deterministic=False, subject_type="institution",
                subject_code=str(place), first=first, last=last, on_subject=True,
            )
        )  # fmt: skip
    return labels
