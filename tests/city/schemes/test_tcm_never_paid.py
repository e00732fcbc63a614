from __future__ import annotations

from tests.city.town import Town

SCHEME = "tcm_never_paid"
LISTED = "hilist_code IN (SELECT hilist_code FROM k_tcm_never_paid)"


def test_frauds_are_paid_by_the_fund(town: Town) -> None:
    assert town.all_cases(SCHEME, "fraud", f"{LISTED} AND label_fund > 0")


def test_innocents_are_paid_by_the_patient(town: Town) -> None:
    assert town.all_cases(
        SCHEME, "innocent", f"{LISTED} AND inscp_amt = 0 AND fulamt_ownpay_amt > 0"
    )
