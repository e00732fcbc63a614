"""The files of the packs: found by one look at the folders, read when first asked for, once."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

from yijian.kernel.errors import BadInput, Place
from yijian.law.articles import Book, check_prefix, read_articles
from yijian.law.code_lists import read_code_list
from yijian.law.models import CodeList, Instrument, Parameter
from yijian.law.pack import read_instrument, read_parameter

Files = dict[str, dict[str, Path]]
"""Name of a file to jurisdiction to path."""


class Shelf:
    """Reads the files of one directory of packs."""

    def __init__(self, packs: Path) -> None:
        self.packs = packs
        self._parameters: dict[Path, Parameter] = {}
        self._instruments: dict[Path, Instrument] = {}
        self._books: dict[Path, Book] = {}
        self._lists: dict[Path, CodeList] = {}

    def _files(self, kind: str) -> Files:
        found: Files = {}
        for path in sorted(self.packs.glob(f"*/{kind}/*.yaml")):
            found.setdefault(path.stem, {})[path.parts[-3]] = path
        return dict(sorted(found.items()))

    @cached_property
    def parameters(self) -> Files:
        """Every parameter with the jurisdictions that have it."""
        return self._files("parameters")

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
            self._parameters[path] = read_parameter(path)
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
