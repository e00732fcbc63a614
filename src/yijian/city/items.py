"""The catalogue as arrays: one position per item, drugs, slices, services, consumables."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np

from yijian.city.chance import Ints
from yijian.city.reading import Row, cents, rows

NO_LIMIT = 999
"""Age limit of an item that has none."""


@dataclass(frozen=True)
class Item:
    """One item of the catalogue. Prices in cents by level rank 0-3; ``ceiling`` likewise (0:
    none); ``prop`` in ten thousandths; ``pay_limit`` in cents (0: none); ``claim_units`` is how
    many units of the claim one unit of the stock holds."""

    code: str
    name: str
    list_type: str
    chrgitm_type: str
    level: str
    prop: int
    price: tuple[int, int, int, int]
    ceiling: tuple[int, int, int, int] = (0, 0, 0, 0)
    pay_limit: int = 0
    uses: tuple[str, ...] = ()
    place: str = ""
    spec: str = ""
    dosform: str = ""
    stock_unit: str = "个"
    claim_units: int = 1
    outpatient: tuple[int, int] = (1, 1)
    daily: int = 1
    min_rank: int = 0
    first_only: bool = False
    sex: int = 0
    max_age: int = NO_LIMIT
    course_days: int = 0


def _knowledge(kind: str) -> dict[str, Row]:
    return {row["hilist_code"]: row for row in rows(f"catalogue/knowledge/{kind}.csv")}


def _same(price: int) -> tuple[int, int, int, int]:
    return (price, price, price, price)


def _drug(row: Row) -> Item:
    code = row["code"]
    level = _knowledge("drug_institution_level").get(code)
    sex = _knowledge("drug_sex").get(code)
    child = _knowledge("drug_paediatric").get(code)
    course = _knowledge("drug_course").get(code)
    return Item(
        code,
        row["name"],
        "101",
        "09" if row["kind"] == "西药" else "11",
        row["level"],
        round(float(row["selfpay_prop"]) * 10_000),
        _same(cents(row["price"])),
        uses=tuple(row["uses"].split()),
        place=row["place"],
        spec=row["spec"],
        dosform=row["dosform"],
        stock_unit=row["stock_unit"],
        claim_units=int(row["claim_units"]),
        outpatient=(int(row["outpatient_min"]), int(row["outpatient_max"])),
        daily=int(row["daily"]),
        min_rank={"一级": 1, "二级": 2, "三级": 3}[level["min_level"]] if level else 0,
        first_only=bool(level) and level is not None and level["first_prescription_only"] == "true",
        sex={"男": 1, "女": 2}[sex["sex"]] if sex else 0,
        max_age=int(child["max_age"] or 14) if child else NO_LIMIT,
        course_days=int(course["max_days"]) if course else 0,
    )


def _slice(row: Row) -> Item:
    return Item(
        row["code"],
        row["name"],
        "102",
        "10",
        row["level"],
        round(float(row["selfpay_prop"]) * 10_000),
        _same(cents(row["price"])),
        stock_unit=row["stock_unit"],
        claim_units=int(row["claim_units"]),
    )


def _service(row: Row) -> Item:
    ceiling = tuple(cents(row[f"ceiling_{rank}"]) for rank in (1, 1, 2, 3))
    return Item(
        row["code"],
        row["name"],
        "201",
        row["chrgitm_type"],
        row["level"],
        round(float(row["selfpay_prop"]) * 10_000),
        (ceiling[0], ceiling[1], ceiling[2], ceiling[3]),
        (ceiling[0], ceiling[1], ceiling[2], ceiling[3]),
        uses=tuple(row["uses"].split()),
        spec=row["unit"],
    )


def _consumable(row: Row) -> Item:
    return Item(
        row["code"],
        row["name"],
        "301",
        "08",
        row["level"],
        round(float(row["selfpay_prop"]) * 10_000),
        _same(cents(row["price"])),
        pay_limit=cents(row["pay_limit"]),
        uses=tuple(row["uses"].split()),
    )


@cache
def items() -> tuple[Item, ...]:
    """All items in the order of their numbers."""
    return (
        *map(_drug, rows("catalogue/drugs.csv")),
        *map(_slice, rows("catalogue/slices.csv")),
        *map(_service, rows("catalogue/services.csv")),
        *map(_consumable, rows("catalogue/consumables.csv")),
    )


@cache
def number_of(name: str) -> int:
    """The item number of a name.

    Raises:
        KeyError: no item of that name.
    """
    return {item.name: number for number, item in enumerate(items())}[name]


@cache
def column(field: str) -> Ints:
    """A numeric field of all items as an array; tuples become a second dimension."""
    return np.array([getattr(item, field) for item in items()], dtype=np.int64)


@cache
def is_drug() -> np.ndarray:
    """Which items count as drugs in the drug share: western, patent and slices."""
    return np.array([item.list_type in ("101", "102") for item in items()])


@cache
def is_western() -> np.ndarray:
    """Which items are western or patent drugs."""
    return np.array([item.list_type == "101" for item in items()])


def with_use(use: str) -> list[int]:
    """Numbers of the items that serve a use (``血压``)."""
    return [number for number, item in enumerate(items()) if use in item.uses]
