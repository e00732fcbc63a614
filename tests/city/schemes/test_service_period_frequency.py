from __future__ import annotations

from tests.city.town import Town

SCHEME = "service_period_frequency"
APART = """(SELECT marked.day - max(o.fee_ocur_time::DATE) FROM fee_list_d AS o
            WHERE o.psn_no = marked.psn_no AND o.hilist_code = marked.hilist_code
              AND o.fixmedins_code <> marked.fixmedins_code AND o.fee_ocur_time < marked.day)"""
PERIOD = """(SELECT period_days::INTEGER FROM k_service_period_frequency AS k
             WHERE k.hilist_code = marked.hilist_code)"""


def test_frauds_repeat_within_the_period_elsewhere(town: Town) -> None:
    assert town.all_cases(SCHEME, "fraud", f"{APART} < {PERIOD}")
    assert town.cases(SCHEME, "fraud", f"{PERIOD} = 90") > 0
    assert town.cases(SCHEME, "fraud", f"{PERIOD} = 14") > 0


def test_innocents_repeat_when_the_period_is_over(town: Town) -> None:
    assert town.cases(SCHEME, "innocent", f"{APART} < {PERIOD}") == 0
    assert town.cases(SCHEME, "innocent", f"{APART} = {PERIOD}") == town.labels(SCHEME, "innocent")
