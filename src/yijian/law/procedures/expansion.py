"""From what a version writes and its base to the whole version."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from pydantic import ValidationError

from yijian.kernel.validation import first_fault
from yijian.law.procedures.models import (
    Named,
    PartWritten,
    ProcedureVersion,
    State,
    Step,
    VersionWritten,
)
from yijian.law.procedures.source import Fault, Location, Source

Whole = TypeVar("Whole", bound=Named)


def expand(
    source: Source, version: VersionWritten, base: ProcedureVersion | None
) -> ProcedureVersion:
    """The whole of ``version``; ``base`` is the version it rests on.

    Raises:
        BadInput: ``procedure.twice``, ``procedure.base`` (drops or follows what there is not),
            ``procedure.empty``, or ``law.schema`` for a part that lacks a field.
    """
    states, steps = (base.states, base.steps) if base else ((), ())
    here = (version.since,)
    states = _without(source, (*here, "drop_states"), states, version.drop_states)
    steps = _without(source, (*here, "drop_steps"), steps, version.drop_steps)
    return ProcedureVersion(
        since=version.since,
        until=version.until,
        instrument=version.instrument,
        reason=version.reason,
        checked_on=version.checked_on,
        states=_merge(source, (*here, "states"), states, version.states, State),
        steps=_merge(source, (*here, "steps"), steps, version.steps, Step),
    )


def _without(
    source: Source, where: Location, parts: tuple[Whole, ...], dropped: tuple[str, ...]
) -> tuple[Whole, ...]:
    for name in dropped:
        if name not in [part.id for part in parts]:
            raise source.refusal(_no_such(where, name))
    return tuple(part for part in parts if part.id not in dropped)


def _merge(
    source: Source,
    where: Location,
    parts: tuple[Whole, ...],
    written: Sequence[PartWritten],
    kind: type[Whole],
) -> tuple[Whole, ...]:
    """The base's parts, changed and added to in the order written."""
    found = list(parts)
    seen: set[str] = set()
    for number, item in enumerate(written):
        if item.id in seen:
            said = f"{item.id} 出现两次"
            fault = Fault("procedure.twice", (*where, number), said, "每个名称只写一次")
            raise source.refusal(fault)
        seen.add(item.id)
        names = [part.id for part in found]
        if item.id in names:
            position = names.index(item.id)
            found[position] = _whole(source, (*where, item.id), item, found[position], kind)
            continue
        if item.after and item.after not in names:
            raise source.refusal(_no_such((*where, item.id, "after"), item.after))
        position = names.index(item.after) + 1 if item.after else len(found)
        found.insert(position, _whole(source, (*where, item.id), item, None, kind))
    if not found:
        raise source.refusal(Fault("procedure.empty", where, "没有内容", "至少一项"))
    return tuple(found)


def _no_such(where: Location, name: str) -> Fault:
    return Fault("procedure.base", where, f"没有 {name}", "所依版本里有的名称，或写在前面的名称")


def _whole(
    source: Source, where: Location, item: PartWritten, before: Whole | None, kind: type[Whole]
) -> Whole:
    given = item.model_dump(by_alias=True, exclude_unset=True, exclude={"after"})
    known = before.model_dump(by_alias=True, exclude_unset=True) if before else {}
    merged = {key: it for key, it in {**known, **given}.items() if it is not None}
    try:
        return kind.model_validate(merged)
    except ValidationError as error:
        field, said = first_fault(error)
        fault = Fault("law.schema", (*where, field), f"{field}：{said}", "完整的一项")
        raise source.refusal(fault) from None
