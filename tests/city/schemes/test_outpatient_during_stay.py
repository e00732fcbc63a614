from __future__ import annotations

from tests.city.town import Town

SCHEME = "outpatient_during_stay"
STAY = """EXISTS (SELECT 1 FROM mdtrt_d AS o WHERE o.psn_no = marked.psn_no AND o.med_type = '21'
          AND {})"""


def test_frauds_lie_strictly_inside_a_stay(town: Town) -> None:
    inside = STAY.format("day > o.begntime::DATE AND day < o.endtime::DATE")
    assert town.all_cases(SCHEME, "fraud", f"med_type <> '21' AND {inside}")
    assert town.cases(SCHEME, "fraud", "med_type = '41'") > 0


def test_innocents_lie_on_its_edges(town: Town) -> None:
    for edge in ("begntime", "endtime"):
        where = STAY.format(f"day = o.{edge}::DATE")
        assert 0 < town.cases(SCHEME, "innocent", where) < town.labels(SCHEME, "innocent")
    inside = STAY.format("marked.fee_ocur_time BETWEEN o.begntime AND o.endtime")
    assert town.cases(SCHEME, "innocent", inside) == 0
