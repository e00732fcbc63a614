from __future__ import annotations

from tests.city.town import Town

SCHEME = "service_after_death"
DEATH = "(SELECT max(o.die_date) FROM mdtrt_d AS o WHERE o.psn_no = marked.psn_no)"


def test_frauds_come_days_after_death(town: Town) -> None:
    assert town.all_cases(SCHEME, "fraud", f"day > {DEATH} + 1")
    assert town.cases(SCHEME, "fraud", "med_type = '41'") > 0


def test_innocents_were_booked_a_day_late(town: Town) -> None:
    assert town.all_cases(SCHEME, "innocent", f"day = {DEATH} + 1 AND med_type = '21'")


def test_nobody_else_outlives_death(town: Town) -> None:
    assert (
        town.one("""
        WITH d AS (SELECT psn_no, max(die_date) AS died FROM mdtrt_d GROUP BY ALL)
        SELECT count(*) FROM fee_list_d JOIN d USING (psn_no) WHERE fee_ocur_time::DATE > died
          AND psn_no NOT IN (SELECT subject_code FROM labels
                             WHERE scheme = 'service_after_death')""")
        == 0
    )
