"""The whole of the packs checked at once: what one file alone cannot show."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from yijian.kernel.dates import FOREVER
from yijian.kernel.errors import BadInput, Place, UsageError
from yijian.law.articles import Book
from yijian.law.calendar.overlay import read_overlay
from yijian.law.key_map import FILE, read_key_map
from yijian.law.models import CodeList, DatedValue, ListEntry
from yijian.law.pack import line_of, value_line
from yijian.law.procedures.lookup import Procedures

if TYPE_CHECKING:
    from yijian.law.lookup import Law

OVERRIDE = "policy.jurisdiction_params.lower_override"
"""The parameter that says whether places below may set values of their own."""
Where = Callable[[], Place]
"""Finds the line of a fault; asked only when there is one."""


def check(law: Law) -> None:
    """Read every file and follow every reference.

    Raises:
        BadInput: the first fault, with file and line.
    """
    _ = law.jurisdictions
    _ = law.shelf.prefixes  # refuses a prefix that two instruments share
    for identifier in law.shelf.instruments:
        _check_instrument(law, identifier)
    _check_orphans(law)
    for name in law.names():
        check_parameter(law, name)
    for place in law.jurisdictions:
        for path in law.shelf.overlays(place):
            _check_overlay(path, place)
    for paths in law.shelf.lists.values():
        for path in paths.values():
            _check_list(law, law.shelf.code_list(path), path)
    if (law.packs / FILE).is_file():
        read_key_map(law.packs / FILE, law.names())
    Procedures(law).check()


def check_parameter(law: Law, name: str) -> None:
    """All values of a parameter, shipped and added: what they cite, and how they fit together.

    Raises:
        BadInput: the first fault, with file and line.
    """
    for place in law.jurisdictions:
        held = law.held(name, place)
        for path in law.files(name, place):
            for dated in law.shelf.parameter(path).values:
                _check_value(law, dated, path)
                if dated.decided:
                    _check_kind(law, name, dated, path)
        _check_override(law, name, place)
        if held or any(law.held(name, above) for above in law.chain(place)):
            law.timeline(name, place)


def _check_kind(law: Law, name: str, dated: DatedValue, path: Path) -> None:
    """An added value is of the kind of those shipped: its unit, its options, its code list."""
    shipped = [
        value
        for known in law.shelf.parameters[name].values()
        for value in law.shelf.parameter(known).values
    ]
    units = sorted({value.unit for value in shipped})
    options = {option for value in shipped for option in value.options}
    lists = {value.members_of for value in shipped}
    fault = None
    if dated.unit not in units:
        fault = ("law.unit", f"单位 {dated.unit} 与规定包里的不同", "、".join(units))
    elif unknown := [option for option in dated.options if option not in options]:
        said = f"选项 {'、'.join(unknown)} 不在规定包里"
        fault = ("law.options", said, "、".join(sorted(options)))
    elif dated.members_of not in lists:
        right = "、".join(it or "不写 members_of" for it in sorted(lists, key=str))
        fault = ("law.parts", f"代码表 {dated.members_of} 与规定包里的不同", right)
    if fault:
        raise BadInput(fault[0], Place(str(path), value_line(path, dated)), *fault[1:])


def _check_overlay(path: Path, place: str) -> None:
    found = read_overlay(path)
    if found.jurisdiction != place:
        said = f"法域 {found.jurisdiction} 与目录不一致"
        raise BadInput("law.name", Place(str(path), line_of(path, ("jurisdiction",))), said, place)


def _check_instrument(law: Law, identifier: str) -> None:
    place = law.home(identifier)
    path = law.shelf.instruments[identifier][place]
    instrument = law.shelf.instrument(path)
    named = [*instrument.bases, *([instrument.replaced_by] if instrument.replaced_by else [])]
    for other in named:
        if law.instrument(place, other) is None:
            raise BadInput(
                "law.unknown_instrument", Place(str(path)), f"文件 {other} 不存在", "已有的文件编号"
            )
    book = law.shelf.book(identifier)
    for row in instrument.rows:
        if book is None or book.find(row) is None:
            raise _unknown_row(row, Place(str(path), line_of(path, ("rows",))))


def _check_orphans(law: Law) -> None:
    for path in sorted(law.packs.glob("*/articles/*.yaml")):
        if path.parts[-3] not in law.shelf.instruments.get(path.stem, {}):
            raise BadInput(
                "law.unknown_instrument",
                Place(str(path)),
                f"文件 {path.stem} 不存在",
                "同一法域 instruments 目录中的文件编号",
            )


def _check_value(law: Law, dated: DatedValue, path: Path) -> None:
    def where() -> Place:
        return Place(str(path), value_line(path, dated))

    if dated.instrument and dated.article:
        _check_article(law.shelf.book(dated.instrument), dated.article, dated.rows, where)
    else:
        for row in dated.rows:
            _check_row(law, row, where)
    if dated.members_of:
        known = _codes(law, dated.members_of)
        if unknown := [code for code in dated.members if code not in known]:
            said = f"代码表 {dated.members_of} 没有 {'、'.join(unknown)}"
            raise BadInput("law.unknown_code", where(), said, "该表已有的代码")


def _check_override(law: Law, name: str, place: str) -> None:
    """A place sets nothing that a place above sets and keeps to itself on the same days."""
    if OVERRIDE not in law.shelf.parameters or name == OVERRIDE:
        return
    for own in law.held(name, place):
        for above in law.chain(place)[1:]:
            kept = [it for it in law.own_values(OVERRIDE, above) if it.value is False]
            theirs = law.own_values(name, above)
            mine = own.dated
            if any(_meet(mine, it) and _meet(mine, other) for it in kept for other in theirs):
                raise BadInput(
                    "law.override",
                    Place(str(own.path), value_line(own.path, own.written)),
                    f"{law.jurisdictions[above].title}不许下级另定 {name}",
                    "删去这个值，随上级",
                )


def _meet(one: DatedValue, other: DatedValue) -> bool:
    """Whether two values hold on a common day."""
    return one.since <= (other.until or FOREVER) and other.since <= (one.until or FOREVER)


def _check_article(book: Book | None, article: str, rows: tuple[str, ...], where: Where) -> None:
    """The article is a unit of the instrument, and the rows lie in that unit."""
    unit = book.labelled(article) if book else None
    if book is None or unit is None:
        said = f"条文 {article} 不在该文件的条文表里"
        raise BadInput("law.unknown_article", where(), said, "条文表中的 label")
    for row in rows:
        found = book.find(row)
        if found is None:
            raise _unknown_row(row, where())
        if found.id != unit.id and not found.id.startswith(f"{unit.id}-"):
            said = f"条目 {row} 不在 {article}"
            raise BadInput("law.unknown_row", where(), said, f"属于 {unit.id} 的条目")


def _check_row(law: Law, row: str, where: Where) -> None:
    try:
        law.article(row)
    except UsageError:
        raise _unknown_row(row, where()) from None


def _unknown_row(row: str, place: Place) -> BadInput:
    return BadInput("law.unknown_row", place, f"条目 {row} 不在条文表里", "已有条文的条目")


def _codes(law: Law, name: str) -> set[str]:
    """All codes of a list, whichever place has them; none where there is no such list."""
    paths = law.shelf.lists.get(name, {}).values()
    return {entry.code for path in paths for entry in law.shelf.code_list(path).entries}


def _check_list(law: Law, found: CodeList, path: Path) -> None:
    for position, entry in enumerate(found.entries):

        def where(position: int = position) -> Place:
            return Place(str(path), line_of(path, ("entries", position)))

        for citation in entry.citations:
            place = citation.jurisdiction
            if place not in law.jurisdictions or not law.instrument(place, citation.instrument):
                said = f"文件 {citation.instrument} 不在 {place}"
                raise BadInput("law.unknown_instrument", where(), said, "该法域或其上级的文件编号")
            book = law.shelf.book(citation.instrument)
            _check_article(book, citation.article, citation.rows, where)
        if wrong := _reference_fault(law, entry):
            raise BadInput("law.unknown_code", where(), wrong, "已有的参数和代码")


def _reference_fault(law: Law, entry: ListEntry) -> str | None:
    for name in entry.parameters:
        if name not in law.shelf.parameters:
            return f"没有参数 {name}"
    for name, codes in entry.refers.items():
        if unknown := set(codes) - _codes(law, name):
            return f"代码表 {name} 没有 {'、'.join(sorted(unknown))}"
    return None
