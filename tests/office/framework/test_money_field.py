"""Money goes in and comes out to the fen, and adds up exactly, on both databases."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import FieldError, ValidationError
from django.db import transaction
from django.db.models import Avg, F, Max, Min, Sum
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.office.conftest import AT
from yijian.office.framework.money_field import LARGEST, MoneyField, to_fen, to_yuan
from yijian.office.framework.writing import writing
from yijian.office.monitor.models import Run, Tally

yuan = st.decimals("-9999999999.99", "9999999999.99", places=2)


def tallies(amounts: list[Decimal]) -> None:
    """A run with one tally for each amount; the third money column keeps twice as much."""
    with writing():
        Tally.objects.all().delete()
        Run.objects.all().delete()
        run = Run.objects.create(
            jurisdiction="lanzhou", key="k", state="loading", folder="f", created_at=AT
        )
        Tally.objects.bulk_create(
            Tally(
                run=run,
                rule_code="R",
                admdvs="620100",
                month=date(2026, 1, 1),
                outcome="违规",
                zone="",
                severity="",
                n=1,
                fee_amount=amount,
                fund_amount=amount,
                counted_fund_amount=amount * 2,
            )
            for amount in amounts
        )


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(amounts=st.lists(yuan, min_size=1, max_size=30))
def test_sums_are_exact(db: None, amounts: list[Decimal]) -> None:
    tallies(amounts)
    found = Tally.objects.aggregate(
        total=Sum("fee_amount"),
        least=Min("fee_amount"),
        most=Max("fee_amount"),
        difference=Sum(F("counted_fund_amount") - F("fund_amount")),
    )
    assert found == {
        "total": sum(amounts),
        "least": min(amounts),
        "most": max(amounts),
        "difference": sum(amounts),
    }
    assert all(isinstance(value, Decimal) for value in found.values())
    kept = Tally.objects.order_by("pk").values_list("fee_amount", flat=True)
    assert list(kept) == amounts


@given(amount=yuan)
def test_there_and_back(amount: Decimal) -> None:
    assert to_yuan(to_fen(amount)) == amount


def test_arithmetic_and_comparison(db: None) -> None:
    tallies([Decimal("1.00"), Decimal("2.00"), Decimal("2.01")])
    rows = Tally.objects.annotate(both=F("fee_amount") + F("fund_amount")).order_by("both")
    assert [row.both for row in rows] == [Decimal("2.00"), Decimal("4.00"), Decimal("4.02")]
    assert Tally.objects.filter(fee_amount__gte=Decimal("2.00")).count() == 2
    assert Tally.objects.filter(fee_amount=Decimal("2.01")).count() == 1
    assert Tally.objects.filter(fee_amount__in=[1, "2.01"]).count() == 2
    average = Tally.objects.aggregate(it=Avg("fee_amount"))["it"]
    assert average == Decimal("1.67")  # yuan, rounded half up; never a float of fen
    assert Tally.objects.none().aggregate(it=Sum("fee_amount", default=0))["it"] == 0


def test_arithmetic_that_would_lose_the_unit_is_refused(db: None) -> None:
    with pytest.raises(FieldError):
        list(Tally.objects.annotate(it=F("fee_amount") * F("fund_amount")))
    with pytest.raises(FieldError):
        list(Tally.objects.annotate(it=F("fee_amount") + F("n")))


def test_what_is_no_amount_is_not_kept(db: None) -> None:
    for wrong in ("1.001", "NaN", "Infinity", "1." + "0" * 40 + "1", LARGEST):
        said = r"no amount|whole number|too large"
        with pytest.raises(ValueError, match=said), transaction.atomic():
            tallies([Decimal(wrong)])
    with pytest.raises(TypeError, match="never float"):
        Tally.objects.filter(fee_amount=0.5).exists()


def test_the_ends_of_the_range(db: None) -> None:
    ends = [to_yuan(LARGEST), to_yuan(-LARGEST)]
    with writing():
        run = Run.objects.create(
            jurisdiction="lanzhou",
            key="k",
            state="loading",
            folder="f",
            created_at=AT,
            fee_amount=ends[0],
            counted_fund_amount=ends[1],
        )
    run.refresh_from_db()
    assert [run.fee_amount, run.counted_fund_amount] == ends


def test_input_of_people() -> None:
    field = MoneyField(null=True, blank=True)
    assert field.to_python("1234.5") == Decimal("1234.50")
    assert field.to_python("") is None
    for wrong in ("1.234", "一元", "NaN", [1]):
        with pytest.raises(ValidationError, match="最多两位小数"):
            field.to_python(wrong)
    assert field.formfield().clean("3.2") == Decimal("3.2")
    column = Tally._meta.get_field("fee_amount")
    assert column.value_to_string(Tally(fee_amount=Decimal("1.20"))) == "1.20"
