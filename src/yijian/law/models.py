"""The schema of a pack: jurisdiction, instrument and parameter, as pydantic models.

A pack is ``packs/<jurisdiction>/jurisdiction.yaml``, ``instruments/<id>.yaml``,
``articles/<id>.yaml``, ``parameters/<name>.yaml`` and ``lists/<name>.yaml``. Dates are ISO and
inclusive. A ratio or an amount in yuan is written in quotes (``"0.05"``), so that it is never
read as a binary fraction.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

Unit = Literal[
    "hour", "working_day", "day", "month", "year", "yuan", "ratio", "count", "bool", "enum"
]
Origin = Literal["seed", "superior law", "ours"]
Confidence = Literal["high", "medium", "low"]
Status = Literal["draft", "published", "in_force", "repealed"]
Mark = Literal["P", "F", "S", "D", "U"]
"""How a text was read: whole (P), in fragments (F), at second hand (S), derived from texts that
were read (D), or from general knowledge (U)."""
Scalar = bool | int | str
COMPONENTS = {"first": "首次", "extension": "延长", "collective": "集体讨论后再延长"}
"""The parts a value may have, each with its Chinese for the screen."""
CONFIDENCE_OF: dict[str, Confidence] = {
    "P": "high", "F": "medium", "D": "medium", "S": "low", "U": "low"
}  # fmt: skip
"""The confidence that a value of this mark has."""


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _Later(_Strict):
    """Built when first read: looking up a parameter needs none of these."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


class Jurisdiction(_Strict):
    """A place with law of its own, and the place whose law fills what it leaves open."""

    name: str = Field(description="English name, also the folder: lanzhou")
    title: str = Field(description="Chinese name")
    parent: str | None = Field(description="next higher jurisdiction; null for the nation")
    admdvs: str = Field(pattern=r"^\d{6}$", description="six digits of the administrative division")


class Instrument(_Strict):
    """A legal instrument: what it is, who issued it, from when it holds, and how it was read.

    ``status`` is what it was on ``checked_on``; on any other day ask :meth:`status_on`. A draft
    has no date of entry into force; ``simulated_from`` is the first day on which its values are
    applied in simulation, and ``note`` says why that day. ``warning`` is shown wherever the
    instrument is cited. ``prefix`` begins the identifiers of its articles (``REG-38``);
    ``bases`` are the identifiers of the superior instruments it rests on.
    """

    id: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")
    prefix: str | None = Field(default=None, pattern=r"^[A-Z][A-Z0-9]*$")
    title: str
    short: str | None = None
    number: str | None
    issuer: str
    kind: Literal[
        "法律", "行政法规", "地方性法规", "部门规章", "政府规章", "司法解释", "规范性文件"
    ]
    status: Status
    adopted_on: date | None = None
    published_on: date | None = None
    in_force_on: date | None = None
    simulated_from: date | None = None
    ended_on: date | None = None
    replaced_by: str | None = None
    bases: tuple[str, ...] = ()
    mark: Mark | None = None
    source: str | None = None
    note: str | None = None
    warning: str | None = None
    rows: tuple[str, ...] = ()
    checked_on: date

    @property
    def first_day(self) -> date | None:
        """First day on which a value may cite it; null where no day is known."""
        return self.in_force_on or self.simulated_from or self.published_on

    def status_on(self, day: date) -> Status | None:
        """What the instrument is on ``day``: a draft stays one; null before it existed."""
        if self.status == "draft":
            return "draft"
        if self.ended_on and day > self.ended_on:
            return "repealed"
        if self.first_day and day >= self.first_day:
            return "in_force"
        known = self.adopted_on or self.published_on
        return "published" if known and day >= known else None


class DatedValue(_Strict):
    """One value of a parameter, the days it holds, and where it comes from.

    ``inclusive`` says whether the value itself still meets the limit (null where that makes
    no sense). ``until`` is the last day, null while it holds. A term with extensions has its
    first part as ``value`` and all parts as ``components``. A ``count`` of things that have
    names gives them as ``members``, the codes of entries of the code list ``members_of``.
    ``doubt`` says what is not certain; it is compulsory unless the law was read in full.
    ``rolls`` says whether a last day off moves on; without it the general rule is asked.
    ``decided`` is the number of the change that an office decided, ``began`` the first day that
    was decided where a later change has taken it; a shipped value has neither.
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
    members_of: str | None = None
    members: tuple[str, ...] = ()
    mark: Mark | None = None
    doubt: str | None = None
    rolls: bool | None = None
    decided: str | None = None
    began: date | None = None

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


class UnitEntry(_Later):
    """A citable part of an instrument, with its gist in one short sentence of ours.

    ``id`` begins with the prefix of the instrument: ``LZ-22-1`` is article 22 paragraph 1,
    ``LZ-21-i11`` article 21 item 11, ``CQ-3.4-2`` part 3 (4) sentence 2. ``label`` is how it is
    cited. ``mark`` is that of the instrument unless given.
    """

    id: str = Field(pattern=r"^[A-Z][A-Z0-9]*-[0-9a-z.]+[AB]?(-[0-9]+|-i[0-9]+)?$")
    label: str
    gist: str
    mark: Mark | None = None


class Articles(_Later):
    """The citable units of one instrument, in the order of the text."""

    instrument: str
    units: tuple[UnitEntry, ...] = Field(min_length=1)


class Citation(_Later):
    """Where a jurisdiction provides an entry of a code list.

    Without dates it holds as long as its instrument does. ``manner`` says how the jurisdiction
    provides it where that differs (可以 or 应当, by reference); ``attributes`` are facts about
    the entry that hold in this jurisdiction only.
    """

    jurisdiction: str
    instrument: str
    article: str
    rows: tuple[str, ...] = ()
    manner: str | None = None
    attributes: dict[str, Scalar] = {}
    since: date | None = None
    until: date | None = None


class ListEntry(_Later):
    """An entry of a code list; without citations it is a default of ours and needs a reason.

    ``parameters`` are the law parameters that give its numbers; ``refers`` names entries of
    other lists: ``{sanctions: [unlawful_use_fine]}``.
    """

    code: str = Field(pattern=r"^[A-Za-z][A-Za-z0-9_-]*$")
    title: str
    note: str | None = None
    group: str | None = None
    parameters: tuple[str, ...] = ()
    refers: dict[str, tuple[str, ...]] = {}
    attributes: dict[str, Scalar] = {}
    citations: tuple[Citation, ...] = ()
    reason: str | None = None
    since: date | None = None
    until: date | None = None


class CodeList(_Later):
    """A list of codes that laws and screens share."""

    name: str = Field(pattern=r"^[a-z]+(_[a-z]+)*$")
    title: str
    note: str | None = None
    checked_on: date
    entries: tuple[ListEntry, ...] = Field(min_length=1)


class KeyEntry(_Later):
    """A key of the table of differing parameters, and what it is called here."""

    key: str
    title: str
    parameters: tuple[str, ...] = Field(min_length=1)
    note: str | None = None


class KeyMap(_Later):
    """All keys, and the words without a number, each with the parameters that hold them."""

    keys: tuple[KeyEntry, ...] = Field(min_length=1)
    words: tuple[KeyEntry, ...] = ()
