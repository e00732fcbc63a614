"""A rule read from its file: card, SQL text and digest."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from yijian.audit.rulebook.card import Card
from yijian.kernel.errors import BadInput, Place
from yijian.kernel.identifiers import sha256_hex
from yijian.kernel.validation import first_fault
from yijian.kernel.yaml import parse_yaml

_OPEN, _CLOSE = "/* ---", "--- */"


@dataclass(frozen=True)
class Rule:
    """One rule: ``name`` is the stem of its file, ``path`` the file as the user knows it.

    ``first_line`` is the line of the file on which the SQL begins, so that a fault found in the
    SQL can be named by its place in the file; ``file`` is where it was read, if from a file.
    """

    name: str
    path: str
    card: Card
    sql: str
    text: str
    first_line: int = 1
    file: Path | None = None

    @property
    def digest(self) -> str:
        """Changes with what decides a finding (SQL, grain, scope, needs …), not with wording."""
        card = self.card
        deciding = (card.grain, *card.anchor, card.scope, *card.needs, card.outcome)
        return sha256_hex("\n".join((" ".join(self.sql.split()), *deciding)))


def _card(raw: object, path: str, first_line: int) -> Card:
    if not isinstance(raw, dict):
        raise BadInput(
            "rule.card", Place(path, first_line), "卡片不是键值表", "YAML 键值，见规则目录"
        )
    try:
        card = Card.model_validate(raw)
        _ = card.parsed_needs
    except ValidationError as error:
        column, wrong = first_fault(error)
        raise BadInput(
            "rule.card",
            Place(path, first_line, column),
            wrong,
            "卡片各键齐全、取值合法",
        ) from None
    except ValueError as error:
        raise BadInput(
            "rule.card", Place(path, first_line, "needs"), str(error), "写法见 docs/contracts.md"
        ) from None
    return card


def parse_rule(text: str, path: str) -> Rule:
    """Read a rule from its text.

    Raises:
        BadInput: no card, a card that lacks a key or has a wrong value, or no SQL after it.
    """
    head, card_text, sql = text, "", ""
    if text.lstrip().startswith(_OPEN) and _CLOSE in text:
        head, _, rest = text.partition(_OPEN)
        card_text, _, sql = rest.partition(_CLOSE)
    if not card_text.strip():
        raise BadInput("rule.card", Place(path, 1), "缺少卡片", f"文件以 {_OPEN} … {_CLOSE} 开头")
    first_line = head.count("\n") + 1
    card = _card(parse_yaml(card_text, path, first_line), path, first_line)
    if not sql.strip():
        raise BadInput("rule.sql", Place(path), "卡片之后没有 SQL", "一条 SELECT")
    lead = text[: len(text) - len(sql)].count("\n") + sql[: len(sql) - len(sql.lstrip())].count(
        "\n"
    )
    return Rule(Path(path).stem, path, card, sql.strip().rstrip(";"), text, lead + 1)
