"""What a page says to its reader: its visible text, without scripts, codes and identifiers."""

from __future__ import annotations

import re
from html.parser import HTMLParser

SILENT = {"script", "style", "code", "kbd", "pre", "template", "svg"}
"""Elements whose content is no prose."""
VOID = {"meta", "link", "input", "img", "br", "hr", "col", "use"}
SPOKEN = ("title", "alt", "placeholder", "aria-label", "data-label", "data-confirm")
ALLOWED = {
    *("CSV", "XLSX", "Excel", "Parquet", "JSON", "UTF", "GB", "KB", "MB", "GZ", "ZIP", "PDF"),
    *("csv", "xlsx", "parquet", "json", "yyyy", "MM", "dd", "HH", "mm", "ss"),
    *("SQL", "DRG", "DIP", "ICD", "IP", "CT", "ATC", "NMPAB"),
}
"""Formats of files and times, units, and what the trade (or the number of a standard) calls by
letters."""
_WORD = re.compile(r"[A-Za-z]{2,}")
_CODE = re.compile(r"(?<![A-Za-z0-9])[A-Za-z0-9_.@~:-]*[0-9_@][A-Za-z0-9_.@~:-]*(?![A-Za-z0-9])")


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []
        self._silent: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.said += [given[name] or "" for name in SPOKEN if name in given]
        if tag in VOID:
            return
        mono = "mono" in (given.get("class") or "").split()
        if self._silent or tag in SILENT or mono:
            self._silent.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if self._silent and tag == self._silent[-1]:
            self._silent.pop()

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.said.append(data)


def visible_text(html: str) -> str:
    """What is read on the page or told by a screen reader, parts on lines of their own."""
    reader = _Reader()
    reader.feed(html)
    return "\n".join(text.strip() for text in reader.said if text.strip())


def foreign_words(html: str) -> set[str]:
    """Words of Latin letters that an official would have to know English for."""
    prose = _CODE.sub(" ", visible_text(html))
    return set(_WORD.findall(prose)) - ALLOWED
