"""What was given back is not judged: netted to the line, to the settlement, to the visit."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.audit.small_lake import Ran
from tests.audit.working_set.conftest import VISITS


def amounts(world: Ran, setl_id: str) -> dict[str, tuple[Decimal, Decimal | None, Decimal]]:
    """Count, fund payment and fee of the lines that are left of a settlement."""
    return {
        number: (
            Decimal(row["cnt"]),
            Decimal(row["fund_amount"]) if row["fund_amount"] else None,
            row["fee_amount"],
        )
        for (setl, number), row in world.shown().items()
        if setl == setl_id
    }


def _three(count: str, fund: str, fee: str) -> tuple[Decimal, Decimal, Decimal]:
    return Decimal(count), Decimal(fund), Decimal(fee)


def test_part_of_a_line_is_taken_off(world: Ran) -> None:
    assert amounts(world, "part") == {
        "1": _three("1", "70.00", "100.00"),
        "2": _three("2", "140.00", "200.00"),
    }


def test_a_line_that_was_wholly_given_back_is_gone(world: Ran) -> None:
    assert amounts(world, "line") == {"2": _three("2", "140.00", "200.00")}


def test_a_settlement_taken_back_in_part_pays_less_for_each_line(world: Ran) -> None:
    assert amounts(world, "money") == {
        "1": _three("2", "87.50", "200.00"),
        "2": _three("2", "87.50", "200.00"),
    }


def test_a_settlement_taken_back_wholly_is_gone(world: Ran) -> None:
    assert amounts(world, "all") == {}
    assert "all" not in world.shown(VISITS)


def test_a_refund_inside_its_own_settlement_is_taken_off(world: Ran) -> None:
    left = amounts(world, "same")
    assert {number: row[0] for number, row in left.items()} == {"1": Decimal(1), "2": Decimal(2)}


def test_refund_lines_are_never_judged(world: Ran) -> None:
    assert not [key for key in world.shown() if key[0].endswith("-r") or key[1] in ("8", "9")]


def test_a_settlement_marked_as_refunded_is_gone(world: Ran) -> None:
    assert amounts(world, "flagged") == {}


@pytest.mark.parametrize("setl_id", ["orphan", "lost"])
def test_a_refund_without_its_original_is_blocked(world: Ran, setl_id: str) -> None:
    assert (setl_id, "1") not in world.shown()
    faults = {row["code"] for row in world.rows("quality") if row["setl_id"] == setl_id}
    assert "QF101" in faults


def test_the_visit_costs_what_is_left(world: Ran) -> None:
    visits = world.shown(VISITS)
    assert visits["part"]["fee_amount"] == Decimal("300.00")
    assert Decimal(visits["part"]["fund_amount"]) == Decimal("210.00")
    assert Decimal(visits["money"]["fund_amount"]) == Decimal("175.00")


def test_a_visit_that_goes_on_has_no_end(world: Ran) -> None:
    visits = world.shown(VISITS)
    assert visits["open_9999"]["end_date"] is None
    assert visits["open_9999"]["care_setting"] == "住院"
    assert visits["med11"]["end_date"] == "2026-03-02"
