"""A rule's text as it is typed: read, checked, and the first fault shown in its place."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from django.conf import settings

from yijian.audit.rulebook.rule import Rule, parse_rule
from yijian.audit.sql.check import check_rule
from yijian.kernel.errors import BadInput, Place, YijianError
from yijian.office.policy.current import current_law

FILE = "规则文件"
AROUND = 2
"""Lines shown before and after the one at fault."""


@dataclass(frozen=True)
class ShownLine:
    """A line of the text: its number, what it says, whether the fault is in it."""

    number: int
    text: str
    faulty: bool


@dataclass(frozen=True)
class Spot:
    """The first fault: what is wrong and what would be right, where, and the lines around it.

    ``line`` and ``position`` count from 1; 0 where the text as a whole is meant.
    """

    code: str
    line: int
    position: int
    key: str
    wrong: str
    right: str
    around: tuple[ShownLine, ...]

    @property
    def where(self) -> str:
        """The place in words."""
        place = f"第 {self.line} 行" if self.line else "整个文件"
        if self.position:
            place += f"第 {self.position} 个字"
        return f"{place}，卡片的 {self.key}" if self.key else place


@dataclass(frozen=True)
class Checked:
    """What a check found: the rule where it could be read, and the first fault if there is one."""

    rule: Rule | None
    spot: Spot | None

    @property
    def sound(self) -> bool:
        """Whether nothing was found."""
        return self.spot is None


def check_text(text: str, *, code: str, version: int, jurisdiction: str) -> Checked:
    """Check a text that is to be version ``version`` of rule ``code`` in a jurisdiction."""
    text = text.replace("\r\n", "\n")
    rule: Rule | None = None
    try:
        _check_length(text)
        rule = parse_rule(text, FILE)
        _check_identity(rule, code, version)
        check_rule(rule)
        _check_law(rule, jurisdiction)
    except BadInput as fault:
        return Checked(rule, _spot(fault, text))
    return Checked(rule, None)


def _check_length(text: str) -> None:
    most = settings.LIMIT["RULE_LENGTH"]
    if len(text) > most:
        wrong = f"规则文件有 {len(text):,} 个字"
        raise BadInput("rule.long", Place(FILE), wrong, f"不超过 {most:,} 个字")


def _check_identity(rule: Rule, code: str, version: int) -> None:
    for key, said, right in (
        ("code", rule.card.code, code),
        ("version", rule.card.version, version),
    ):
        if said != right:
            raise BadInput("rule.identity", Place(FILE, None, key), f"写的是 {said}", f"{right}")


def _check_law(rule: Rule, jurisdiction: str) -> None:
    """Every parameter of the card has values here, and they are numbers."""
    law = current_law()
    for name in rule.card.law:
        place = Place(FILE, None, "law")
        try:
            values = [it.value for it in law.timeline(name, jurisdiction)]
        except YijianError:
            values = []
        if not values:
            raise BadInput("rule.law", place, f"没有参数 {name}", "法规库里本地或上级有值的参数")
        if not all(_is_number(value) for value in values):
            raise BadInput("rule.law", place, f"参数 {name} 的值不是数", "单位为数量的参数")


def _is_number(value: object) -> bool:
    if isinstance(value, bool):
        return False
    try:
        return Decimal(str(value)).is_finite()
    except InvalidOperation:
        return False


def _spot(fault: BadInput, text: str) -> Spot:
    column, line, position, key = fault.place.column, fault.place.row or 0, 0, ""
    if column and column.isdecimal():
        position = int(column)
    elif column:
        key = column
        line = _line_of(text, column.split(".")[0]) or line
    lines = text.split("\n")
    first, last = max(1, line - AROUND), min(len(lines), line + AROUND)
    around = tuple(
        ShownLine(number, lines[number - 1], number == line) for number in range(first, last + 1)
    )
    return Spot(fault.code, line, position, key, fault.wrong, fault.right, around if line else ())


def _line_of(text: str, key: str) -> int:
    """The line on which the card has a key; 0 where it has it not."""
    found = re.search(rf"^{re.escape(key)}:", text, re.MULTILINE)
    return text.count("\n", 0, found.start()) + 1 if found else 0
