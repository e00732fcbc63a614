"""The law of this office as the library reads it: each index is built once per law."""

from __future__ import annotations

from contextlib import suppress
from functools import lru_cache

from django.db import DatabaseError, connections

from yijian.law import Law
from yijian.law.obeys import Obeys, RuleBasis
from yijian.law.procedures import Procedure, Procedures
from yijian.law.search import Index
from yijian.law.searched import build
from yijian.office.monitor.selectors.cards import shipped_rules
from yijian.office.policy.current import current_law

KEPT = 2
"""The law in force, and the one before while a change is being published."""


def law() -> Law:
    """The law in force in this office."""
    return current_law()


def procedures() -> Procedures:
    """The procedures of :func:`law`."""
    return _procedures(law())


def every_procedure() -> tuple[Procedure, ...]:
    """All versions of all places, in order of name, place and date."""
    return _every(law())


def titles() -> dict[str, str]:
    """The title of every instrument with its identifier."""
    return _titles(law())


def obeys() -> Obeys:
    """What in the product rests on which article, and reads which parameter."""
    return _obeys(law())


def index() -> Index:
    """The full text of :func:`law`."""
    return _index(law())


def warm() -> None:
    """Read all of it in a thread of its own, so that the first who searches does not wait."""
    try:
        with suppress(DatabaseError):  # then the first who searches reads it, and is told
            index()
    finally:
        connections.close_all()


@lru_cache(maxsize=KEPT)
def _procedures(of: Law) -> Procedures:
    return Procedures(of)


@lru_cache(maxsize=KEPT)
def _every(of: Law) -> tuple[Procedure, ...]:
    return tuple(_procedures(of).every())


@lru_cache(maxsize=KEPT)
def _titles(of: Law) -> dict[str, str]:
    return {it.title: it.id for place in of.jurisdictions for it in of.instruments(place)}


@lru_cache(maxsize=KEPT)
def _obeys(of: Law) -> Obeys:
    rules = [
        RuleBasis(
            card.code,
            card.name,
            card.basis,
            (*card.law, *(need.name for need in card.parsed_needs if need.kind == "history")),
        )
        for card in (rule.card for rule in shipped_rules().values())
    ]
    return Obeys(of, _procedures(of), rules)


@lru_cache(maxsize=KEPT)
def _index(of: Law) -> Index:
    return build(of, _procedures(of), _obeys(of))
