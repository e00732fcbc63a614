"""The diagnoses of the city: who has them, and what is done about them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from yijian.city.reading import rows

AGE_CLASSES = ("child", "adult", "middle", "old")


@dataclass(frozen=True)
class Illness:
    """One diagnosis; weights by age class, uses as in the catalogue, ``sex`` 0 for both."""

    code: str
    name: str
    sex: int
    outpatient: tuple[float, ...]
    stay: tuple[float, ...]
    drugs: tuple[str, ...]
    child_drugs: tuple[str, ...]
    tests: tuple[str, ...]
    treatments: tuple[str, ...]
    tcm: float
    chronic: bool
    stay_drugs: tuple[str, ...]
    operation_code: str
    operation_name: str


@cache
def illnesses() -> tuple[Illness, ...]:
    """All diagnoses in the order of their numbers."""
    return tuple(
        Illness(
            code=row["code"],
            name=row["name"],
            sex=int(row["sex"] or 0),
            outpatient=tuple(float(row[f"outpatient_{c}"] or 0) for c in AGE_CLASSES),
            stay=tuple(float(row[f"stay_{c}"] or 0) for c in AGE_CLASSES),
            drugs=tuple(row["drugs"].split()),
            child_drugs=tuple(row["child_drugs"].split()),
            tests=tuple(row["tests"].split()),
            treatments=tuple(row["treatments"].split()),
            tcm=float(row["tcm"] or 0),
            chronic=row["chronic"] == "Y",
            stay_drugs=tuple(row["stay_drugs"].split()),
            operation_code=row["operation_code"],
            operation_name=row["operation_name"],
        )
        for row in rows("catalogue/diagnoses.csv")
    )


@cache
def number_of(code: str) -> int:
    """The number of a diagnosis code.

    Raises:
        KeyError: no diagnosis of that code.
    """
    return {illness.code: number for number, illness in enumerate(illnesses())}[code]
