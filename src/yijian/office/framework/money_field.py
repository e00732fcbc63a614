"""Money in a relational database: whole fen, so that SQLite too adds up exactly."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.expressions import Combinable, register_combinable_fields

FEN = Decimal("0.01")
LARGEST = 2**63 - 1
"""The most fen that the databases hold in one number."""


def to_fen(amount: Decimal) -> int:
    """Yuan to whole fen; raises ``ValueError`` for a fraction of a fen or what is no amount."""
    try:
        whole = amount.quantize(FEN)
    except InvalidOperation:
        raise ValueError(f"{amount} is no amount") from None
    if whole != amount:
        raise ValueError(f"{amount} is not a whole number of fen")
    fen = int(whole.scaleb(2))
    if abs(fen) > LARGEST:
        raise ValueError(f"{amount} is too large")
    return fen


def to_yuan(fen: int) -> Decimal:
    """Fen to yuan with two decimals."""
    return Decimal(fen).scaleb(-2).quantize(FEN)


class MoneyField(models.Field):  # type: ignore[misc]
    """Yuan as ``Decimal`` in Python, fen as an integer in the database.

    Sums, differences and averages (rounded half up to the fen) come back as yuan. It is no
    ``IntegerField`` on purpose: Django would hand out its arithmetic as plain integers, in fen.
    """

    description = "金额（元，存分）"

    def get_internal_type(self) -> str:
        """The column is a ``bigint``."""
        return "BigIntegerField"

    def from_db_value(self, value: Any, *_: Any) -> Decimal | None:
        """Fen to yuan; a sum may come as ``Decimal``, an average as a fraction."""
        if value is None:
            return None
        return to_yuan(int(Decimal(value).to_integral_value(ROUND_HALF_UP)))

    def get_prep_value(self, value: Any) -> int | None:
        """Yuan to fen for the database; a float is refused (``TypeError``), as is half a fen."""
        value = super().get_prep_value(value)
        if isinstance(value, float):
            raise TypeError("money is Decimal, never float")
        return None if value is None else to_fen(Decimal(value))

    def to_python(self, value: Any) -> Decimal | None:
        """A value from a form or a fixture as yuan."""
        if value in (None, ""):
            return None
        try:
            return to_yuan(to_fen(Decimal(value)))
        except (ArithmeticError, TypeError, ValueError) as fault:
            raise ValidationError("应为金额，最多两位小数") from fault

    def value_to_string(self, obj: models.Model) -> str:
        """The amount in yuan, for serializers."""
        return str(self.value_from_object(obj))

    def formfield(self, **kwargs: Any) -> Any:
        """A number with two decimals."""
        return super().formfield(
            **{"form_class": forms.DecimalField, "decimal_places": 2, "max_digits": 19, **kwargs}
        )


for _sign in (Combinable.ADD, Combinable.SUB):
    register_combinable_fields(MoneyField, _sign, MoneyField, MoneyField)
