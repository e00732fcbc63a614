from __future__ import annotations

from tests.city.town import Town

SCHEME = "drug_course"
DAYS = """(SELECT marked.day - min(o.fee_ocur_time::DATE) + 1 FROM fee_list_d AS o
           WHERE o.psn_no = marked.psn_no AND o.hilist_code = marked.hilist_code)"""
LIMIT = """(SELECT max_days::INTEGER FROM k_drug_course AS k
            WHERE k.hilist_code = marked.hilist_code)"""


def test_only_the_days_past_the_limit_are_fraud(town: Town) -> None:
    assert town.all_cases(SCHEME, "fraud", f"{DAYS} > {LIMIT}")
    assert town.cases(SCHEME, "fraud", f"{DAYS} = {LIMIT} + 1") == town.labels(SCHEME, "fraud")


def test_innocents_end_on_the_last_paid_day(town: Town) -> None:
    assert town.all_cases(SCHEME, "innocent", f"{DAYS} <= {LIMIT}")
    assert town.cases(SCHEME, "innocent", f"{DAYS} = {LIMIT}") == town.labels(SCHEME, "innocent")
