"""What a doctor may honestly choose: drugs and tests by illness, level, age and sex."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import numpy as np

from yijian.city.chance import Ints
from yijian.city.illness import Illness, illnesses
from yijian.city.items import Item, column, items, with_use
from yijian.city.places import Places, kinds
from yijian.city.reading import rows

AGE_STEPS = (6, 12, 14)
"""Upper ages of the age steps in which children's drugs differ."""
_STEPS = len(AGE_STEPS) + 1
_OLDEST = (*AGE_STEPS, 200)
_RANKS = 4


def choice_key(illness: Ints, rank: Ints, age: Ints, sex: Ints) -> Ints:
    """The number of the group of drugs from which a patient's drugs are chosen."""
    step = np.searchsorted(np.array(AGE_STEPS), age).astype(np.int64)
    return ((illness * _RANKS + rank) * _STEPS + step) * 2 + sex - 1


def _may_have(item: Item, rank: int, step: int, sex: int) -> bool:
    return item.min_rank <= rank and item.sex in (0, sex) and _OLDEST[step] <= item.max_age


def _groups(uses: Callable[[Illness, int], tuple[str, ...]], place: str) -> tuple[Ints, ...]:
    groups = []
    for illness in illnesses():
        for rank in range(_RANKS):
            for step in range(_STEPS):
                for sex in (1, 2):
                    found = [
                        number
                        for use in uses(illness, step)
                        for number in with_use(use)
                        if place in items()[number].place
                        and _may_have(items()[number], rank, step, sex)
                    ]
                    groups.append(np.array(sorted(set(found)), dtype=np.int64))
    return tuple(groups)


def _outpatient_uses(illness: Illness, step: int) -> tuple[str, ...]:
    child = step < _STEPS - 1
    return illness.child_drugs if child and illness.child_drugs else illness.drugs


@cache
def outpatient_drugs() -> tuple[Ints, ...]:
    """Groups of drugs for outpatients, by :func:`choice_key`."""
    return _groups(_outpatient_uses, "O")


@cache
def shop_drugs() -> tuple[Ints, ...]:
    """Groups of drugs that a pharmacy sells, by :func:`choice_key`."""
    return _groups(_outpatient_uses, "P")


@cache
def stay_drugs() -> tuple[Ints, ...]:
    """Groups of drugs given in stays, by :func:`choice_key`."""
    return _groups(lambda illness, _step: illness.stay_drugs, "I")


@cache
def examinations() -> tuple[Ints, ...]:
    """Groups of tests: illness times kind of institution (small houses do small tests)."""
    groups = []
    for illness in illnesses():
        for kind in kinds():
            dearest = int(kind["max_test_price"]) * 100
            found = {
                number
                for use in illness.tests
                for number in with_use(use)
                if items()[number].price[int(kind["level_rank"])] <= dearest
            }
            groups.append(np.array(sorted(found), dtype=np.int64))
    return tuple(groups)


@cache
def treatments() -> tuple[Ints, ...]:
    """Groups of treatments by illness."""
    return tuple(
        np.array(sorted(n for use in illness.treatments for n in with_use(use)), dtype=np.int64)
        for illness in illnesses()
    )


@cache
def plain_slices() -> Ints:
    """Slices that are paid in any prescription."""
    barred = {
        row["hilist_code"]
        for kind in ("tcm_not_paid_alone", "tcm_never_paid")
        for row in rows(f"catalogue/knowledge/{kind}.csv")
    }
    found = [n for n, i in enumerate(items()) if i.list_type == "102" and i.code not in barred]
    return np.array(found, dtype=np.int64)


@cache
def restricted_slices(kind: str) -> Ints:
    """Slices of ``tcm_not_paid_alone`` or ``tcm_never_paid``."""
    codes = {row["hilist_code"] for row in rows(f"catalogue/knowledge/{kind}.csv")}
    return np.array([n for n, i in enumerate(items()) if i.code in codes], dtype=np.int64)


def prices(places: Places, place: Ints, item: Ints) -> Ints:
    """What the institution asks, in cents: never above the ceiling of its level."""
    listed = column("price")[item, places.rank[place]]
    asked: Ints = np.maximum(1, listed * places.factor[place] // 100)
    return asked
