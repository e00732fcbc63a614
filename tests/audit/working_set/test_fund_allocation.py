"""The fund's payment of a settlement on its lines: to the cent, as the kernel shares out."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.audit.small_lake import MADE_AT, Claims, Ran, echo, run
from yijian.claims.intake import import_paths
from yijian.claims.lake import Lake
from yijian.kernel.money import largest_remainder

CENT = Decimal("0.01")
SETTLEMENT = st.lists(
    st.integers(0, 40_000) | st.sampled_from([0, 1, 3_333]), min_size=1, max_size=7
)
SHARE = st.integers(0, 100)
SETTLEMENTS = st.lists(st.tuples(SETTLEMENT, SHARE), min_size=20, max_size=30)


def fund_of(ran: Ran) -> dict[tuple[str, str], Decimal | None]:
    """The fund payment of each line."""
    return {
        key: Decimal(row["fund_amount"]) if row["fund_amount"] else None
        for key, row in ran.shown().items()
    }


def claims_of(settlements: list[tuple[list[int], int]]) -> Claims:
    """Settlements with these in-scope cents, of which the fund pays so many per cent."""
    claims = Claims()
    claims.hospital()
    for number, (inscp, percent) in enumerate(settlements):
        own = {"setl_id": f"s{number}", "mdtrt_id": f"s{number}", "psn_no": f"p{number}"}
        for place, cents in enumerate(inscp):
            amount = CENT * cents
            claims.line(**own, bkkp_sn=str(place + 8), pric=amount, inscp_amt=amount)
        fee = CENT * sum(inscp)
        claims.settlement(fee, CENT * (sum(inscp) * percent // 100), **own)
    return claims


@settings(
    max_examples=3,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(SETTLEMENTS)
def test_lines_get_their_share_by_largest_remainder(
    settlements: list[tuple[list[int], int]],
) -> None:
    with TemporaryDirectory() as folder:
        lake = claims_of(settlements).lake(Path(folder))
        funds = fund_of(run(lake, Path(folder) / "run", echo("fund_amount")))
    for number, (inscp, percent) in enumerate(settlements):
        names = sorted((str(place + 8), cents) for place, cents in enumerate(inscp))
        got = [funds[f"s{number}", name] for name, _ in names]
        if not any(inscp):
            assert got == [None] * len(inscp)
            continue
        paid = sum(inscp) * percent // 100
        shares = largest_remainder(paid, [cents for _, cents in names])
        assert got == [CENT * share for share in shares]


def test_a_line_may_arrive_before_its_settlement(tmp_path: Path) -> None:
    early = Claims()
    early.hospital()
    early.line()
    early.visit()
    lake = early.lake(tmp_path)
    before = run(lake, tmp_path / "before", echo("fund_amount"))
    assert fund_of(before) == {("S1", "1"): None}
    assert before.summary["quality"].get("QF108") == 1
    late = Claims()
    late.settlement(100, 70)
    import_paths(Lake(lake), [late.write(tmp_path / "late")], made_at=MADE_AT)
    after = run(lake, tmp_path / "after", echo("fund_amount"))
    assert fund_of(after) == {("S1", "1"): Decimal("70.00")}
    assert "QF108" not in after.summary["quality"]


@pytest.mark.parametrize(
    ("row", "fund"),
    [
        pytest.param({"pric": "999999999.99"}, "999999999.99", id="fee"),
        pytest.param({"cnt": "999999999", "pric": "999999999", "inscp_amt": "1",
                      "det_item_fee_sumamt": "1"}, "1", id="count_times_price"),
        pytest.param({"pric": "29000000"}, "99999999999999.99", id="fund"),
    ],
)  # fmt: skip
def test_one_absurd_amount_does_not_stop_the_run(
    tmp_path: Path, row: dict[str, str], fund: str
) -> None:
    claims = Claims()
    claims.hospital()
    claims.simple("good")
    own = {"setl_id": "bad", "mdtrt_id": "bad", "psn_no": "bad"}
    claims.line(**own | row)
    claims.settlement(fund, fund, **own)
    ran = run(claims.lake(tmp_path), tmp_path / "run", echo("fund_amount"))
    assert fund_of(ran)["good", "1"] == Decimal("70.00")
