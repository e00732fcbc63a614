"""The files of the packs: found by one look at the folders, read when first asked for, once."""

from __future__ import annotations

import hashlib
from functools import cached_property
from pathlib import Path

from yijian.kernel.errors import BadInput, Place, UsageError
from yijian.kernel.files import digest_file
from yijian.law.articles import Book, check_prefix, read_articles
from yijian.law.code_lists import read_code_list
from yijian.law.models import CodeList, Instrument, Parameter
from yijian.law.pack import read_instrument, read_parameter

Files = dict[str, dict[str, Path]]
"""Name of a file to jurisdiction to path."""
ADDED = ("parameters", "calendar")
"""The kinds of file that additions may hold."""


class Shelf:
    """Reads the files of one directory of packs, and of a folder of additions to it."""

    def __init__(self, packs: Path, additions: Path | None = None) -> None:
        self.packs = packs
        self.additions = additions
        self._parameters: dict[Path, Parameter] = {}
        self._instruments: dict[Path, Instrument] = {}
        self._books: dict[Path, Book] = {}
        self._lists: dict[Path, CodeList] = {}

    def _files(self, kind: str) -> Files:
        return _found(self.packs, kind)

    @cached_property
    def parameters(self) -> Files:
        """Every parameter with the jurisdictions that have it."""
        return self._files("parameters")

    @cached_property
    def added(self) -> Files:
        """The parameters of the additions with the jurisdictions that they are for.

        Raises:
            BadInput: ``law.unknown_parameter`` or ``law.unknown_jurisdiction``: an addition to
                what no pack has; ``law.addition``: something else than a parameter or a calendar.
            UsageError: ``law.no_additions``: there is no such folder.
        """
        if self.additions is None:
            return {}
        for path in files_of(self.additions):
            self._check_addition(path, path.relative_to(self.additions).parts)
        return _found(self.additions, "parameters")

    def _check_addition(self, path: Path, inside: tuple[str, ...]) -> None:
        known = path.suffix == ".yaml" and len(inside) == len(("place", "kind", "file"))
        if not known or inside[1] not in ADDED:
            right = "法域/parameters/参数名.yaml 或 法域/calendar/年份.yaml"
            raise BadInput("law.addition", Place(str(path)), "增补里不能有这个文件", right)
        if not (self.packs / inside[0] / "jurisdiction.yaml").is_file():
            said = f"没有法域 {inside[0]}"
            raise BadInput("law.unknown_jurisdiction", Place(str(path)), said, "规定包里的法域")
        if inside[1] == "parameters" and path.stem not in self.parameters:
            said = f"规定包里没有参数 {path.stem}"
            raise BadInput("law.unknown_parameter", Place(str(path)), said, "已有的参数名")

    def overlays(self, place: str) -> tuple[Path, ...]:
        """The calendar files of a place in order of year; an added year takes the shipped one's."""
        found = {path.name: path for path in (self.packs / place / "calendar").glob("*.yaml")}
        if self.additions is not None:
            _ = self.added  # refuses what an addition may not hold
            files = (self.additions / place / "calendar").glob("*.yaml")
            found |= {path.name: path for path in files}
        return tuple(found[name] for name in sorted(found))

    @cached_property
    def digest(self) -> str:
        """SHA-256 over the path and the bytes of every file of the packs and the additions."""
        total = hashlib.sha256()
        for path in sorted(self.packs.rglob("*.yaml")):
            total.update(line_of_digest(path, self.packs))
        if self.additions is not None:
            for path in files_of(self.additions):
                total.update(b"+" + line_of_digest(path, self.additions))
        return total.hexdigest()

    @cached_property
    def lists(self) -> Files:
        """Every code list with the jurisdictions that have it."""
        return self._files("lists")

    @cached_property
    def instruments(self) -> Files:
        """Every instrument; its identifier stands in one jurisdiction only.

        Raises:
            BadInput: ``law.twice``.
        """
        found = self._files("instruments")
        for identifier, places in found.items():
            if len(places) > 1:
                raise BadInput(
                    "law.twice",
                    Place(str(max(places.values()))),
                    f"文件编号 {identifier} 在几个法域重复",
                    "每个编号只用一次",
                )
        return found

    @cached_property
    def prefixes(self) -> dict[str, str]:
        """Prefix of article identifiers to the instrument it belongs to.

        Raises:
            BadInput: ``law.twice``: two instruments share a prefix.
        """
        found: dict[str, str] = {}
        for identifier, places in self.instruments.items():
            for path in places.values():
                prefix = self.instrument(path).prefix
                if prefix is None:
                    continue
                if prefix in found:
                    said = f"前缀 {prefix} 已用于 {found[prefix]}"
                    raise BadInput("law.twice", Place(str(path)), said, "每个前缀只用一次")
                found[prefix] = identifier
        return found

    def read(self) -> tuple[Path, ...]:
        """The files read so far, in order of path."""
        known = (self._parameters, self._instruments, self._books, self._lists)
        return tuple(sorted(path for kind in known for path in kind))

    def parameter(self, path: Path) -> Parameter:
        """The parameter in a file."""
        if path not in self._parameters:
            added = path in self.added.get(path.stem, {}).values()
            self._parameters[path] = read_parameter(path, added=added)
        return self._parameters[path]

    def instrument(self, path: Path) -> Instrument:
        """The instrument in a file."""
        if path not in self._instruments:
            self._instruments[path] = read_instrument(path)
        return self._instruments[path]

    def code_list(self, path: Path) -> CodeList:
        """The code list in a file."""
        if path not in self._lists:
            self._lists[path] = read_code_list(path)
        return self._lists[path]

    def book(self, identifier: str) -> Book | None:
        """The articles of an instrument; null where its articles are not written down."""
        for place, instrument_path in self.instruments.get(identifier, {}).items():
            path = self.packs / place / "articles" / f"{identifier}.yaml"
            if path in self._books:
                return self._books[path]
            if path.is_file():
                instrument = self.instrument(instrument_path)
                articles = read_articles(path)
                check_prefix(articles, instrument, path)
                self._books[path] = Book(articles, instrument, place)
                return self._books[path]
        return None


def files_of(additions: Path) -> list[Path]:
    """The files of a folder of additions, in order of path.

    Raises:
        UsageError: ``law.no_additions``: there is no such folder.
    """
    if not additions.is_dir():
        raise UsageError("law.no_additions", f"没有增补的文件夹 {additions}")
    return sorted(path for path in additions.rglob("*") if path.is_file())


def line_of_digest(path: Path, root: Path) -> bytes:
    """What a file contributes to a digest of its folder: its path there and its bytes' digest."""
    return f"{path.relative_to(root).as_posix()} {digest_file(path)}\n".encode()


def _found(root: Path, kind: str) -> Files:
    found: Files = {}
    for path in sorted(root.glob(f"*/{kind}/*.yaml")):
        found.setdefault(path.stem, {})[path.parts[-3]] = path
    return dict(sorted(found.items()))
