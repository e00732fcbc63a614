"""The published batches of knowledge points: number, date, address, classes and their counts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from yijian.kernel.yaml import parse_yaml

_NUMBER = re.compile(r"第([一二三四五六七八九十]{1,3})批")
_TAG = re.compile(r"^batch_0*(\d+)$")
_MONTH = re.compile(r"(\d{4})-(\d{2})(?:-\d{2})?")
_DIGITS = {c: n for n, c in enumerate("一二三四五六七八九", 1)}


@dataclass(frozen=True)
class Batch:
    """One publication. ``complete`` ones replace the earlier lists of their rule classes.

    ``classes`` maps a rule class to its published rows (remark rows included) and codes.
    """

    batch: str
    published_on: date
    address: str | None
    complete: bool
    classes: dict[str, tuple[int, int]]

    @property
    def source(self) -> str:
        """How a resolved row names the publication."""
        number = f"第 {self.batch} 批" if self.batch.isdigit() else "修订"
        return f"国家医保局知识点{number}（{self.published_on}）"


@cache
def batches() -> dict[str, Batch]:
    """All known batches by name, in order of publication."""
    entry = files("yijian.audit.knowledge").joinpath("batches.yaml")
    listed = [
        Batch(
            batch=raw["batch"],
            published_on=raw["published_on"],
            address=raw["address"],
            complete=raw.get("complete", False),
            classes={name: (c["rows"], c["codes"]) for name, c in raw["classes"].items()},
        )
        for raw in parse_yaml(entry.read_text(encoding="utf-8"), "batches.yaml")
    ]
    return {batch.batch: batch for batch in sorted(listed, key=lambda b: b.published_on)}


def batch_named_in(*texts: str) -> str | None:
    """The batch that a file name, a title or a tag speaks of; null where none can be read.

    ``第十一批…`` and ``batch_11`` are 11; ``updates_2026-01`` and ``2026-01-28`` are the
    publication of that month that replaces earlier lists.
    """
    for text in texts:
        if tag := _TAG.match(text):
            return tag[1]
        if number := _NUMBER.search(text):
            return str(_chinese(number[1]))
        if month := _MONTH.search(text):
            for batch in batches().values():
                if batch.complete and f"{batch.published_on:%Y-%m}" == f"{month[1]}-{month[2]}":
                    return batch.batch
    return None


def _chinese(text: str) -> int:
    """A Chinese number below one hundred: 七, 十, 十一, 二十."""
    if "十" not in text:
        return _DIGITS[text]
    tens, _, ones = text.partition("十")
    return _DIGITS.get(tens, 1) * 10 + _DIGITS.get(ones, 0)
