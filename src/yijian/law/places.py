"""The jurisdictions of the packs and the chain of parents above each."""

from __future__ import annotations

from pathlib import Path

from yijian.kernel.errors import BadInput, Place, UsageError
from yijian.law.models import Jurisdiction
from yijian.law.pack import line_of, read_jurisdiction

FILE = "jurisdiction.yaml"


def read_places(packs: Path) -> dict[str, Jurisdiction]:
    """All jurisdictions by name.

    Raises:
        BadInput: ``law.parent`` (a parent that does not exist), ``law.cycle``, or a fault of a
            file.
        UsageError: ``law.no_packs``: the folder holds no jurisdiction.
    """
    found = {path.parent.name: read_jurisdiction(path) for path in sorted(packs.glob(f"*/{FILE}"))}
    if not found:
        raise UsageError("law.no_packs", f"{packs} 里没有规定包：没有一个法域的 {FILE}")
    for name in found:
        _check_parents(name, found, packs)
    return found


def _check_parents(name: str, known: dict[str, Jurisdiction], packs: Path) -> None:
    seen = [name]
    while (parent := known[seen[-1]].parent) is not None:
        path = packs / seen[-1] / FILE
        if parent not in known:
            said = f"上级法域 {parent} 不存在"
            raise BadInput("law.parent", _where(path), said, "、".join(known))
        if parent in seen:
            said = f"上级法域成环：{' → '.join((*seen, parent))}"
            raise BadInput("law.cycle", _where(path), said, "最终到达 national 的上级")
        seen.append(parent)


def _where(path: Path) -> Place:
    return Place(str(path), line_of(path, ("parent",)), "parent")
