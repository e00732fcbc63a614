from __future__ import annotations

from tests.city.town import Town

SCHEME = "doctor_minute"
CROWDS = """
    SELECT bilg_dr_code AS doctor, count(DISTINCT psn_no) AS persons,
           min(fee_ocur_time)::DATE AS day
    FROM fee_list_d WHERE med_type IN ('11', '14') AND cnt > 0
    GROUP BY bilg_dr_code, date_trunc('minute', fee_ocur_time) HAVING count(DISTINCT psn_no) > 1
"""


def test_six_are_fraud_and_three_are_not(town: Town) -> None:
    found = town.rows(f"""
        SELECT l.kind, c.persons, count(*) FROM labels AS l JOIN ({CROWDS}) AS c
          ON c.doctor = l.subject_code AND c.day BETWEEN l.period_from AND l.period_to
        WHERE l.scheme = '{SCHEME}' GROUP BY ALL ORDER BY ALL""")
    count = town.labels(SCHEME, "fraud")
    assert found == [("fraud", 6, count), ("innocent", 3, count)]


def test_nobody_else_sees_two_at_once(town: Town) -> None:
    assert town.one(f"SELECT count(*) FROM ({CROWDS})") == 2 * town.labels(SCHEME, "fraud")
