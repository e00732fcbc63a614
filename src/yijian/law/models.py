"""The schema of a pack: jurisdiction, instrument and parameter, as pydantic models.

A pack is ``packs/<jurisdiction>/jurisdiction.yaml``, ``instruments/<id>.yaml`` and
``parameters/<name>.yaml``. Dates are ISO and inclusive. A ratio or an amount in yuan is
written in quotes (``"0.05"``), so that it is never read as a binary fraction.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

Unit = Literal["working_day", "day", "month", "year", "yuan", "ratio", "count", "bool", "enum"]
Origin = Literal["seed", "superior law", "ours"]
Confidence = Literal["high", "medium", "low"]
Scalar = bool | int | str


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Jurisdiction(_Strict):
    """A place with law of its own, and the place whose law fills what it leaves open."""

    name: str = Field(description="English name, also the folder: lanzhou")
    title: str = Field(description="Chinese name")
    parent: str | None = Field(description="next higher jurisdiction; null for the nation")
    admdvs: str = Field(pattern=r"^\d{6}$", description="six digits of the administrative division")


class Instrument(_Strict):
    """A legal instrument: what it is, who issued it, and from when it holds.

    A draft has no date of entry into force; ``simulated_from`` is the first day on which its
    values are applied in simulation, and ``note`` says why that day.
    """

    id: str
    title: str
    number: str | None
    issuer: str
    kind: Literal["法律", "行政法规", "地方性法规", "部门规章", "政府规章", "规范性文件"]
    status: Literal["draft", "in_force", "repealed"]
    published_on: date | None = None
    in_force_on: date | None = None
    simulated_from: date | None = None
    ended_on: date | None = None
    note: str | None = None
    checked_on: date

    @property
    def first_day(self) -> date | None:
        """First day on which a value may cite it; null where no day is known."""
        return self.in_force_on or self.simulated_from or self.published_on


class DatedValue(_Strict):
    """One value of a parameter, the days it holds, and where it comes from.

    ``inclusive`` says whether the value itself still meets the limit (null where that makes
    no sense). ``until`` is the last day, null while it holds.
    """

    value: Scalar
    unit: Unit
    inclusive: bool | None = None
    since: date
    until: date | None = None
    origin: Origin
    instrument: str | None = None
    article: str | None = None
    rows: tuple[str, ...] = ()
    reason: str | None = None
    confidence: Confidence
    checked_on: date
    options: tuple[str, ...] = ()
    components: dict[str, Scalar] | None = None

    def typed(self) -> bool | int | str | Decimal:
        """The value in the type of its unit: Decimal for ratio and yuan, int for counts."""
        if self.unit in ("ratio", "yuan"):
            return Decimal(str(self.value))
        return self.value


class Parameter(_Strict):
    """A parameter of one jurisdiction: ``capability id + "." + noun`` and its dated values."""

    name: str = Field(pattern=r"^[a-z_]+(\.[a-z_]+){2}$")
    title: str
    values: tuple[DatedValue, ...] = Field(min_length=1)


def json_schemas() -> dict[str, dict[str, Any]]:
    """JSON Schema of the three kinds of file in a pack, by the name of the kind."""
    kinds: dict[str, type[BaseModel]] = {
        "jurisdiction": Jurisdiction,
        "instrument": Instrument,
        "parameter": Parameter,
    }
    return {name: model.model_json_schema() for name, model in kinds.items()}
