"""Money in a relational database: whole fen, so that SQLite too adds up exactly."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

FEN = Decimal("0.01")


def to_fen(amount: Decimal) -> int:
    """Yuan to whole fen; raises ``ValueError`` for a fraction of a fen."""
    fen = amount.scaleb(2)
    if fen != fen.to_integral_value():
        raise ValueError(f"{amount} is not a whole number of fen")
    return int(fen)


def to_yuan(fen: int) -> Decimal:
    """Fen to yuan with two decimals."""
    return Decimal(fen).scaleb(-2).quantize(FEN)


class MoneyField(models.BigIntegerField):
    """Yuan as ``Decimal`` in Python, fen as an integer in the database; sums come back as yuan."""

    description = "金额（元，存分）"

    def from_db_value(self, value: int | None, *_: Any) -> Decimal | None:
        """Fen from the database to yuan; a sum may come as ``Decimal``."""
        return None if value is None else to_yuan(int(value))

    def get_prep_value(self, value: Any) -> int | None:
        """Yuan to fen for the database."""
        return None if value is None else to_fen(Decimal(value))

    def to_python(self, value: Any) -> Decimal | None:
        """A value from a form or a fixture as yuan."""
        try:
            return None if value in (None, "") else Decimal(value).quantize(FEN)
        except ArithmeticError as fault:
            raise ValidationError("不是金额") from fault
