"""What an office decided, as a folder that is laid over the shipped packs.

``<jurisdiction>/parameters/<name>.yaml`` and ``<jurisdiction>/calendar/<year>.yaml``, in the form
of the packs; every value bears the number of the change that decided it. A folder never changes
once it is there: it is named by its content.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import threading
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import yaml
from pydantic import BaseModel

from yijian.kernel.errors import BadInput, Place, Refused
from yijian.kernel.files import fsync_dir, fsync_file
from yijian.law.calendar.overlay import Overlay
from yijian.law.checks import OVERRIDE, check_parameter
from yijian.law.layers import layered
from yijian.law.lookup import Law
from yijian.law.models import DatedValue, Parameter
from yijian.law.shelf import files_of, line_of_digest

_DUMPER = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
_LINE = 100


def digest_of(parameters: Iterable[tuple[str, Parameter]], overlays: Iterable[Overlay]) -> str:
    """64 hex digits that say what :func:`write` would write; the order given does not matter.

    Args:
        parameters: jurisdiction and all that it adds under one name; each pair once.
        overlays: years of the calendar; each year of a jurisdiction once.

    Raises:
        Refused: ``law.twice``.
    """
    return _digest(_texts(parameters, overlays))


def write(
    folder: Path, parameters: Iterable[tuple[str, Parameter]], overlays: Iterable[Overlay]
) -> Path:
    """Write the additions to ``folder``, whole or not at all; answers the folder.

    Raises:
        Refused: ``law.twice``, or ``law.other_additions``: the folder holds something else.
    """
    texts = _texts(parameters, overlays)
    if not folder.exists():
        _write_beside(folder, texts)
    if _digest_on_disk(folder) != _digest(texts):
        said = f"{folder} 里已有别的内容；增补写成以后不改，换一个文件夹"
        raise Refused("law.other_additions", said)
    return folder


def laid(earlier: Parameter | None, value: DatedValue, name: str, title: str) -> Parameter:
    """What a place has added under ``name``, with one more value that wins on its own days."""
    values = [value, *(earlier.values if earlier else ())]
    held = layered((Path(name), it) for it in values)
    return Parameter(name=name, title=title, values=tuple(it.dated for it in held))


def check(law: Law, jurisdiction: str, parameter: Parameter) -> None:
    """All that is demanded of the packs, of ``parameter`` as an addition for ``jurisdiction``.

    ``parameter`` is all that the place would have added under that name (:func:`laid`); what
    ``law`` has added under it for the place is replaced, what it has added elsewhere stays.

    Raises:
        UsageError: ``law.unknown_jurisdiction``.
        BadInput: ``law.unknown_parameter``, or the first fault, with the line in the file that
            would be written.
    """
    law.chain(jurisdiction)
    where = f"{jurisdiction}/parameters/{parameter.name}.yaml"
    if parameter.name not in law.shelf.parameters:
        said = f"规定包里没有参数 {parameter.name}"
        raise BadInput("law.unknown_parameter", Place(where), said, "已有的参数名")
    with TemporaryDirectory() as beside:
        path = Path(beside, where)
        path.parent.mkdir(parents=True)
        path.write_text(_yaml(parameter), encoding="utf-8")
        candidate = Law(law.packs, law.additions)
        added = candidate.shelf.added.setdefault(parameter.name, {})
        added[jurisdiction] = path
        try:
            for name in law.names() if parameter.name == OVERRIDE else (parameter.name,):
                check_parameter(candidate, name)
        except BadInput as fault:
            place = fault.place
            if place.file != str(path):
                raise
            here = Place(where, place.row, place.column)
            raise BadInput(fault.code, here, fault.wrong, fault.right) from None


def _texts(
    parameters: Iterable[tuple[str, Parameter]], overlays: Iterable[Overlay]
) -> dict[str, str]:
    """Path inside the folder to content, in order of path."""
    given: list[tuple[str, BaseModel]] = [
        (f"{place}/parameters/{parameter.name}.yaml", parameter) for place, parameter in parameters
    ]
    given += [(f"{it.jurisdiction}/calendar/{it.year}.yaml", it) for it in overlays]
    found: dict[str, str] = {}
    for path, model in sorted(given, key=lambda pair: pair[0]):
        if path in found:
            raise Refused("law.twice", f"增补 {path} 给了两次；同一法域的同一项只给一次")
        found[path] = _yaml(model)
    return found


def _yaml(model: BaseModel) -> str:
    raw: dict[str, Any] = model.model_dump(exclude_defaults=True)
    return str(yaml.dump(raw, Dumper=_DUMPER, allow_unicode=True, sort_keys=False, width=_LINE))


def _digest(texts: dict[str, str]) -> str:
    total = hashlib.sha256()
    for path, text in texts.items():
        total.update(f"{path} {hashlib.sha256(text.encode()).hexdigest()}\n".encode())
    return total.hexdigest()


def _digest_on_disk(folder: Path) -> str:
    total = hashlib.sha256()
    for path in sorted(files_of(folder), key=lambda it: it.relative_to(folder).as_posix()):
        total.update(line_of_digest(path, folder))
    return total.hexdigest()


def _write_beside(folder: Path, texts: dict[str, str]) -> None:
    """The folder as a sibling, flushed, then renamed; another writer may have been faster."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    beside = folder.with_name(f".{folder.name}.{os.getpid()}.{threading.get_ident()}")
    shutil.rmtree(beside, ignore_errors=True)
    beside.mkdir()
    try:
        for inside, text in texts.items():
            path = beside / inside
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
            fsync_file(path)
        for path in (*(it for it in beside.rglob("*") if it.is_dir()), beside):
            fsync_dir(path)
        _rename(beside, folder)
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    fsync_dir(folder.parent)


def _rename(beside: Path, folder: Path) -> None:
    try:
        beside.rename(folder)
    except OSError:
        if not folder.is_dir():
            raise
