"""What in the product obeys an article, and what reads a parameter: one index over the packs.

Parameters and entries of code lists cite articles, steps of procedures rest on them, and rules of
the audit name them in their basis. The rules are handed in: law knows no audit.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from yijian.kernel.errors import UsageError
from yijian.law.duties.register import duties
from yijian.law.lookup import Law
from yijian.law.numerals import chinese
from yijian.law.procedures.lookup import Procedures
from yijian.law.procedures.models import Step
from yijian.law.procedures.procedure import Procedure
from yijian.law.procedures.registers import guards

Kind = Literal["parameter", "code", "step", "guard", "rule"]
KINDS: dict[Kind, str] = {
    "parameter": "参数",
    "code": "代码",
    "step": "程序步骤",
    "guard": "步骤的条件",
    "rule": "稽核规则",
}
ALIASES = {"条例": "fund-regulation", "实施细则": "nhsa-order-7", "上述条例": "fund-regulation"}
"""How the bases of rules call instruments beside their own titles."""
_ARTICLE = re.compile(r"第(\d+)条((?:第\d+[款项][、，]?)*)")
_PART = re.compile(r"第(\d+)([款项])")


@dataclass(frozen=True)
class RuleBasis:
    """A rule of the audit: its code and name, its basis in words, the parameters it reads."""

    code: str
    name: str
    basis: str
    parameters: tuple[str, ...] = ()


@dataclass(frozen=True)
class Citer:
    """Something of the product that rests on an article or reads a parameter.

    ``key`` is what its page is called by: a parameter's name, ``list/code``, a procedure's name, a
    rule's code. ``place`` is the jurisdiction whose pack says so, empty for a rule. ``since`` and
    ``until`` are the days between which it does, null where it always does.
    """

    kind: Kind
    key: str
    title: str
    detail: str = ""
    place: str = ""
    since: date | None = None
    until: date | None = None


class Obeys:
    """The index, built once from the whole of the packs."""

    def __init__(self, law: Law, procedures: Procedures, rules: Iterable[RuleBasis] = ()) -> None:
        self._law = law
        self._articles: dict[str, dict[Citer, None]] = {}
        self._parameters: dict[str, dict[Citer, None]] = {}
        self._rows: dict[str, list[str]] = {}
        for duty in duties():
            unit = self._unit(duty.id)
            for name in (unit, *_above(unit)):
                self._rows.setdefault(name, []).append(duty.id)
        for name in law.names():
            self._index_parameter(name)
        for name in law.code_lists():
            self._index_list(name)
        for procedure in procedures.every():
            for step in procedure.body.steps:
                self._index_step(procedure, step)
        for rule in rules:
            self._index_rule(rule)

    def of_article(self, identifier: str) -> tuple[Citer, ...]:
        """What rests on a unit or on one of its parts (``LZ-22`` has ``LZ-22-1``)."""
        return tuple(self._articles.get(identifier, {}))

    def rows_in(self, identifier: str) -> tuple[str, ...]:
        """The rows of the register of duties that a unit and its parts hold, in their order."""
        return tuple(self._rows.get(identifier, ()))

    def of_parameter(self, name: str) -> tuple[Citer, ...]:
        """What reads a parameter: rules, steps with a term or a switch, conditions, codes."""
        return tuple(self._parameters.get(name, {}))

    def _unit(self, identifier: str) -> str:
        try:
            return self._law.article(identifier).id
        except UsageError:
            return identifier

    def _cite(self, citer: Citer, names: Iterable[str]) -> None:
        for unit in map(self._unit, names):
            for name in (unit, *_above(unit)):
                self._articles.setdefault(name, {})[citer] = None

    def _read(self, citer: Citer, names: Iterable[str]) -> None:
        for name in names:
            self._parameters.setdefault(name, {})[citer] = None

    def _labelled(self, instrument: str | None, label: str | None) -> tuple[str, ...]:
        book = self._law.shelf.book(instrument) if instrument and label else None
        unit = book.labelled(label) if book and label else None
        return (unit.id,) if unit else ()

    def _index_parameter(self, name: str) -> None:
        title = self._law.parameter_title(name)
        for place in self._law.jurisdictions:
            for it in self._law.own_values(name, place):
                citer = Citer("parameter", name, title, "", place, it.since, it.until)
                self._cite(citer, (*self._labelled(it.instrument, it.article), *it.rows))

    def _index_list(self, name: str) -> None:
        for path in self._law.shelf.lists[name].values():
            found = self._law.shelf.code_list(path)
            for entry in found.entries:
                key = f"{name}/{entry.code}"
                for it in entry.citations:
                    cites = Citer(
                        "code", key, entry.title, found.title, it.jurisdiction, it.since, it.until
                    )
                    self._cite(cites, (*self._labelled(it.instrument, it.article), *it.rows))
                self._read(Citer("code", key, entry.title, found.title), entry.parameters)

    def _index_step(self, procedure: Procedure, step: Step) -> None:
        body = procedure.body
        common = (procedure.jurisdiction, body.since, body.until)
        citer = Citer("step", procedure.name, procedure.title, step.title, *common)
        self._cite(citer, step.basis)
        term = (step.deadline.parameter,) if step.deadline else ()
        self._read(citer, (*term, *((step.switch,) if step.switch else ())))
        for name in step.guards:
            guard = guards()[name]
            said = f"{step.title}：{guard.title}"
            self._read(
                Citer("guard", procedure.name, procedure.title, said, *common), guard.parameters
            )

    def _index_rule(self, rule: RuleBasis) -> None:
        citer = Citer("rule", rule.code, rule.name, rule.basis)
        self._cite(citer, cited_in(self._law, rule.basis))
        self._read(citer, rule.parameters)


def cited_in(law: Law, basis: str) -> tuple[str, ...]:
    """The units that a basis in words names: ``条例第38条第1项，第40条第1款第1项、第3项``.

    An instrument is called by its title, its short title or an alias; an article without one
    belongs to the instrument before it. A part that the packs do not hold apart gives its article.
    """
    found: dict[str, None] = {}
    instrument = ""
    names = _names_of(law)
    position = 0
    for match in _ARTICLE.finditer(basis):
        between = basis[position : match.start()]
        called = [name for name in names if between.rstrip("》").endswith(name)]
        if called:
            instrument = names[max(called, key=len)]
        elif between.strip("，、；。和及 "):
            instrument = ""
        position = match.end()
        if instrument:
            for unit in _units(law, instrument, match.group(1), match.group(2)):
                found[unit] = None
    return tuple(found)


def _names_of(law: Law) -> dict[str, str]:
    found = dict(ALIASES)
    for identifier, places in law.shelf.instruments.items():
        for path in places.values():
            instrument = law.shelf.instrument(path)
            found[instrument.title] = identifier
            if instrument.short:
                found[instrument.short] = identifier
    return found


def _units(law: Law, instrument: str, article: str, parts: str) -> Iterator[str]:
    book = law.shelf.book(instrument)
    if book is None:
        return
    whole = f"第{chinese(int(article))}条"
    for label in _labels(whole, parts) or [whole]:
        unit = book.labelled(label) or book.labelled(whole)
        if unit is not None:
            yield unit.id


def _labels(whole: str, parts: str) -> list[str]:
    """The labels of parts in digits: an item is cited without the paragraph it stands in."""
    found: list[str] = []
    for digits, kind in _PART.findall(parts):
        if kind == "项":
            if found and found[-1].endswith("款"):
                found.pop()
            found.append(f"{whole}第（{chinese(int(digits))}）项")
        else:
            found.append(f"{whole}第{digits}款")
    return found


def _above(unit: str) -> Iterator[str]:
    """The units that hold a unit: ``LZ-22`` holds ``LZ-22-1``."""
    prefix, *parts = unit.split("-")
    for length in range(len(parts) - 1, 0, -1):
        yield "-".join((prefix, *parts[:length]))
