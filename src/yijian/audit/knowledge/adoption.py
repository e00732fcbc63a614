"""Decisions about the knowledge of a lake: staged knowledge comes into force, or is taken back.

Each is one transaction of the lake under a name of its own: killed at any moment it leaves the
state before or the state after, and asked for again it finds itself done. Nothing is deleted: what
a roll-back takes back is set aside, and the tables of every state stay where they are.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from yijian.audit.knowledge.build import Built, build
from yijian.audit.knowledge.impact import Change
from yijian.audit.knowledge.raw import RawPoint, Reject, write_raw
from yijian.audit.knowledge.reading import Progress
from yijian.audit.knowledge.staging import Staged
from yijian.audit.knowledge.state import (
    Becoming,
    Cause,
    Entry,
    differing,
    entries,
    entry,
    points_of,
    put,
)
from yijian.claims.lake import Draft, Lake
from yijian.claims.snapshot import Snapshot
from yijian.kernel.errors import Refused


@dataclass(frozen=True)
class Decision:
    """What is decided, under a ``name`` that is used once in a lake: to adopt what is ``staged``,
    or to take back all that the decision ``undoes`` brought.

    ``base`` is the digest of the tables on which it was tried out; None: any.
    """

    name: str
    staged: Staged | None = None
    undoes: str = ""
    base: str | None = None


@dataclass(frozen=True)
class Trial:
    """What a decision would do, with nothing done.

    ``base`` is the digest of the tables it would change (empty where there are none), ``rejects``
    are rows that no table takes and that were not refused before it.
    """

    base: str
    built: Built
    found: list[Change]
    rejects: list[Reject]


def try_out(snapshot: Snapshot | None, decision: Decision, at: datetime) -> Trial:
    """The tables as they would be after ``decision``; the lake (None: there is none) stays.

    Raises:
        Refused: ``knowledge.staged_changed``, ``knowledge.no_decision``.
    """
    state: Mapping[str, Any] = snapshot.knowledge if snapshot else {}
    held = entries(state)
    raw, _ = _after(state, decision, at)
    known: dict[str, list[RawPoint]] = {}
    for it in held:
        assert snapshot is not None
        known[it["path"]] = points_of(snapshot.path, [it])
    known |= _staged_points(decision.staged, set(known))
    before = build(point for it in held for point in known[it["path"]])
    after = build(point for it in raw for point in known[it["path"]])
    found = differing(snapshot.path if snapshot else None, state, after)
    refused = [reject for reject in after.missing if reject not in before.missing]
    return Trial(str(state.get("digest", "")), after, found, refused)


def decide(lake: Lake, decision: Decision, at: datetime, progress: Progress | None = None) -> str:
    """Put ``decision`` into force; answers the version of the tables that hold from now on.

    Raises:
        Refused: the lake is busy; ``knowledge.moved``: the tables are not those it was tried out
            on; ``knowledge.staged_changed``; ``knowledge.no_decision``.
    """
    tell = progress or (lambda _what, _share: None)
    with lake.transaction() as draft:
        state: dict[str, Any] = draft.manifest["knowledge"]
        if done := _done(state, decision.name):
            return str(done["version"])
        if decision.base not in (None, state.get("digest", "")):
            raise Refused(
                "knowledge.moved", "测算之后知识又有改动，原来的测算不算数；请重新测算后再采用"
            )
        tell("正在汇总全部知识点", 0.1)
        raw, aside = _after(state, decision, at)
        _bring(draft, decision.staged)
        built = build(points_of(draft.path, raw))
        found = differing(draft.path, state, built)
        tell("正在写入数据湖", 0.8)
        names = decision.staged.names if decision.staged else ()
        becoming = Becoming(raw, aside, built, found, built.missing)
        version = put(draft, becoming, Cause(at, names, decision.name))["version"]
        draft.commit()
    return str(version)


def decisions_of(snapshot: Snapshot) -> list[dict[str, Any]]:
    """Every change of the knowledge, the first one first (see :mod:`.state`)."""
    found: list[dict[str, Any]] = snapshot.knowledge.get("changes", [])
    return found


def _done(state: Mapping[str, Any], name: str) -> dict[str, Any] | None:
    changes: list[dict[str, Any]] = state.get("changes", [])
    return next((it for it in changes if it["decision"] == name), None)


def _after(
    state: Mapping[str, Any], decision: Decision, at: datetime
) -> tuple[list[Entry], list[Entry]]:
    """The entries in force after a decision, and those set aside."""
    aside = list(state.get("set_aside", []))
    if decision.undoes:
        kept, taken = _without(state, decision.undoes)
        return kept, [*aside, *({**it, "set_aside_by": decision.name} for it in taken)]
    staged = decision.staged
    assert staged is not None
    held = {it["path"]: it for it in entries(state)}
    for source in staged.sources:
        known = held.get(source.stored)
        if known is None:
            made = entry(source.stored, source.name, source.rows, at)
            held[source.stored] = {**made, "decisions": [decision.name]}
        elif "decisions" in known:  # else the command line brought it, and no roll-back takes it
            names = [*known["decisions"], decision.name]
            held[source.stored] = {**known, "decisions": names}
    again = {source.stored for source in staged.sources}
    return list(held.values()), [it for it in aside if it["path"] not in again]


def _without(state: Mapping[str, Any], undone: str) -> tuple[list[Entry], list[Entry]]:
    """The entries that stay without a decision, and those that nothing else brought."""
    if _done(state, undone) is None:
        raise Refused(
            "knowledge.no_decision", f"数据湖里没有编号为 {undone} 的采用，没有可以回退的内容"
        )
    kept: list[Entry] = []
    taken: list[Entry] = []
    for it in entries(state):
        names = it.get("decisions", [])
        rest = [name for name in names if name != undone]
        if undone in names and not rest:
            taken.append(it)
        else:
            kept.append({**it, "decisions": rest} if names else it)
    return kept, taken


def _staged_points(staged: Staged | None, held: set[str]) -> dict[str, list[RawPoint]]:
    if staged is None:
        return {}
    return {it.stored: staged.points(it) for it in staged.sources if it.stored not in held}


def _bring(draft: Draft, staged: Staged | None) -> None:
    """The raw points of what is staged into the lake, checked again on the way."""
    for source in staged.sources if staged else ():
        path = draft.path / source.stored
        points = staged.points(source) if staged else []
        if not path.exists():
            write_raw(path, points)
