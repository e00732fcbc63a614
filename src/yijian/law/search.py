"""Full text search of the law: articles by gist and label, parameters, codes, procedures.

Chinese is found by pairs of characters, a single character by itself; numbers and identifiers are
found as people write them: ``5万元`` is ``五万元`` is ``50,000元``, ``第22条`` is ``第二十二条``,
``LZ-22`` begins ``LZ-22-1``. Rare words weigh more than common ones, a title more than a text.
The index is built in memory, once; it holds no values, only words.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from yijian.law.numerals import LETTERS, number

Kind = Literal["article", "parameter", "code", "procedure", "instrument"]
KINDS: dict[Kind, str] = {
    "article": "条文",
    "parameter": "参数",
    "code": "代码",
    "procedure": "程序",
    "instrument": "文件",
}
ENOUGH = 0.5
"""An entry is found when it holds this share of the weight of the words that occur at all."""
WHOLE = 1.6
"""What holds the words unbroken counts this much more than what holds their parts."""

HAN = "\u3400"
"""From here on a character is a word by itself."""
_RUN = re.compile(r"[\u3400-\u9fff]+|[0-9a-z][0-9a-z._%-]*")
_THOUSANDS = re.compile(r"(?<=\d)[,，](?=\d{3})")
_NUMERAL = rf"([{LETTERS}]+)"
_WRITTEN = re.compile(rf"[0-9{LETTERS}]")
_ARTICLE = re.compile(rf"第{_NUMERAL}(?=[条章款])|第（{_NUMERAL}）(?=项)|第\({_NUMERAL}\)(?=项)")
_COUNTED = re.compile(rf"{_NUMERAL}(?=万|亿|元|个|日|天|年|月|倍|次|人|名|级|小时|至[{LETTERS}])")
_PERCENT = re.compile(rf"百分之{_NUMERAL}")
_TEN_THOUSANDS = re.compile(r"(\d+(?:\.\d+)?)\s*(万|亿)")
_POWERS = {"万": 10_000, "亿": 100_000_000}
_TIGHT = re.compile(r"(?<=\d)\s+(?=[\u3400-\u9fff])|(?<=第)\s+(?=\d)")
_NAMED = re.compile(r"第\d+(?:条|章)")


@dataclass(frozen=True)
class Field:
    """A part of an entry that is searched: what it is called, its words, their weight."""

    title: str
    text: str
    weight: float


@dataclass(frozen=True)
class Entry:
    """Something that can be found.

    ``key`` is the identifier of the article, the name of the parameter or procedure, ``list/code``,
    or the identifier of the instrument; ``place`` the jurisdiction it stands in, empty where
    several have it; ``modules`` the modules of capabilities it is about.
    """

    kind: Kind
    key: str
    title: str
    place: str
    modules: frozenset[str]
    fields: tuple[Field, ...]


@dataclass(frozen=True)
class Hit:
    """An entry that was found; the higher ``score``, the better it fits."""

    entry: Entry
    score: float


@dataclass(frozen=True)
class Reason:
    """Why something was found: the part of it, and the words that stand there."""

    where: str
    words: tuple[str, ...]


class Index:
    """Entries by the words they hold."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.entries = tuple(entries)
        self._held: dict[str, dict[int, float]] = {}
        for position, entry in enumerate(self.entries):
            weights: dict[str, float] = {}
            for field in sorted(entry.fields, key=lambda it: it.weight):
                weights.update(dict.fromkeys(_tokens(field.text), field.weight))
            for token, weight in weights.items():
                self._held.setdefault(token, {})[position] = weight
        self._texts: dict[int, str] = {}

    def search(self, words: str, allowed: Callable[[Entry], bool] | None = None) -> tuple[Hit, ...]:
        """The entries that hold enough of ``words``, the best first; none for empty words."""
        asked = {token: self._rarity(token) for token in _asked(words) if token in self._held}
        total = sum(asked.values())
        scores: dict[int, list[float]] = {}
        for token, rarity in asked.items():
            for position, weight in self._held[token].items():
                score = scores.setdefault(position, [0.0, 0.0])
                score[0] += rarity
                score[1] += rarity * weight
        runs = [run for run in canonical(words).split() if len(run) > 1]
        hits = []
        for position, (held, weighed) in scores.items():
            entry = self.entries[position]
            if held < ENOUGH * total or (allowed is not None and not allowed(entry)):
                continue
            whole = sum(run in self._text(position) for run in runs)
            hits.append(Hit(entry, weighed * (WHOLE if runs and whole == len(runs) else 1.0)))
        order = list(KINDS)
        return tuple(
            sorted(hits, key=lambda it: (-it.score, order.index(it.entry.kind), it.entry.key))
        )

    def unknown(self, words: str) -> tuple[str, ...]:
        """The words (between spaces) of which nothing is written anywhere."""
        return tuple(
            word for word in words.split() if not any(token in self._held for token in _asked(word))
        )

    def why(self, entry: Entry, words: str) -> tuple[Reason, ...]:
        """In which parts of the entry which of the words stand."""
        found = []
        for field in entry.fields:
            text = f"{canonical(field.text)} {_plain(field.text)}"
            said = dict.fromkeys(part for word in words.split() for part in _shared(word, text))
            if said:
                found.append(Reason(field.title, tuple(said)))
        return tuple(found)

    def _rarity(self, token: str) -> float:
        return math.log(1 + len(self.entries) / len(self._held[token]))

    def _text(self, position: int) -> str:
        if position not in self._texts:
            fields = self.entries[position].fields
            self._texts[position] = "\n".join(canonical(field.text) for field in fields)
        return self._texts[position]


def canonical(text: str) -> str:
    """One way of writing numbers, widths and cases: ``第二十二条第（一）项`` is ``第22条第1项``."""
    return _canonical(_plain(text))


def _canonical(text: str) -> str:
    if not _WRITTEN.search(text):
        return text
    text = _PERCENT.sub(_in_percent, _ARTICLE.sub(_in_digits, text))
    text = _COUNTED.sub(_in_digits, text)
    text = _TIGHT.sub("", _THOUSANDS.sub("", text))
    return _TEN_THOUSANDS.sub(_multiplied, text)


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).lower()


def _in_digits(match: re.Match[str]) -> str:
    written = next(group for group in match.groups() if group)
    value = number(written)
    return f"{'第' if match.group().startswith('第') else ''}{written if value is None else value}"


def _in_percent(match: re.Match[str]) -> str:
    value = number(match.group(1))
    return match.group() if value is None else f"{value}%"


def _multiplied(match: re.Match[str]) -> str:
    return f"{(Decimal(match.group(1)) * _POWERS[match.group(2)]).normalize():f}"


def _tokens(text: str) -> set[str]:
    """Everything by which a text is found."""
    plain = _plain(text)
    known = _canonical(plain)
    found = {*_pairs(plain), *(letter for letter in plain if letter >= HAN)}
    if known != plain:
        found.update(_pairs(known))
        found.update(_NAMED.findall(known))
    return found


def _asked(words: str) -> list[str]:
    """The tokens of a query, each once: pairs where there are pairs, else the character."""
    known = canonical(words)
    named = _NAMED.findall(known)
    rest = _NAMED.sub(" ", known)
    found = [*named, *_pairs(rest)]
    for run in _RUN.findall(rest):
        alone = len(run) == 1 and not run.isdigit()
        if alone and not any(it.endswith(run) and it[0].isdigit() for it in found):
            found.append(run)
    return list(dict.fromkeys(found))


def _pairs(text: str) -> Iterator[str]:
    end, before = -1, ""
    for match in _RUN.finditer(text):
        run = match.group()
        if run[0] >= HAN:
            if before.isdigit() and match.start() == end:
                yield before + run[0]
            for position in range(len(run) - 1):
                yield run[position : position + 2]
        else:
            yield from _prefixes(run.rstrip("._-"))
        end, before = match.end(), run


def _prefixes(run: str) -> Iterator[str]:
    """An identifier and what it begins with: ``lz-22-1a``, ``lz-22-1``, ``lz-22``, ``lz``."""
    if run:
        yield run
    cut = len(run)
    while (cut := max(run.rfind("-", 0, cut), run.rfind(".", 0, cut))) > 0:
        yield run[:cut]


def _shared(word: str, text: str) -> Iterator[str]:
    """What of a word of the query stands in ``text``: all of it as it was typed, or its parts."""
    known = canonical(word)
    if _stands(known, text):
        yield word
        return
    for run in _RUN.findall(known):
        if run[0] < HAN:
            yield from (it for it in list(_prefixes(run))[:1] if _stands(it, text))
        else:
            yield from _common(run, text)


def _stands(run: str, text: str) -> bool:
    """Whether ``run`` stands in ``text``; a number or an identifier not inside a longer one."""
    position = text.find(run)
    while position >= 0:
        before, after = text[position - 1 : position], text[position + len(run) :][:1]
        if not (_joins(before, run[0]) or _joins(run[-1], after)):
            return True
        position = text.find(run, position + 1)
    return False


def _joins(left: str, right: str) -> bool:
    return left.isascii() and right.isascii() and left.isalnum() and right.isalnum()


def _common(run: str, text: str) -> Iterator[str]:
    """The longest parts of ``run``, of two characters or all of it, that stand in ``text``."""
    if len(run) == 1:
        if run in text:
            yield run
        return
    position = 0
    while position < len(run) - 1:
        length = 0
        while position + length < len(run) and run[position : position + length + 1] in text:
            length += 1
        if length > 1:
            yield run[position : position + length]
        position += max(length - 1, 1)
