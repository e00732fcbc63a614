from __future__ import annotations

from tests.city.town import Town

SCHEME = "split_admission"
GAP = """(SELECT marked.begntime::DATE - max(o.endtime)::DATE FROM mdtrt_d AS o
          WHERE o.psn_no = marked.psn_no AND o.fixmedins_code = marked.fixmedins_code
            AND o.dscg_maindiag_code = illness AND o.endtime < marked.begntime
            AND o.dscg_way <> '2')"""
EXEMPT = "illness LIKE 'Z51.1%' OR illness LIKE 'Z49%'"


def test_frauds_come_back_for_the_same_within_fifteen_days(town: Town) -> None:
    assert town.all_cases(SCHEME, "fraud", f"{GAP} BETWEEN 1 AND 15 AND NOT ({EXEMPT})")
    assert town.cases(SCHEME, "fraud", f"{GAP} <= 7") > 0
    assert town.cases(SCHEME, "fraud", f"{GAP} > 7") > 0


def test_innocents_have_their_reason(town: Town) -> None:
    assert town.cases(SCHEME, "innocent", f"{GAP} <= 15 AND NOT ({EXEMPT})") == 0
    assert town.cases(SCHEME, "innocent", f"{GAP} = 16") > 0
    assert town.cases(SCHEME, "innocent", EXEMPT) > 0
    assert town.cases(SCHEME, "innocent", "dscg_way = '2'") > 0
