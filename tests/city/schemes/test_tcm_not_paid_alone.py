from __future__ import annotations

from tests.city.town import Town

SCHEME = "tcm_not_paid_alone"
LISTED = "hilist_code IN (SELECT hilist_code FROM k_tcm_not_paid_alone)"
CLEARED = f"""EXISTS (SELECT 1 FROM fee_list_d AS o WHERE o.rx_drord_no = marked.rx_drord_no
              AND o.list_type = '102' AND o.inscp_amt > 0 AND NOT o.{LISTED})"""


def test_frauds_hold_listed_slices_only(town: Town) -> None:
    assert town.all_cases(SCHEME, "fraud", f"{LISTED} AND NOT {CLEARED}")


def test_one_paid_slice_clears_the_innocents(town: Town) -> None:
    assert town.all_cases(SCHEME, "innocent", CLEARED)
