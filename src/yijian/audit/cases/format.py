"""The file ``x.cases.yaml``, read and checked. Its format: ``docs/contracts.md`` section 7."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from yijian.audit.rulebook.rule import Rule
from yijian.kernel.errors import BadInput, Place, UsageError
from yijian.kernel.validation import first_fault
from yijian.kernel.yaml import load_yaml

Kind = Literal["hit", "near_miss", "exemption", "date", "missing"]
Row = dict[str, Any]


def copied(rows: Any) -> Any:
    """A row with ``copies: n`` stands for n rows; ``#`` in its texts is the number of each, ``##``
    the number in two digits."""
    if not isinstance(rows, list):
        return rows
    found: list[Any] = []
    for row in rows:
        if not isinstance(row, dict) or "copies" not in row:
            found.append(row)
            continue
        for number in range(1, int(row["copies"]) + 1):
            found.append({k: _numbered(v, number) for k, v in row.items() if k != "copies"})
    return found


def _numbered(value: Any, number: int) -> Any:
    if not isinstance(value, str):
        return value
    return value.replace("##", f"{number:02d}").replace("#", str(number))


Rows = Annotated[list[Row], BeforeValidator(copied)]


class Hit(BaseModel):
    """What a hit must look like: exactly these 违规 rows, and these 涉及 lines if named."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    hit: Annotated[Rows, Field(min_length=1)]
    involved: list[str] | None = None


class CannotAssess(BaseModel):
    """The need that is missing, as the card writes it, or the code of a blocking fault."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    cannot_assess: str


class Case(BaseModel):
    """One case of a rule."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    kind: Kind
    what: str
    given: dict[str, Rows]
    expect: Hit | CannotAssess | Literal["passed", "out_of_scope"]
    history: Literal["long", "short"] = "long"

    @property
    def apart(self) -> bool:
        """Needs a lake or knowledge of its own."""
        return self.history == "short" or self.knowledge_missing is not None

    @property
    def knowledge_missing(self) -> str | None:
        """The kind of knowledge whose absence the case is about."""
        need = self.expect.cannot_assess if isinstance(self.expect, CannotAssess) else ""
        return need.removeprefix("knowledge.") if need.startswith("knowledge.") else None


class CaseFile(BaseModel):
    """All cases of a rule with the knowledge they share."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    rule: str
    knowledge: dict[str, list[Row]] = {}
    no_exemption: str | None = None
    cases: Annotated[list[Case], Field(min_length=1)]


def read_cases(rule: Rule) -> CaseFile:
    """The cases beside a rule.

    Raises:
        UsageError: there is no such file.
        BadInput: it is not as described; names file and key.
    """
    if rule.file is None:
        raise UsageError("cases.no_file", f"规则 {rule.name} 不是从文件读入的，没有用例")
    path: Path = rule.file.with_suffix("").with_suffix(".cases.yaml")
    if not path.is_file():
        raise UsageError("cases.missing", f"规则 {rule.path} 旁边没有用例文件 {path.name}")
    try:
        found = CaseFile.model_validate(load_yaml(path))
    except ValidationError as error:
        where, wrong = first_fault(error)
        raise BadInput(
            "cases.format",
            Place(str(path), None, where),
            wrong,
            "见 docs/contracts.md 第 7 节",
        ) from None
    if found.rule != rule.card.code:
        raise BadInput("cases.rule", Place(str(path), 1, "rule"), found.rule, rule.card.code)
    return found
