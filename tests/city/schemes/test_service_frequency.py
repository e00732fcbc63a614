from __future__ import annotations

from tests.city.town import Town

SCHEME = "service_frequency"
UNITS = """(SELECT sum(o.cnt) FROM fee_list_d AS o WHERE o.psn_no = marked.psn_no
            AND o.hilist_code = marked.hilist_code AND o.fee_ocur_time::DATE = marked.day)"""
LIMIT = """(SELECT max_units::DECIMAL(16,4) FROM k_service_frequency AS k
            WHERE k.hilist_code = marked.hilist_code)"""


def test_frauds_exceed_what_a_day_holds(town: Town) -> None:
    assert town.all_cases(SCHEME, "fraud", f"{UNITS} > {LIMIT}")


def test_innocents_fill_the_day_exactly(town: Town) -> None:
    assert town.all_cases(SCHEME, "innocent", f"{UNITS} = {LIMIT} AND {LIMIT} = 24")
