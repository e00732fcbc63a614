from __future__ import annotations

from tests.city.town import Town

SCHEME = "overlapping_stays"
OTHER = """EXISTS (SELECT 1 FROM mdtrt_d AS o WHERE o.psn_no = marked.psn_no
           AND o.fixmedins_code <> marked.fixmedins_code AND o.med_type = '21' AND {})"""


def test_frauds_are_charged_while_the_patient_lies_elsewhere(town: Town) -> None:
    inside = OTHER.format("day > o.begntime::DATE AND day < o.endtime::DATE")
    assert town.all_cases(SCHEME, "fraud", inside)


def test_innocents_are_moved_within_a_day(town: Town) -> None:
    same_day = OTHER.format(
        "o.endtime::DATE = marked.begntime::DATE AND o.endtime < marked.begntime"
    )
    assert town.cases(SCHEME, "innocent", same_day) == town.labels(SCHEME, "innocent")
    assert town.cases(SCHEME, "innocent", OTHER.format("o.begntime < marked.endtime AND "
                      "o.endtime > marked.begntime")) == 0  # fmt: skip
