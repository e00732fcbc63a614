from __future__ import annotations

from tests.city.town import Town

SCHEME = "duplicate_charge"
WHOLE = """EXISTS (SELECT 1 FROM fee_list_d AS m JOIN k_duplicate_charge AS k
           ON k.main_code = m.hilist_code AND k.sub_code = marked.hilist_code
           WHERE m.psn_no = marked.psn_no AND m.fixmedins_code = marked.fixmedins_code
             AND m.fee_ocur_time::DATE {} marked.day)"""


def test_frauds_charge_the_part_beside_the_whole(town: Town) -> None:
    assert town.all_cases(SCHEME, "fraud", WHOLE.format("="))


def test_innocents_charge_them_on_two_days(town: Town) -> None:
    assert town.cases(SCHEME, "innocent", WHOLE.format("=")) == 0
    assert town.cases(SCHEME, "innocent", WHOLE.format("<")) == town.labels(SCHEME, "innocent")
